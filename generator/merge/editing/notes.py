"""What a page says of those who decided, and what an editor is told that met nothing."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from generator.merge.ground import Ground
from generator.problems import Place
from generator.records import Briefing, Quotation, ReadBy, Reading, StoryOrder


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
