"""Sentences that tell what happened at a date: what a timeline is made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from generator.language.dates.reckoning import first_day, holds, unit_of
from generator.language.words.leaning import leaning
from generator.language.words.scraps import is_scrap
from generator.merge.days import ReportDay, dates_of
from generator.merge.ground import Ground
from generator.records import DateMention, Report, Sentence
from generator.spans import cut, holding

OLD = 3
"""Years before the newest report: what lies further back is background."""
ROLES = {"deed": 3.0, "thing": 1.5, "words": 1.0}
"""Weight of what a date dates; "state" tells no event."""
LONG = frozenset({"quarter", "season", "half", "year"})
"""Units too long to be the time of a thing."""
FEWEST = 6
"""Words of a sentence that tells something."""
FRAME = 6
"""Code points before a date that opens its sentence: "On ", a quotation mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A sentence that tells what happened at a date. `place` is its index in the article."""

    value: str
    mention: DateMention
    sentence: Sentence
    place: int
    source: int
    leaning: str
    framed: bool
    """True where the sentence opens with the date."""


def tellings_of(report: Report, ground: Ground) -> list[Telling]:
    """Not what is quoted: a speaker's "today" is another day's."""
    file, sentences = report.article.file, [s.span for s in report.findings.sentences]
    newest = max((entry.day for entry in ground.days.values()), default=None)
    found = []
    for mention in _as_told(report, ground.days.get(file)):
        place = holding(mention.span, sentences)
        if place is None or holding(mention.span, ground.quoted[file]) is not None:
            continue
        telling = _telling(report, mention, place)
        if telling and _is_moment(telling, newest):
            found.append(telling)
    acts = {t.sentence.span for t in found if t.mention.dated != "thing"}
    return [t for t in found if t.mention.dated != "thing" or t.sentence.span not in acts]


def _as_told(report: Report, day: ReportDay | None) -> list[DateMention]:
    """The report's dates. A caption prints the day with the current year, a report does not."""
    year = str(day.day.year) if day else None
    return [
        replace(mention, dated="thing")
        if year and mention.dated == "deed" and year in cut(report.article.text, mention.span)
        else mention
        for mention in dates_of(report, day)
    ]


def _is_moment(telling: Telling, newest: date | None) -> bool:
    """Not background, not "this year", not an election's number, not "Sunday's talks were"."""
    unit, thing = unit_of(telling.value), telling.mention.dated == "thing"
    if thing and (unit in LONG or telling.mention.span.start == telling.sentence.span.start):
        return False
    if newest is None:
        return True
    current = unit in LONG and holds(telling.value, newest.isoformat())
    return not current and newest.year - first_day(telling.value).year <= OLD


def _telling(report: Report, mention: DateMention, place: int) -> Telling | None:
    """None where the date is unknown, dates nothing that happened, or stands in no statement."""
    sentence = report.findings.sentences[place]
    if mention.value is None or mention.dated not in ROLES or unit_of(mention.value) == "decade":
        return None
    if not _is_statement(report, sentence):
        return None
    return Telling(
        value=mention.value,
        mention=mention,
        sentence=sentence,
        place=place,
        source=report.source.number,
        leaning=leaning(cut(report.article.text, sentence.span)),
        framed=mention.span.start - sentence.span.start < FRAME,
    )


def _is_statement(report: Report, sentence: Sentence) -> bool:
    """A full sentence of the body: no headline, no scrap, no question."""
    text = cut(report.article.text, sentence.span)
    asked = text.rstrip('"”’ ').endswith("?")
    full = sentence.paragraph >= 0 and len(text.split()) >= FEWEST
    return full and not asked and not is_scrap(text)
