"""Matters: stories of one matter on different days are threads, with a reason and an address."""
