"""The timeline: what happened when, each event once with its sources, and who published when.

It is made of sentences that tell what happened at a date.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.language.dates.reckoning import COARSENESS, first_day, holds, unit_of
from generator.language.words.standing_alone import is_scrap, leaning
from generator.merge.days import ReportDay
from generator.merge.ground import Ground, independent
from generator.merge.likeness import event_likeness
from generator.merge.statements import Statement
from generator.records import Briefing, DateMention, Report, Span, TimelineEvent
from generator.spans import cut, holding

OLD = 3
"""Years before the newest report: what lies further back is background."""
ROLES = {"deed": 3.0, "thing": 1.5, "words": 1.0}
"""Weight of what a date dates; "state" tells no event."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it
LONG_UNITS = frozenset({"quarter", "season", "half", "year"})
"""Units too long to be the time of a thing."""
FEWEST_WORDS = 6
"""Words of a sentence that tells something."""
BEFORE_OPENING_DATE = 6
"""Code points before a date that opens its sentence: "On ", a quotation mark."""
SAME_EVENT = 0.25
"""Likeness from which two sentences with one date tell the same event."""
# origin: the events of the labelled stories, 2026-11-21 (docs/developers/decisions.md)
SAME_EVENT_COARSE = 0.12
"""The same for a month or a year: a story seldom has two events in one."""
# origin: set by hand, 2026-11-21; a fifth less changes 0 of 21 real stories, a quarter more 0
SAME_EVENT_LEADS = 0.16
"""The same for the leads of two sources, which mostly open with one event."""
# origin: set by hand, 2026-11-21; a fifth less changes 0 of 21 real stories, a quarter more 1
MOST_A_DATE, MOST_A_YEAR = 3, 2
REPORTS = 60
"""Independent reports looked at: the work does not grow beyond them."""
MOST_EVENTS = 14
"""Events shown: a timeline is read at a glance."""
LEANS, LEANS_ELSE = {"": 0.0, "pronoun": 2.0}, 1.5
"""Weight that a sentence loses by leaning on the one before, and by every other way of it."""
# origin: set by hand, 2026-11-21; a fifth less changes 0 of 21 real stories, a quarter more 1
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSentence:
    """A statement that tells what happened at `value`, the ISO 8601 date of `mention`."""

    value: str
    mention: DateMention
    statement: Statement
    leaning: str
    framed: bool
    """True where the sentence opens with the date."""


Event = tuple[DatedSentence, ...]
"""DatedSentences of one event, best first."""


def fill_timeline(briefing: Briefing, ground: Ground) -> Briefing:
    """Adds the events and, apart from them, the coverage: oldest first, the coarser date first."""
    sources = frozenset(report.source.number for report in independent(ground)[:REPORTS])
    told = _dated_sentences(ground, sources)
    chosen = _chosen(_grouped_events(told, ground.rarity))
    events = [_event_shown(event, ground.days) for event in chosen]
    coverage = [c for report in ground.reports if (c := _coverage(report, ground.days))]
    return replace(briefing, timeline=tuple(sorted((*events, *coverage), key=_when_it_was)))


def _when_it_was(event: TimelineEvent) -> tuple[object, ...]:
    coarseness = COARSENESS.index(unit_of(event.value))
    return (first_day(event.value), -coarseness, event.coverage, event.evidence)


# --- dated sentences ----------------------------------------------------------------------------


def _dated_sentences(ground: Ground, sources: frozenset[int]) -> list[DatedSentence]:
    """Those of the sources of these numbers. Not what is quoted: a speaker's "today" is another
    day's. A thing's date counts where its sentence has no other."""
    newest = max((entry.day for entry in ground.days.values()), default=None)
    found = [
        dated
        for statement in ground.statements
        if statement.source in sources and _is_telling(statement)
        for dated in _dated(statement, ground)
        if _is_moment(dated, newest)
    ]
    acts = {d.statement.span for d in found if d.mention.dated != "thing"}
    return [d for d in found if d.mention.dated != "thing" or d.statement.span not in acts]


def _is_telling(statement: Statement) -> bool:
    """A full sentence: no scrap, no question."""
    text = statement.text
    asked = text.rstrip('"”’ ').endswith("?")
    return len(text.split()) >= FEWEST_WORDS and not asked and not is_scrap(text)


def _dated(statement: Statement, ground: Ground) -> Iterator[DatedSentence]:
    quoted = ground.quoted[statement.span.article]
    for mention in statement.dates:
        value = mention.value
        if value is None or unit_of(value) == "decade" or holding(mention.span, quoted) is not None:
            continue
        told = _as_told(mention, ground)
        if told.dated in ROLES:
            yield DatedSentence(
                value=value,
                mention=told,
                statement=statement,
                leaning=leaning(statement.text),
                framed=mention.span.start - statement.span.start < BEFORE_OPENING_DATE,
            )


def _as_told(mention: DateMention, ground: Ground) -> DateMention:
    """A caption prints the day with the current year, a report does not."""
    file = mention.span.article
    day = ground.days.get(file)
    printed = cut(ground.by_article[file].article.text, mention.span)
    caption = day is not None and mention.dated == "deed" and str(day.day.year) in printed
    return replace(mention, dated="thing") if caption else mention


def _is_moment(dated: DatedSentence, newest: date | None) -> bool:
    """Not background, not "this year", not an election's number, not "Sunday's talks were"."""
    unit, thing = unit_of(dated.value), dated.mention.dated == "thing"
    opens = dated.mention.span.start == dated.statement.span.start
    if thing and (unit in LONG_UNITS or opens):
        return False
    if newest is None:
        return True
    current = unit in LONG_UNITS and holds(dated.value, newest.isoformat())
    return not current and newest.year - first_day(dated.value).year <= OLD


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
        event_likeness(dated.statement.terms, other.statement.terms, rarity)
        >= _needed(dated, other)
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
    per_date: Counter[str] = Counter()
    chosen: list[Event] = []
    for event in sorted(events, key=lambda event: (-_event_strength(event), _event_rank(event[0]))):
        fresh = tuple(t for t in event if t.statement.span not in used)
        value = event[0].value
        if fresh and per_date[value] < _room_needed(fresh) and _tells_event(fresh):
            used |= {t.statement.span for t in fresh}
            per_date[value] += 1
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
    begun = today is not None and first_day(dated.value) < today
    past = begun and today is not None and not holds(dated.value, today.isoformat())
    caption = today is not None and dated.value == today.isoformat() and mention.dated == "thing"
    ahead = mention.direction == "future" and mention.dated != "words" and not (past or caption)
    return ahead and not MERE_CHANCE.search(text) and not CALLED_OFF.search(text)


# --- coverage -----------------------------------------------------------------------------------


def _coverage(report: Report, days: Mapping[str, ReportDay]) -> TimelineEvent | None:
    """The report's own day, told by its headline or its first sentence."""
    entry, sentences = days.get(report.article.file), report.findings.sentences
    passage = report.article.headline or (sentences[0].span if sentences else None)
    if entry is None or entry.borrowed or passage is None:
        return None
    return TimelineEvent(
        value=entry.day.isoformat(),
        printed=None,
        evidence=(passage,),
        coverage=True,
        assumed=entry.assumed,
    )
