"""Positions as people word them: the holder as somebody calls it, with its page if it has one."""

from collections.abc import Collection, Mapping, Sequence

from generator.merge.speech.speakers import speaker_called
from generator.people.persons import People
from generator.records import By, Position, PositionOrder, Quotation, StoryOrder

PositionsSaid = Mapping[tuple[By, PositionOrder], Position]
"""By who says it (the index or a reading) and what is said."""


def positions_said(
    order: StoryOrder, outlets: Collection[str], people: People, quotations: Sequence[Quotation]
) -> PositionsSaid:
    """Every position of a point that the index or the reading words, each with evidence, as
    `standing` leaves it. `quotations` have their speakers, `outlets` are those of the story."""
    known = {q.speaker.id for q in quotations if q.speaker}
    renamed = {said.name for said in order.speakers}
    read = (order.reading.disputes if order.reading else None) or ()
    rows: list[tuple[By, PositionOrder]] = [("reading", p) for one in read for p in one.positions]
    rows += [("editor", p) for one in order.disputes if not one.drop for p in one.positions]

    def position(by: By, said: PositionOrder) -> Position:
        evidence = tuple(pointed.span for pointed in said.evidence)
        if said.holder in outlets:
            return Position(holder=said.holder, evidence=evidence, side=said.side)
        speaker = speaker_called(people, said.holder, evidence[0].article, by)
        called = speaker.name in renamed
        ours = speaker.name.casefold() != said.holder.casefold() or speaker.id in known
        return Position(
            holder=speaker.name if called else said.holder,
            evidence=evidence,
            side=said.side,
            speaker=speaker if ours or called else None,
        )

    return {(by, said): position(by, said) for by, said in rows}
