"""Many Findings -> Briefing: one story's reports, in visible steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from generator.merge.disputes import find_disputes
from generator.merge.editing.agreeing import compared
from generator.merge.editing.notes import tell_orders
from generator.merge.events.timeline import fill_timeline
from generator.merge.facts.agreement import find_agreement
from generator.merge.facts.corrections import find_corrections
from generator.merge.facts.not_known import find_not_known
from generator.merge.facts.single import find_single
from generator.merge.ground import Ground, ground_of
from generator.merge.notices import find_notices, torn_notices
from generator.merge.places_and_bodies import find_named
from generator.merge.speech.key_quotes import choose_key_quotes
from generator.merge.speech.silences import says_something
from generator.merge.summary import fill_summary
from generator.merge.summary.story_title import fill_title, title_from_address
from generator.merge.withhold import withhold
from generator.records import Briefing, Report, Source, Span, Story, StoryOrder

Step = Callable[[Briefing, Ground], Briefing]

MERGE_STEPS: tuple[Step, ...] = (
    find_disputes,
    fill_timeline,
    fill_summary,
    choose_key_quotes,
    find_agreement,
    find_single,
    find_not_known,
    find_corrections,
    find_named,
    find_notices,
    tell_orders,
    withhold,
    fill_title,
)
"""In order; each fills its part of the briefing and may read what stands before it."""


def merge(story: Story, reports: Sequence[Report], order: StoryOrder) -> Briefing:
    """The briefing of one story; reports come in source order. Pure."""
    ground = ground_of(reports, order)
    sources = tuple(_with_day(report, ground) for report in reports)
    days = (*(r.article.published for r in reports), *(s.dateline_day for s in sources))
    headline = _best_headline(reports)
    title = order.title or headline or title_from_address(story.id)
    briefing = Briefing(
        id=story.id,
        title=title,
        titled_by="editor" if order.title else "program" if headline else "address",
        updated=max(filter(None, days), default=None),
        sources=sources,
        quotations=tuple(q for q in ground.quotations if says_something(q, ground.people.texts)),
        why=story.why,
        note=order.note,
        amended=tuple(sorted(order.corrections, key=lambda one: one.date, reverse=True)),
        notices=torn_notices(story, reports),
        formerly=tuple(dict.fromkeys((*story.formerly, *order.formerly))),
        tags=tuple(dict.fromkeys((*order.tags, *(t for r in reports for t in r.article.tags)))),
    )
    blank = briefing
    for step in MERGE_STEPS:
        briefing = step(briefing, ground)
    return _with_comparison(briefing, blank, ground, reports)


def _with_comparison(
    briefing: Briefing, blank: Briefing, ground: Ground, reports: Sequence[Report]
) -> Briefing:
    """Where somebody else read the story: how far the program alone agrees."""
    order = ground.order
    if briefing.reading is None or order.reading is None:
        return briefing
    alone = ground_of(reports, replace(order, reading=None, second=None, disputes=(), apart=()))
    found = find_disputes(replace(blank, quotations=alone.quotations), alone).disputes
    counts = compared(found, order.reading, order.second)
    return replace(briefing, reading=replace(briefing.reading, compared=counts))


def _with_day(report: Report, ground: Ground) -> Source:
    """The source with the day of its dateline, where no date of publication is known."""
    known = ground.days.get(report.article.file)
    if report.article.published or known is None or known.borrowed:
        return report.source
    return replace(report.source, dateline_day=known.day.isoformat())


def _best_headline(reports: Sequence[Report]) -> Span | None:
    """The headline of the first source that has one; a copy's only where no other has any."""
    ranked = sorted(reports, key=lambda report: report.source.copy_of is not None)
    return next((r.article.headline for r in ranked if r.article.headline), None)
