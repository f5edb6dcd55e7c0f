"""Where an editor should look: reports without a day of their own, reports not in English, and
reports that fit two stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.merge.days import ReportDay
from generator.merge.ground import Ground
from generator.records import Briefing, Report, Story


def find_notices(briefing: Briefing, ground: Ground) -> Briefing:
    """Adds one plain sentence for each kind, naming the sources, by the first of them."""
    sources: dict[str, list[int]] = {}
    for report in ground.reports:
        file = report.article.file
        for notice in (_of_language(file in ground.english), _of_day(ground.days.get(file))):
            if notice:
                sources.setdefault(notice, []).append(report.source.number)
    found = tuple(_of_sources(numbers, notice) for notice, numbers in sources.items())
    return replace(briefing, notices=(*briefing.notices, *found))


def torn_notices(story: Story, reports: Sequence[Report]) -> tuple[str, ...]:
    """A sentence for each article that another story would take nearly as well."""
    numbers = {report.article.file: report.source.number for report in reports}
    return tuple(
        f"Nearly as close to another story, {other} (source {numbers[file]}): say `story:` or"
        " `not_in:` in the index if it stands in the wrong one."
        for file, other in story.torn
    )


def _of_sources(numbers: Sequence[int], notice: str) -> str:
    """The notice with the sources where it has a gap."""
    word = "source" if len(numbers) == 1 else "sources"
    return notice.replace("SOURCES", f"{word} {', '.join(map(str, numbers))}")


def _of_language(english: bool) -> str:
    return "" if english else "Not English, it seems (SOURCES): nothing there is understood."


def _of_day(day: ReportDay | None) -> str:
    if day is None:
        return "Without a date (SOURCES): what is dated by weekday there stays out of the timeline."
    if not day.assumed:
        return ""
    return f"Without a date (SOURCES): {day.day.isoformat()} is assumed, {day.why}."
