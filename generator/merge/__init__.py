"""Many Findings -> Briefing: one story's reports, in visible steps."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import fields, replace

from generator.merge.disputes import find_disputes
from generator.merge.disputes.rules import is_told
from generator.merge.facts.agreement import find_agreement
from generator.merge.facts.left_open import find_corrections, find_not_known
from generator.merge.facts.single import find_single
from generator.merge.ground import Ground, ground_of
from generator.merge.notices import find_notices, tell_orders, torn_notices
from generator.merge.places_and_bodies import find_named
from generator.merge.point_sides import compared
from generator.merge.speech.key_quotes import choose_key_quotes
from generator.merge.speech.silences import says_something
from generator.merge.summary import fill_summary, fill_title, title_from_address
from generator.merge.timeline import fill_timeline
from generator.merge.withhold import withhold
from generator.people.together import each_of, speakers_of
from generator.records import (
    Briefing,
    Dispute,
    Outline,
    Report,
    Source,
    Span,
    Story,
    StoryHead,
    StoryOrder,
    Voice,
)

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


# --- what lists of stories show -----------------------------------------------------------------


def outline_of(briefing: Briefing) -> Outline:
    """What lists of stories show of it, so that they need not hold it whole: of disputed points
    those that a report or somebody who read it tells of."""
    head = {field.name: getattr(briefing, field.name) for field in fields(StoryHead)}
    disputes = tuple(_dispute_outline(dispute) for dispute in briefing.disputes if is_told(dispute))
    return Outline(**{**head, "disputes": disputes}, voices=_voices(briefing))


def _dispute_outline(dispute: Dispute) -> Dispute:
    sides = tuple(replace(p, evidence=p.evidence[:1]) for p in dispute.positions)
    return replace(dispute, positions=sides)


def _voices(briefing: Briefing) -> tuple[Voice, ...]:
    """One for each record of a speaker: the same person may be known with a role and without. Who
    is not quoted and holds a side only perhaps has none."""
    spoken = [q.speaker for q in (*briefing.quotations, *briefing.denials) if q.speaker]
    quoted = Counter(one for speaker in spoken for one in each_of(speaker))
    told = replace(briefing, disputes=tuple(filter(is_told, briefing.disputes)))
    known = dict.fromkeys(speakers_of(told))
    return tuple(Voice(speaker=s, quotations=quoted[s]) for s in known if not s.unnamed)
