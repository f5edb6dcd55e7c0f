"""Passages as a reader wants them: no quotation cut in two, neighbouring sentences in one.

Sides are found sentence by sentence; `“There was a talk.` and `There was no deal,” he said.` are
then two passages of one position, each with half the quotation marks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.language.marks.pairing import outermost, quoted_stretches
from generator.records import Dispute, Position, Report, Span
from generator.spans import begins_in, cut, join, overlaps

WHOLE_MOST = 60
"""Words of a quotation that is shown whole where a passage begins or ends within it. Longer ones
stay cut: a position is to be read at a glance."""


def with_whole_passages(
    disputes: Sequence[Dispute], by_article: Mapping[str, Report], struck: Sequence[Span] = ()
) -> tuple[Dispute, ...]:
    """The disputes with every position's evidence made whole, in the order it had; no passage is
    stretched over words that an editor dropped, `struck`."""
    return tuple(
        replace(d, positions=tuple(_whole_position(p, by_article, struck) for p in d.positions))
        for d in disputes
    )


def _whole_position(
    position: Position, reports: Mapping[str, Report], struck: Sequence[Span]
) -> Position:
    spans: list[Span] = []
    for span in position.evidence:
        stretched = whole(span, reports[span.article])
        dropped = any(overlaps(stretched, gone) for gone in struck)
        _add(spans, span if dropped else stretched, reports)
    return replace(position, evidence=tuple(spans))


def whole(span: Span, report: Report) -> Span:
    """The passage, stretched over each quotation of its paragraph that it only touches."""
    text = report.article.text
    paragraph = next((p for p in report.article.paragraphs if begins_in(span, p)), None)
    if paragraph is None:
        return span
    start, end = span.start, span.end
    for stretch in outermost(quoted_stretches(cut(text, paragraph))):
        opens, closes = paragraph.start + stretch.start, paragraph.start + stretch.end
        if opens < end and start < closes and len(text[opens:closes].split()) <= WHOLE_MOST:
            start, end = min(start, opens), max(end, closes)
    return replace(span, start=start, end=end)


def _add(spans: list[Span], new: Span, reports: Mapping[str, Report]) -> None:
    """Adds a passage in place of those before it that it meets in the same paragraph; the joined
    one stands where the first of them stood."""
    text = reports[new.article].article.text
    place = len(spans)
    for k in range(len(spans) - 1, -1, -1):
        if _meet(spans[k], new, text):
            new, place = join(spans[k], new), k
            del spans[k]
    spans.insert(place, new)


def _meet(one: Span, other: Span, text: str) -> bool:
    """They overlap, or only spaces part them."""
    if one.article != other.article:
        return False
    first, second = sorted((one, other), key=lambda span: span.start)
    between = text[first.end : second.start]
    return not between.strip() and "\n" not in between
