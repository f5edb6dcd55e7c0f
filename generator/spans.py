"""The geometry of passages: the one place that compares offsets.

Passages of different articles never overlap, never lie in one another and cannot be joined.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter
from typing import Generic, Protocol, TypeVar

from generator.records import Span


class Placed(Protocol):
    """A record that says where it stands."""

    @property
    def span(self) -> Span: ...


Thing = TypeVar("Thing")
Standing = TypeVar("Standing", bound=Placed)


def cut(text: str, span: Span) -> str:
    """The words of a passage; `text` is the whole text of its article."""
    return text[span.start : span.end]


def overlaps(one: Span, other: Span) -> bool:
    """True where two passages share a character."""
    return one.start < other.end and other.start < one.end and one.article == other.article


def within(inner: Span, outer: Span) -> bool:
    """True where a passage lies in another, or is the same."""
    return outer.start <= inner.start and inner.end <= outer.end and inner.article == outer.article


def shared_length(one: Span, other: Span) -> int:
    """How many characters two passages share that overlap."""
    return min(one.end, other.end) - max(one.start, other.start)


def common(one: Span, other: Span) -> Span:
    """What two passages share that overlap; empty words where they do not."""
    return part(one, max(one.start, other.start), min(one.end, other.end))


def begins_in(inner: Span, outer: Span) -> bool:
    """True where a passage has its first character in another."""
    return outer.start <= inner.start < outer.end and inner.article == outer.article


def join(one: Span, other: Span) -> Span:
    """From the first character of two passages of one article to the last, what lies between
    included."""
    return part(one, min(one.start, other.start), max(one.end, other.end))


def part(span: Span, start: int, end: int) -> Span:
    """Another passage of the span's article; `start` and `end` count from the article's start."""
    return Span(article=span.article, start=start, end=end)


def touching(spans: Iterable[Span]) -> list[Span]:
    """Passages of one article that overlap or stand one character apart, as one; in text order."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = join(joined[-1], span)
        else:
            joined.append(span)
    return joined


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceIndex(Generic[Thing]):
    """Things of one article by where they stand, so that those at a passage need no search."""

    rows: tuple[tuple[int, int, int, Thing], ...]
    """(start, end, position among the things, thing), by start."""
    starts: tuple[int, ...]
    reach: tuple[int, ...]
    """The furthest end up to here."""


def index_by_place(things: Iterable[Standing]) -> PlaceIndex[Standing]:
    """Things of one article, in any order."""
    return _place_index((thing.span, thing) for thing in things)


def index_spans(spans: Iterable[Span]) -> PlaceIndex[Span]:
    return _place_index((span, span) for span in spans)


def _place_index(placed: Iterable[tuple[Span, Thing]]) -> PlaceIndex[Thing]:
    rows = [(span.start, span.end, k, thing) for k, (span, thing) in enumerate(placed)]
    rows.sort(key=itemgetter(0))
    return PlaceIndex(
        rows=tuple(rows),
        starts=tuple(row[0] for row in rows),
        reach=tuple(accumulate((row[1] for row in rows), max)),
    )


def things_at(index: PlaceIndex[Thing], span: Span) -> list[Thing]:
    """The things that share a character with a passage of the same article, as they were given."""
    near = range(bisect_right(index.reach, span.start), bisect_left(index.starts, span.end))
    rows = (index.rows[k] for k in near)
    found = sorted((row for row in rows if row[1] > span.start), key=itemgetter(2))
    return [thing for _, _, _, thing in found]


def holding(inner: Span, spans: Sequence[Span]) -> int | None:
    """The index of the passage that holds another; None if none does.

    `spans` are of one article, come in text order and do not overlap.
    """
    at = bisect_right(spans, inner.start, key=lambda span: span.start) - 1
    return at if at >= 0 and within(inner, spans[at]) else None
