"""An article on its way from bare paragraphs to its parts: what reading steps pass on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.read.paragraphs import Passage, trimmed


@dataclass(frozen=True, slots=True, kw_only=True)
class DatelineParts:
    """The dateline and its parts as passages."""

    whole: Passage
    place: Passage | None = None
    agencies: Passage | None = None
    date: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`body` is what is still taken for the report; parts found leave it."""

    text: str
    body: tuple[Passage, ...]
    headline: Passage | None = None
    byline: Passage | None = None
    dateline: DatelineParts | None = None
    dated: Passage | None = None
    """A fully printed date of publication; it lies within a removal, a byline or the dateline."""
    removals: tuple[tuple[Passage, str], ...] = ()


def cut(draft: Draft, passage: Passage) -> str:
    """The words of a passage."""
    return draft.text[passage[0] : passage[1]]


def without(text: str, body: Iterable[Passage], gone: Iterable[Passage]) -> tuple[Passage, ...]:
    """The body less the passages that go; what is left of a paragraph stays a paragraph."""
    left = list(body)
    for start, end in gone:
        left = [piece for passage in left for piece in _less(text, passage, start, end)]
    return tuple(left)


def _less(text: str, passage: Passage, start: int, end: int) -> list[Passage]:
    if end <= passage[0] or passage[1] <= start:
        return [passage]
    pieces = (trimmed(text, passage[0], start), trimmed(text, end, passage[1]))
    return [piece for piece in pieces if piece[0] < piece[1]]
