"""Quotation marks: which characters are some, and which belong together."""
