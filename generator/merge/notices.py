"""Where an editor should look: reports without a day of their own, and reports not in English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.language.english import is_english
from generator.merge.days import ReportDay, report_days
from generator.records import Article, Briefing, Report, StoryOrder


def find_notices(briefing: Briefing, reports: Sequence[Report], order: StoryOrder) -> Briefing:
    """Adds one plain sentence for each, in source order."""
    days = report_days(reports)
    found = [
        notice
        for report in reports
        for notice in (_of_language(report), _of_day(report, days.get(report.article.file)))
        if notice
    ]
    return replace(briefing, notices=(*briefing.notices, *found))


def reads_as_english(article: Article) -> bool:
    """The editor's `language:` decides, else the words."""
    if article.language:
        return article.language.lower().startswith("en")
    return is_english(article.text)


def _of_language(report: Report) -> str:
    if reads_as_english(report.article):
        return ""
    return (
        f"Source {report.source.number} does not read as English: it counts as a report, but "
        "nothing in it is understood."
    )


def _of_day(report: Report, day: ReportDay | None) -> str:
    number = report.source.number
    if day is None:
        return f"Source {number} has no date: what it dates by weekday stays out of the timeline."
    if not day.assumed:
        return ""
    return f"Source {number} has no date: {day.day.isoformat()} is assumed, {day.why}."
