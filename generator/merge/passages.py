"""Passages of a report: their words, what lies inside what, and what stands in quotation marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

from generator.language.marks.pairing import outermost, quoted_stretches
from generator.merge.kept import keep_newest
from generator.records import Report, Span

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid(Generic[Thing]):
    """Things of one article by where they stand, so that those at a passage need no search."""

    things: tuple[Thing, ...]
    order: tuple[int, ...]
    """Positions in `things`, by start."""
    starts: tuple[int, ...]
    reach: tuple[int, ...]
    """The furthest end up to here."""
    ends: tuple[int, ...]


def lay(things: Sequence[Thing], span_of: Callable[[Thing], Span]) -> Laid[Thing]:
    """Things of one article, in any order."""
    spans = [span_of(thing) for thing in things]
    order = sorted(range(len(spans)), key=lambda k: spans[k].start)
    ends = tuple(spans[k].end for k in order)
    return Laid(
        things=tuple(things),
        order=tuple(order),
        starts=tuple(spans[k].start for k in order),
        reach=tuple(accumulate(ends, max)),
        ends=ends,
    )


def at(laid: Laid[Thing], span: Span) -> list[Thing]:
    """The things that share a character with a passage of the same article, as they were given."""
    found = []
    k = bisect_left(laid.starts, span.end) - 1
    while k >= 0 and laid.reach[k] > span.start:
        if laid.ends[k] > span.start:
            found.append(laid.order[k])
        k -= 1
    return [laid.things[k] for k in sorted(found)]


def words_at(report: Report, span: Span) -> str:
    """The words of a passage of this report's article."""
    return report.article.text[span.start : span.end]


def is_inside(inner: Span, outer: Span) -> bool:
    """Whether a passage lies within another of the same article."""
    return outer.start <= inner.start and inner.end <= outer.end


@keep_newest(64)
def in_marks(report: Report) -> tuple[Span, ...]:
    """The stretches of the body in quotation marks, outermost only, in text order."""
    article = report.article
    return tuple(
        Span(
            article=article.file,
            start=paragraph.start + stretch.start,
            end=paragraph.start + stretch.end,
        )
        for paragraph in article.paragraphs
        for stretch in outermost(quoted_stretches(words_at(report, paragraph)))
    )


def outside_marks(text: str, span: Span, quoted: Sequence[Span]) -> str:
    """The words of a passage, `text`, outside its stretches; a full stop stands for each of them.

    A sentence in the middle of a long quotation has no marks of its own and is quoted all the same.
    """
    done, kept = 0, ""
    for stretch in quoted:
        kept += text[done : max(0, stretch.start - span.start)] + " . "
        done = min(stretch.end, span.end) - span.start
    return kept + text[done:]


def around(inner: Span, starts: Sequence[int], spans: Sequence[Span]) -> int | None:
    """The index of the passage that holds another; None if none does.

    `spans` come in text order and do not overlap; `starts` are their starts.
    """
    at = bisect_right(starts, inner.start) - 1
    return at if at >= 0 and is_inside(inner, spans[at]) else None
