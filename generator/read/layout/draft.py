"""An article on its way from bare paragraphs to its parts: what reading steps pass on."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from generator.read.layout.paragraphs import TextPassage, trimmed


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
    """The words of a passage."""
    return draft.text[passage[0] : passage[1]]


def is_kept(draft: Draft, passage: TextPassage) -> bool:
    """Whether an editor keeps any of a passage."""
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
