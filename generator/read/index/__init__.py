"""The seed index and its lock: every key with its line, and the words that an editor quotes."""
