"""The day of each report of a story, assumed where need be, and its dates seen from that day."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.language.dates import Expression, own_day, recognise, resolve_dates
from generator.language.dates.reckoning import unit_of
from generator.records import Article, DateMention, Report, Span
from generator.spans import cut

WEEKDAY_NAME = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
TURN_OF_YEAR = re.compile(r"\b(?:last|this)\s+year\b", re.IGNORECASE)
NEWS_CYCLE_DAYS = 3
"""Days: reports that lie no further apart are taken to be of one news cycle, so that a report
without a date belongs to it too."""
SUPPORT = 2
"""Mentions of the newest printed year that it takes to reckon from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDay:
    """The day that a report's "yesterday" counts from."""

    day: date
    assumed: bool
    borrowed: bool = False
    """True where it is the day of the other reports."""
    why: str = ""
    """What an assumed day was taken from."""


def report_days(reports: Sequence[Report]) -> dict[str, ReportDay]:
    """By article key; a report whose day nothing tells is missing.

    A day that the editor or the dateline gives is known. A dateline without a year takes the year
    that brings it nearest to the known days, else the year that the story supports. A report
    without either belongs to the days of the others where it names a weekday that they name.
    """
    known = {
        r.article.file: ReportDay(day=day, assumed=False)
        for r in reports
        if (day := _own_day(r.article))
    }
    by_dateline = {
        r.article.file: ReportDay(
            day=day, assumed=True, why="day_by_reports" if known else "day_by_years"
        )
        for r in reports
        if r.article.file not in known and (day := _dateline_day(r.article, known, reports))
    }
    days = {**by_dateline, **known}
    cycle = _cycle(days)
    if cycle:
        named = {name for r in reports if r.article.file in days for name in _weekdays(r.article)}
        days |= {
            r.article.file: ReportDay(day=cycle, assumed=True, borrowed=True, why="day_by_cycle")
            for r in reports
            if r.article.file not in days and named & _weekdays(r.article)
        }
    return days


def _own_day(article: Article) -> date | None:
    span = article.dateline.date if article.dateline else None
    return own_day(article.published, cut(article.text, span) if span else "")


def _dateline_day(
    article: Article, known: Mapping[str, ReportDay], reports: Sequence[Report]
) -> date | None:
    printed = article.dateline.date if article.dateline else None
    expressions = recognise(cut(article.text, printed)) if printed else ()
    if not expressions:
        return None
    if known:
        near = max(entry.day for entry in known.values())
    else:
        year = supported_year(reports)
        if year is None:
            return None
        near = date(year, max(1, expressions[0].month), 15)
    values = resolve_dates(expressions[:1], [""], near)
    value = values[0]
    return date.fromisoformat(value) if value and unit_of(value) == "day" else None


def supported_year(reports: Sequence[Report]) -> int | None:
    """The year after the newest past year that a story prints in figures.

    Newspapers print a year to set it apart from their own, which they call "this year": the rule
    asks for `SUPPORT` such mentions and for the words "last year" or "this year". None without.
    """
    years = Counter(
        int(mention.value[:4])
        for report in reports
        for mention in report.findings.dates
        if mention.value and mention.direction != "future" and mention.dated != "state"
        if mention.value[:4] in cut(report.article.text, mention.span)
    )
    turns = any(TURN_OF_YEAR.search(report.article.text) for report in reports)
    newest = max(years, default=None)
    if newest is None or not turns or years[newest] < SUPPORT:
        return None
    return newest + 1


def _cycle(days: Mapping[str, ReportDay]) -> date | None:
    """The newest day, if all lie within one news cycle."""
    ordered = sorted(entry.day for entry in days.values())
    if not ordered or (ordered[-1] - ordered[0]).days > NEWS_CYCLE_DAYS:
        return None
    return ordered[-1]


def _weekdays(article: Article) -> set[str]:
    return {
        name
        for span in article.paragraphs
        for name in WEEKDAY_NAME.findall(cut(article.text, span))
    }


def dates_of(report: Report, day: ReportDay | None) -> tuple[DateMention, ...]:
    """The report's dates; where its day is assumed, what hangs on it is reckoned and marked."""
    mentions = report.findings.dates
    if day is None or not day.assumed:
        return mentions
    readable = [(m, e) for m in mentions if (e := _read_again(report.article, m.span))]
    values = resolve_dates([e for _, e in readable], [m.direction for m, _ in readable], day.day)
    found = {m.span: value for (m, _), value in zip(readable, values, strict=True)}
    return tuple(
        replace(m, value=found[m.span], assumed=True)
        if m.value is None and found.get(m.span)
        else m
        for m in mentions
    )


def _read_again(article: Article, span: Span) -> Expression | None:
    """The expression at a span, with offsets into the article; None if its words say too little."""
    expressions = recognise(cut(article.text, span))
    if len(expressions) != 1:
        return None
    return replace(expressions[0], start=span.start, end=span.end)
