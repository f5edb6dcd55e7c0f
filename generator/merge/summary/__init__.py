"""The summary: a few whole sentences of the reports that say what happened, none of them twice."""

from __future__ import annotations

from dataclasses import replace

from generator.merge.ground import Ground
from generator.merge.summary.choice import choose
from generator.records import Briefing

FIRST_PARAGRAPHS = 2
"""Of a report in another language."""


def fill_summary(briefing: Briefing, ground: Ground) -> Briefing:
    """Adds the editor's own sentences where there are any, else the reader's, else the best of
    the reports; where no report is understood, how the first one begins."""
    order = ground.order
    read = order.reading.summary if order.reading else None
    if order.summary or read is not None:
        return replace(briefing, summary=tuple(p.span for p in order.summary or read or ()))
    if ground.reports and not ground.english:
        return replace(briefing, summary=ground.reports[0].article.paragraphs[:FIRST_PARAGRAPHS])
    return replace(briefing, summary=tuple(s.span for s in choose(briefing, ground)))
