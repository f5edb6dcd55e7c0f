"""Bytes -> the text that every offset points into: decoded, mended, normalised once."""
