"""Editions: the stories of a day or week together."""
