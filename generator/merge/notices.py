"""What a page says of those who decided, and where an editor should look: orders that met nothing,
reports without a day of their own, reports not in English, reports that fit two stories."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from generator.merge.days import ReportDay
from generator.merge.ground import Ground
from generator.problems import Place
from generator.records import Briefing, Quotation, ReadBy, Reading, Report, Story, StoryOrder


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


# --- who decided what ---------------------------------------------------------------------------


def tell_orders(briefing: Briefing, ground: Ground) -> Briefing:
    """Adds who decided what, one plain sentence each, before what was said of single points."""
    reading = ground.order.reading
    unmet = {Place(file=problem.file, line=problem.line) for problem in ground.problems}
    return replace(
        briefing,
        editor=(*_order_notes(ground.order, briefing.quotations, unmet), *briefing.editor),
        reading=_reading_by(reading) if reading else None,
        problems=(*ground.problems, *briefing.problems),
    )


def _order_notes(
    order: StoryOrder, quotations: Sequence[Quotation], unmet: Container[Place]
) -> Iterator[str]:
    names = ", ".join(speaker.name for speaker in order.speakers)
    whole: tuple[tuple[object, str], ...] = (
        (order.title, "An editor gave the story its title."),
        (order.thread, "An editor decided which other stories are of one thread with it."),
        (order.summary, "An editor chose the sentences of the summary."),
        (order.key, "An editor chose the key quotes."),
        (order.speakers, f"An editor described these speakers: {names}."),
    )
    yield from (note for given, note in whole if given)
    drops = (q for q in order.quotations if q.drop and q.at.place not in unmet)
    yield from ("An editor removed a quotation." for _ in drops)
    decided = (q for q in quotations if q.by == "editor" and not (order.key and q.key))
    yield from ("An editor decided a quotation's speaker or place." for _ in decided)
    for fact in order.agreed:
        verb = "removed" if fact.drop else "added"
        yield f"An editor {verb} something that the sources agree on."


def _reading_by(reading: Reading) -> ReadBy:
    lists = {
        "disputes": reading.disputes is not None,
        "agreed": reading.agreed is not None,
        "summary": reading.summary is not None,
        "key": reading.key is not None,
        "quotations": bool(reading.quotations),
    }
    return ReadBy(
        name=reading.reader,
        kind=reading.kind,
        read=reading.read,
        chose=tuple(name for name, chosen in lists.items() if chosen),
    )
