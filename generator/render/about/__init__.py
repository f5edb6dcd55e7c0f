"""Pages about the site itself, made of its own counts."""
