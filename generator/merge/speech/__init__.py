"""Whose words the quotations of a story are, and which of them are one utterance."""
