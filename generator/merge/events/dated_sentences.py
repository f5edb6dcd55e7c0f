"""Sentences that tell what happened at a date: what a timeline is made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator.language.dates.reckoning import first_day, holds, unit_of
from generator.language.words.standing_alone import is_scrap, leaning
from generator.merge.ground import Ground
from generator.merge.statements import Statement
from generator.records import DateMention
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


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSentence:
    """A statement that tells what happened at `value`, the ISO 8601 date of `mention`."""

    value: str
    mention: DateMention
    statement: Statement
    leaning: str
    framed: bool
    """True where the sentence opens with the date."""


def dated_sentences(ground: Ground, sources: frozenset[int]) -> list[DatedSentence]:
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
