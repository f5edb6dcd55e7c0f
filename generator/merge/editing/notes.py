"""What a page says of those who decided, and what an editor is told that met nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.merge.ground import Ground
from generator.records import Briefing, Quotation, ReadBy, Reading, StoryOrder


def tell_orders(briefing: Briefing, ground: Ground) -> Briefing:
    """Adds who decided what, one plain sentence each, before what was said of single points."""
    reading = ground.order.reading
    return replace(
        briefing,
        editor=(*_notes(ground.order, briefing.quotations), *briefing.editor),
        reading=_read_by(reading) if reading else None,
        problems=(*ground.problems, *briefing.problems),
    )


def _notes(order: StoryOrder, quotations: tuple[Quotation, ...]) -> Iterator[str]:
    if order.title:
        yield "An editor gave the story its title."
    if order.summary:
        yield "An editor chose the sentences of the summary."
    if order.key:
        yield "An editor chose the key quotes."
    if order.speakers:
        names = ", ".join(speaker.name for speaker in order.speakers)
        yield f"An editor described these speakers: {names}."
    for dropped in sum(quotation.drop for quotation in order.quotations) * (True,):
        yield "An editor removed a quotation." if dropped else ""
    for _ in (q for q in quotations if q.by == "editor"):
        yield "An editor decided a quotation's speaker or place."
    for fact in order.agreed:
        verb = "removed" if fact.drop else "added"
        yield f"An editor {verb} something that the sources agree on."


def _read_by(reading: Reading) -> ReadBy:
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
