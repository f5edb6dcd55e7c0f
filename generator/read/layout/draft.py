"""The paragraphs of a text, told by blank lines, line ends or the width of wrapped lines; and the
draft of an article, which reading steps pass on from bare paragraphs to its parts."""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

TextPassage = tuple[int, int]
"""Code points, half-open, without white space at either end."""

TEXT_LINE = re.compile(r"[^\n]*\S[^\n]*")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
WRAP_WIDEST = 110
"""Columns. Wire copy is wrapped at 60 to 80; a line longer than this is a paragraph by itself."""
WRAP_SHARE = 0.75
"""Share of line ends inside sentences at which the next word would not have fitted, from which a
text counts as wrapped. Of 380 articles none with a paragraph a line reached it; wrapped at 60 to 78
columns all but one did."""
# origin: 380 articles, each also wrapped at 60 to 78 columns, 2026-11
WRAPPED_LINES = 0.98
"""Share of lines that keep the width; an address that could not be broken may stand out."""
# origin: the same 380 articles, 2026-11
WRAP_PAIRS = 2
"""Line ends inside sentences that are too few to tell."""
INDENT = "  "
INDENTED = 0.7
"""Share of indented lines up to which an indent starts a paragraph; beyond, the whole text has a
margin."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it
SENTENCE_END = re.compile(r"""[.!?…:]["'”’»)\]]*$""")


def paragraphs(text: str) -> tuple[TextPassage, ...]:
    """Every passage of the text that is one paragraph, in order; together all but white space."""
    lines = [(match.start(), match.end()) for match in TEXT_LINE.finditer(text)]
    width = wrap_width(text, lines)
    indents = sum(text.startswith(INDENT, start) for start, _ in lines) <= INDENTED * len(lines)
    joined: list[list[TextPassage]] = []
    for line in lines:
        if joined and _paragraph_goes_on(text, joined[-1][-1], line, width, indents):
            joined[-1].append(line)
        else:
            joined.append([line])
    return tuple(trimmed(text, group[0][0], group[-1][1]) for group in joined)


def trimmed(text: str, start: int, end: int) -> TextPassage:
    """The passage without the white space at its ends."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def wrap_width(text: str, lines: list[TextPassage]) -> int:
    """The column at which lines were wrapped; 0 where they were not."""
    widths = sorted(end - start for start, end in lines)
    width = widths[int(len(lines) * WRAPPED_LINES)] if lines else 0
    if width > WRAP_WIDEST:
        return 0
    pairs = [
        (upper, lower)
        for upper, lower in pairwise(lines)
        if not BLANK_LINE.search(text, upper[1], lower[0]) and not _line_ends_sentence(text, upper)
    ]
    if len(pairs) < WRAP_PAIRS:
        return 0
    full = sum(_is_full_line(text, upper, lower, width) for upper, lower in pairs)
    return width if full >= WRAP_SHARE * len(pairs) else 0


def _is_full_line(text: str, upper: TextPassage, lower: TextPassage, width: int) -> bool:
    """Whether the first word of the lower line would not have fitted on the upper one."""
    word = text[slice(*lower)].split(maxsplit=1)[0]
    return upper[1] - upper[0] + 1 + len(word) > width


def _line_ends_sentence(text: str, line: TextPassage) -> bool:
    return bool(SENTENCE_END.search(text[slice(*line)].rstrip()))


def _paragraph_goes_on(
    text: str, upper: TextPassage, lower: TextPassage, width: int, indents: bool
) -> bool:
    """Whether the lower line is of the same paragraph; `indents`: an indent starts another."""
    if not width or BLANK_LINE.search(text, upper[1], lower[0]):
        return False
    if indents and text.startswith(INDENT, lower[0]):
        return False
    return _is_full_line(text, upper, lower, width) or not _line_ends_sentence(text, upper)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatelineParts:
    """The dateline and its parts as passages."""

    whole: TextPassage
    place: TextPassage | None = None
    agencies: TextPassage | None = None
    date: TextPassage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`body` is what is still taken for the report; parts found leave it."""

    text: str
    body: tuple[TextPassage, ...]
    headline: TextPassage | None = None
    byline: TextPassage | None = None
    dateline: DatelineParts | None = None
    dated: TextPassage | None = None
    """A fully printed date of publication; it lies within a removal, a byline or the dateline."""
    removals: tuple[tuple[TextPassage, str], ...] = ()
    kept: tuple[TextPassage, ...] = ()
    """What an editor keeps in the report; no rule takes a paragraph that holds any of it."""


def words_of_passage(draft: Draft, passage: TextPassage) -> str:
    return draft.text[passage[0] : passage[1]]


def is_kept(draft: Draft, passage: TextPassage) -> bool:
    return any(max(passage[0], a) < min(passage[1], b) for a, b in draft.kept)


def body_without(
    text: str, body: Iterable[TextPassage], gone: Iterable[TextPassage]
) -> tuple[TextPassage, ...]:
    """The body less the passages that go; what is left of a paragraph stays a paragraph.

    Both are sorted, and a passage that goes lies within one of the body.
    """
    left: list[TextPassage] = []
    going = deque(sorted(gone))
    for start, end in body:
        while going and going[0][0] < end:
            leaves = going.popleft()
            left.append(trimmed(text, start, leaves[0]))
            start = leaves[1]
        left.append(trimmed(text, start, end))
    return tuple(piece for piece in left if piece[0] < piece[1])
