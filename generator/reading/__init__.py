"""A second reader's way in: numbered sentences out, pointers in, words in a file."""
