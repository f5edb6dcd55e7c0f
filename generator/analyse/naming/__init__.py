"""Names in one article: found, mended, cut where they end, and who is introduced by them."""
