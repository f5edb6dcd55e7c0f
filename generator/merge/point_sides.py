"""The sides of a disputed point: which positions stand together, when two points are one, and how
far two readings of one story set the same passages against each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from generator.records import (
    Compared,
    Dispute,
    DisputeOrder,
    Position,
    PositionOrder,
    Reading,
    Span,
)
from generator.spans import overlaps, shared_length

SHARED_PASSAGE = 0.5
"""Part of the shorter of two passages that they share where they are one."""
# origin: a choice: as in measure.py, where .6 of the words count; a clause and its sentence are one
Sided = TypeVar("Sided", Position, PositionOrder)
SpansOfSides = Sequence[Sequence[Span]]


def sides_of(positions: Sequence[Sided]) -> list[list[Sided]]:
    """The positions of each side; one without a number is a side of its own."""
    sides: dict[object, list[Sided]] = {}
    for place, position in enumerate(positions):
        side = ("alone", place) if position.side is None else position.side
        sides.setdefault(side, []).append(position)
    return list(sides.values())


def sides_shown(dispute: Dispute) -> list[list[Span]]:
    """The passages of each side."""
    return [[s for p in side for s in p.evidence] for side in sides_of(dispute.positions)]


def sides_said(order: DisputeOrder) -> list[list[Span]]:
    """The same of a point that a reader gives."""
    return [[e.span for p in side for e in p.evidence] for side in sides_of(order.positions)]


def is_one_point(
    one: SpansOfSides, other: SpansOfSides, meet: Callable[[Span, Span], bool]
) -> bool:
    """Whether two sides of one stand on two sides of the other, by passages that meet."""
    met = [
        (k, n)
        for k, mine in enumerate(one)
        for n, theirs in enumerate(other)
        if any(meet(a, b) for a in mine for b in theirs)
    ]
    return any(k != m and n != o for k, n in met for m, o in met)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """Places of points: those of one list that the other has, and the reverse."""

    ours: frozenset[int]
    theirs: frozenset[int]


def matches(ours: Sequence[SpansOfSides], theirs: Sequence[SpansOfSides]) -> Matches:
    """Points of two lists that are one."""
    pairs = [
        (a, b)
        for a, x in enumerate(ours)
        for b, y in enumerate(theirs)
        if is_one_point(x, y, _same_passage)
    ]
    return Matches(ours=frozenset(a for a, _ in pairs), theirs=frozenset(b for _, b in pairs))


def _same_passage(one: Span, other: Span) -> bool:
    least = min(one.end - one.start, other.end - other.start)
    return overlaps(one, other) and shared_length(one, other) >= SHARED_PASSAGE * least


def compared(
    program: Sequence[Dispute], reading: Reading, second: Reading | None
) -> Compared | None:
    """Counts of points; None where the reader says nothing of disputed points."""
    if reading.disputes is None:
        return None
    read = [sides_said(order) for order in reading.disputes]
    both = matches([sides_shown(d) for d in program], read)
    core = [k for k, order in enumerate(reading.disputes) if order.importance == "core"]
    others = None if second is None or second.disputes is None else second.disputes
    again = matches([sides_said(order) for order in others or ()], read)
    return Compared(
        program=len(program),
        right=len(both.ours),
        read=len(read),
        found=len(both.theirs),
        core=len(core),
        core_found=sum(k in both.theirs for k in core),
        second=None if others is None else len(others),
        second_right=len(again.ours),
        second_found=len(again.theirs),
    )
