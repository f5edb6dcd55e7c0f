"""The timeline: what happened when, each event once with its sources, and who published when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from generator.language.dates.reckoning import COARSENESS, first_day, holds, unit_of
from generator.merge.days import ReportDay
from generator.merge.events.dated_sentences import LONG_UNITS, ROLES, DatedSentence, dated_sentences
from generator.merge.ground import Ground, independent
from generator.merge.likeness import event_likeness
from generator.records import Briefing, Report, Span, TimelineEvent

SAME_EVENT = 0.25
"""Likeness from which two sentences with one date tell the same event."""
# origin: the events of the labelled stories, 2026-11-21 (docs/developers/decisions.md)
SAME_EVENT_COARSE = 0.12
"""The same for a month or a year: a story seldom has two events in one."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it
SAME_EVENT_LEADS = 0.16
"""The same for the leads of two sources, which mostly open with one event."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it
MOST_A_DATE, MOST_A_YEAR = 3, 2
REPORTS = 60
"""Independent reports looked at: the work does not grow beyond them."""
MOST_EVENTS = 14
"""Events shown: a timeline is read at a glance."""
LEANS, LEANS_ELSE = {"": 0.0, "pronoun": 2.0}, 1.5
"""Weight that a sentence loses by leaning on the one before, and by every other way of it."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it
MERE_CHANCE = re.compile(r"\b(?:if|unless|could|might)\b", re.IGNORECASE)
"""What a condition or a mere chance is told with."""
CALLED_OFF = re.compile(
    r"\b(?:was|were|had been) (?:scheduled|expected|due|set|supposed|planned|planning|to)\b"
    r"[^.]{0,120}?\b(?:but|cancell?ed|prevented|called off|postponed)\b",
    re.IGNORECASE,
)
"""A plan that came to nothing: "was to sail on Thursday, but the storm prevented it"."""
OPENING, LEAD = 1, 3
"""Sentences from an article's beginning that count as its opening and as
its lead: what was said there is the news."""


Event = tuple[DatedSentence, ...]
"""DatedSentences of one event, best first."""


def fill_timeline(briefing: Briefing, ground: Ground) -> Briefing:
    """Adds the events and, apart from them, the coverage: oldest first, the coarser date first."""
    sources = frozenset(report.source.number for report in independent(ground)[:REPORTS])
    told = dated_sentences(ground, sources)
    events = [
        _event_shown(event, ground.days) for event in _chosen(_grouped_events(told, ground.rarity))
    ]
    coverage = [c for report in ground.reports for c in _coverage(report, ground.days)]
    return replace(briefing, timeline=tuple(sorted((*events, *coverage), key=_when_it_was)))


def _when_it_was(event: TimelineEvent) -> tuple[object, ...]:
    coarseness = COARSENESS.index(unit_of(event.value))
    return (first_day(event.value), -coarseness, event.coverage, event.evidence)


# --- events -------------------------------------------------------------------------------------


def _grouped_events(told: Sequence[DatedSentence], rarity: Mapping[str, float]) -> list[Event]:
    """Groups by date and likeness; the finest dates first, so that "February" joins its day."""
    ordered = sorted(told, key=lambda t: (COARSENESS.index(unit_of(t.value)), *_event_rank(t)))
    by_value: dict[str, list[list[DatedSentence]]] = {}
    for dated in ordered:
        near = [e for value, es in by_value.items() if holds(dated.value, value) for e in es]
        home = next((event for event in near if _belongs(dated, event, rarity)), None)
        if home is None:
            by_value.setdefault(dated.value, []).append([dated])
        else:
            home.append(dated)
    return [
        tuple(sorted(event, key=_event_rank)) for events in by_value.values() for event in events
    ]


def _event_rank(dated: DatedSentence) -> tuple[float, int, int, int]:
    """Best dated first: a deed on a known day, near the top, that stands by itself."""
    extra = (dated.statement.order < LEAD) + dated.framed - LEANS.get(dated.leaning, LEANS_ELSE)
    extra += (dated.statement.order < OPENING) - 2 * dated.mention.assumed
    role = ROLES[dated.mention.dated] + extra
    return (-role, dated.statement.order, dated.statement.source, dated.mention.span.start)


def _belongs(
    dated: DatedSentence, event: Sequence[DatedSentence], rarity: Mapping[str, float]
) -> bool:
    return any(
        event_likeness(dated.statement, other.statement, rarity) >= _needed(dated, other)
        for other in event
    )


def _needed(dated: DatedSentence, other: DatedSentence) -> float:
    one, two = dated.statement, other.statement
    if dated.value == other.value and unit_of(dated.value) != "day":
        return SAME_EVENT_COARSE
    leads = max(one.order, two.order) < LEAD and one.source != two.source
    return SAME_EVENT_LEADS if leads else SAME_EVENT


def _chosen(events: Sequence[Event]) -> list[Event]:
    """The strongest events, no sentence twice, few a date."""
    used: set[Span] = set()
    per_date: dict[str, int] = {}
    chosen: list[Event] = []
    for event in sorted(events, key=lambda event: (-_event_strength(event), _event_rank(event[0]))):
        fresh = tuple(t for t in event if t.statement.span not in used)
        value = event[0].value
        if not fresh or per_date.get(value, 0) >= _room_needed(fresh) or not _tells_event(fresh):
            continue
        used |= {t.statement.span for t in fresh}
        per_date[value] = per_date.get(value, 0) + 1
        chosen.append(fresh)
    return chosen[:MOST_EVENTS]


def _room_needed(event: Event) -> int:
    """ "Sunday's vote" is not needed where something else tells of Sunday; a year is no day."""
    if event[0].mention.dated == "thing":
        return 1
    return MOST_A_YEAR if unit_of(event[0].value) in LONG_UNITS else MOST_A_DATE


def _event_strength(event: Event) -> float:
    sources = len({dated.statement.source for dated in event})
    best = -_event_rank(event[0])[0]
    return 2 * sources + best - COARSENESS.index(unit_of(event[0].value)) / len(COARSENESS)


def _tells_event(event: Event) -> bool:
    """Two sources make an event; one must be clear, and words said are one only in the lead."""
    best = event[0]
    if len({dated.statement.source for dated in event}) > 1:
        return True
    if best.leaning == "pronoun":
        return False
    return best.mention.dated != "words" or best.statement.order < LEAD or best.framed


def _event_shown(event: Event, days: Mapping[str, ReportDay]) -> TimelineEvent:
    """One passage a source, the best first; the value is that of the best."""
    best, firsts = event[0], dict[int, DatedSentence]()
    for dated in event:
        firsts.setdefault(dated.statement.source, dated)
    return TimelineEvent(
        value=best.value,
        printed=best.mention.span,
        evidence=tuple(dated.statement.span for dated in firsts.values()),
        assumed=best.mention.assumed,
        planned=all(_is_planned(dated, days) for dated in event),
    )


def _is_planned(dated: DatedSentence, days: Mapping[str, ReportDay]) -> bool:
    """To come after the report, under no condition, and not called off."""
    mention, text = dated.mention, dated.statement.text
    entry = days.get(mention.span.article)
    today = entry.day if entry else None
    past = today is not None and first_day(dated.value) < today and not _goes_on(dated.value, today)
    caption = today is not None and dated.value == today.isoformat() and mention.dated == "thing"
    ahead = mention.direction == "future" and mention.dated != "words" and not (past or caption)
    return ahead and not MERE_CHANCE.search(text) and not CALLED_OFF.search(text)


def _goes_on(value: str, today: date) -> bool:
    """Whether the interval is not over yet."""
    return holds(value, today.isoformat())


# --- coverage -----------------------------------------------------------------------------------


def _coverage(report: Report, days: Mapping[str, ReportDay]) -> list[TimelineEvent]:
    """The report's own day, told by its headline or its first sentence."""
    entry, sentences = days.get(report.article.file), report.findings.sentences
    passage = report.article.headline or (sentences[0].span if sentences else None)
    if entry is None or entry.borrowed or passage is None:
        return []
    value = entry.day.isoformat()
    return [
        TimelineEvent(
            value=value, printed=None, evidence=(passage,), coverage=True, assumed=entry.assumed
        )
    ]
