"""The timeline: what happened when, each event once with its sources, and who published when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.language.dates.reckoning import COARSENESS, first_day, holds, unit_of
from generator.merge.days import ReportDay
from generator.merge.ground import Ground, independent
from generator.merge.tellings import LONG, ROLES, Telling, tellings_of
from generator.merge.weights import likeness, weigh
from generator.records import Briefing, Report, Span, TimelineEvent

SAME_EVENT = 0.25
"""Likeness from which two sentences with one date tell the same event."""
SAME_EVENT_COARSE = 0.12
"""The same for a month or a year: a story seldom has two events in one."""
SAME_EVENT_LEADS = 0.16
"""The same for the leads of two sources, which mostly open with one event."""
MOST_A_DATE, MOST_A_YEAR = 3, 2
REPORTS = 60
"""Independent reports looked at: the work does not grow beyond them."""
MOST = 14
"""Events shown: a timeline is read at a glance."""
LEANS = {"": 0.0, "pronoun": 2.0}
"""Weight that a sentence loses by leaning on the one before; 1.5 for every other way."""
OPENING, LEAD = 2, 4
"""Sentences from an article's beginning, its headline among them, that count as its opening and as
its lead: what was said there is the news."""


Event = tuple[Telling, ...]
"""Tellings of one event, best first."""


def fill_timeline(briefing: Briefing, ground: Ground) -> Briefing:
    """Adds the events and, apart from them, the coverage: oldest first, the coarser date first."""
    looked_at = independent(ground)[:REPORTS]
    tellings = [telling for report in looked_at for telling in tellings_of(report, ground)]
    weights = weigh(s.terms for report in ground.reports for s in report.findings.sentences)
    events = [_shown(event) for event in _chosen(_events(tellings, weights))]
    coverage = [c for report in ground.reports for c in _coverage(report, ground.days)]
    return replace(briefing, timeline=tuple(sorted((*events, *coverage), key=_when)))


def _when(event: TimelineEvent) -> tuple[object, ...]:
    coarseness = COARSENESS.index(unit_of(event.value))
    return (first_day(event.value), -coarseness, event.coverage, event.evidence)


# --- events -------------------------------------------------------------------------------------


def _events(tellings: Sequence[Telling], weights: Mapping[str, float]) -> list[Event]:
    """Groups by date and likeness; the finest dates first, so that "February" joins its day."""
    ordered = sorted(tellings, key=lambda t: (COARSENESS.index(unit_of(t.value)), *_rank(t)))
    by_value: dict[str, list[list[Telling]]] = {}
    for telling in ordered:
        near = [e for value, es in by_value.items() if holds(telling.value, value) for e in es]
        home = next((event for event in near if _belongs(telling, event, weights)), None)
        if home is None:
            by_value.setdefault(telling.value, []).append([telling])
        else:
            home.append(telling)
    return [tuple(sorted(event, key=_rank)) for events in by_value.values() for event in events]


def _rank(telling: Telling) -> tuple[float, int, int, int]:
    """Best telling first: a deed on a known day, near the top, that stands by itself."""
    extra = (telling.place < LEAD) + telling.framed - LEANS.get(telling.leaning, 1.5)
    extra += (telling.place < OPENING) - 2 * telling.mention.assumed
    role = ROLES[telling.mention.dated] + extra
    return (-role, telling.place, telling.source, telling.mention.span.start)


def _belongs(telling: Telling, event: Sequence[Telling], weights: Mapping[str, float]) -> bool:
    for other in event:
        coarse = telling.value == other.value and unit_of(telling.value) != "day"
        leads = max(telling.place, other.place) < LEAD and telling.source != other.source
        needed = SAME_EVENT_COARSE if coarse else SAME_EVENT_LEADS if leads else SAME_EVENT
        if likeness(telling.sentence.terms, other.sentence.terms, weights) >= needed:
            return True
    return False


def _chosen(events: Sequence[Event]) -> list[Event]:
    """The strongest events, no sentence twice, few a date."""
    used: set[Span] = set()
    per_date: dict[str, int] = {}
    chosen: list[Event] = []
    for event in sorted(events, key=lambda event: (-_strength(event), _rank(event[0]))):
        fresh = tuple(t for t in event if t.sentence.span not in used)
        value = event[0].value
        if not fresh or per_date.get(value, 0) >= _room(fresh) or not _tells(fresh):
            continue
        used |= {t.sentence.span for t in fresh}
        per_date[value] = per_date.get(value, 0) + 1
        chosen.append(fresh)
    return chosen[:MOST]


def _room(event: Event) -> int:
    """ "Sunday's vote" is not needed where something else tells of Sunday; a year is no day."""
    if event[0].mention.dated == "thing":
        return 1
    return MOST_A_YEAR if unit_of(event[0].value) in LONG else MOST_A_DATE


def _strength(event: Event) -> float:
    sources = len({telling.source for telling in event})
    best = -_rank(event[0])[0]
    return 2 * sources + best - COARSENESS.index(unit_of(event[0].value)) / len(COARSENESS)


def _tells(event: Event) -> bool:
    """Two sources make an event; one must be clear, and words said are one only in the lead."""
    best = event[0]
    if len({telling.source for telling in event}) > 1:
        return True
    if best.leaning == "pronoun":
        return False
    return best.mention.dated != "words" or best.place < LEAD or best.framed


def _shown(event: Event) -> TimelineEvent:
    """One passage a source, the best first; the value is that of the best."""
    best, firsts = event[0], dict[int, Telling]()
    for telling in event:
        firsts.setdefault(telling.source, telling)
    return TimelineEvent(
        value=best.value,
        printed=best.mention.span,
        evidence=tuple(telling.sentence.span for telling in firsts.values()),
        assumed=best.mention.assumed,
    )


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
