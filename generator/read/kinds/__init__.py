"""What a file can be: one module a kind, each `Loaded` -> the reports in it and its problems."""
