"""Hostile inputs: what an article, a name or a file may try, and what it must not reach."""
