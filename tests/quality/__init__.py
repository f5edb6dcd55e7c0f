"""The project's own labelled stories, and how well the program does on them."""
