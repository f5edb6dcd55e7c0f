"""Numbers as printed: the values they allow, what they count, and what they are of."""
