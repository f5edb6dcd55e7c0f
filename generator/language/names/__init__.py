"""Names: their parts, which of them are one person's, offices, countries and bodies."""
