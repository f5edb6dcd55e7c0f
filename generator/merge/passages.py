"""Passages of a report: their words, what lies inside what, and what stands in quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from generator.language.marks import outermost, quoted_stretches
from generator.records import Report, Span


def words_at(report: Report, span: Span) -> str:
    """The words of a passage of this report's article."""
    return report.article.text[span.start : span.end]


def is_inside(inner: Span, outer: Span) -> bool:
    """Whether a passage lies within another of the same article."""
    return outer.start <= inner.start and inner.end <= outer.end


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


def around(inner: Span, starts: Sequence[int], spans: Sequence[Span]) -> int | None:
    """The index of the passage that holds another; None if none does.

    `spans` come in text order and do not overlap; `starts` are their starts.
    """
    at = bisect_right(starts, inner.start) - 1
    return at if at >= 0 and is_inside(inner, spans[at]) else None
