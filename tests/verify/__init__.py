"""The proof of a finished site, and what it must not let through."""
