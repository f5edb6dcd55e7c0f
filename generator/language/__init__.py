"""Spans of language in a string: parse, quote marks, names, numbers, dates, word lists.

Knows no Article: everything here takes text or a parsed text and gives offsets into it.
"""
