"""The paragraphs of a text: told by blank lines, by line ends, or by the width of wrapped lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

Passage = tuple[int, int]
"""Code points, half-open, without white space at either end."""

LINE = re.compile(r"[^\n]*\S[^\n]*")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
WRAP_WIDEST = 110
"""Columns. Wire copy is wrapped at 60 to 80; a line longer than this is a paragraph by itself."""
WRAP_SHARE = 0.75
"""Share of line ends inside blocks at which the next word would not have fitted, from which a text
counts as wrapped. Texts with a paragraph a line reach it only by chance, wrapped ones are at .9."""
SENTENCE_END = re.compile(r"""[.!?…:]["'”’»)\]]*$""")


def paragraphs(text: str) -> tuple[Passage, ...]:
    """Every passage of the text that is one paragraph, in order; together all but white space."""
    lines = [(match.start(), match.end()) for match in LINE.finditer(text)]
    width = wrap_width(text, lines)
    joined: list[list[Passage]] = []
    for line in lines:
        if joined and _goes_on(text, joined[-1][-1], line, width):
            joined[-1].append(line)
        else:
            joined.append([line])
    return tuple(trimmed(text, group[0][0], group[-1][1]) for group in joined)


def trimmed(text: str, start: int, end: int) -> Passage:
    """The passage without the white space at its ends."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def wrap_width(text: str, lines: list[Passage]) -> int:
    """The column at which lines were wrapped; 0 where they were not."""
    pairs = list(_touching(text, lines))
    width = max((end - start for start, end in lines), default=0)
    if len(pairs) < 2 or width > WRAP_WIDEST:
        return 0
    full = sum(_is_full(text, upper, lower, width) for upper, lower in pairs)
    return width if full >= WRAP_SHARE * len(pairs) else 0


def _touching(text: str, lines: list[Passage]) -> Iterator[tuple[Passage, Passage]]:
    """Neighbouring lines with no blank line between them."""
    for upper, lower in pairwise(lines):
        if not BLANK_LINE.search(text, upper[1], lower[0]):
            yield upper, lower


def _is_full(text: str, upper: Passage, lower: Passage, width: int) -> bool:
    """Whether the first word of the lower line would not have fitted on the upper one."""
    word = text[slice(*lower)].split(maxsplit=1)[0]
    return upper[1] - upper[0] + 1 + len(word) > width * 0.94


def _goes_on(text: str, upper: Passage, lower: Passage, width: int) -> bool:
    if not width or BLANK_LINE.search(text, upper[1], lower[0]):
        return False
    if _is_full(text, upper, lower, width):
        return not text[lower[0] : lower[1]].startswith("  ")
    return not SENTENCE_END.search(text[slice(*upper)].rstrip())
