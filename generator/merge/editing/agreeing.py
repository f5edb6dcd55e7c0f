"""How far two readings of one story set the same passages against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.records import Compared, Dispute, DisputeOrder, Reading, Span
from generator.spans import overlaps

SpansOfSides = Sequence[Sequence[Span]]
SHARED_PASSAGE = 0.5
"""Part of the shorter of two passages that they share where they are one."""
# origin: a choice: as in measure.py, where .6 of the words count; a clause and its sentence are one


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """Places of points: those of one list that the other has, and the reverse."""

    ours: frozenset[int]
    theirs: frozenset[int]


def matches(ours: Sequence[SpansOfSides], theirs: Sequence[SpansOfSides]) -> Matches:
    """Points of two lists that are one: two sides of it stand on two sides of the other."""
    pairs = [(a, b) for a, x in enumerate(ours) for b, y in enumerate(theirs) if _is_one_fact(x, y)]
    return Matches(ours=frozenset(a for a, _ in pairs), theirs=frozenset(b for _, b in pairs))


def _is_one_fact(one: SpansOfSides, other: SpansOfSides) -> bool:
    met = [(k, n) for k, a in enumerate(one) for n, b in enumerate(other) if _spans_meet(a, b)]
    return any(k != m and n != o for k, n in met for m, o in met)


def _spans_meet(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(_same_passage(a, b) for a in some for b in others)


def _same_passage(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    least = min(one.end - one.start, other.end - other.start)
    return overlaps(one, other) and shared >= SHARED_PASSAGE * least


def sides_shown(dispute: Dispute) -> SpansOfSides:
    """The passages of each side; a position without a side is one of its own."""
    sides: dict[int, list[Span]] = {}
    for place, position in enumerate(dispute.positions):
        side = -1 - place if position.side is None else position.side
        sides.setdefault(side, []).extend(position.evidence)
    return list(sides.values())


def sides_said(order: DisputeOrder) -> SpansOfSides:
    """The same of a point that a reader gives."""
    sides: dict[int, list[Span]] = {}
    for place, position in enumerate(order.positions):
        side = -1 - place if position.side is None else position.side
        sides.setdefault(side, []).extend(pointed.span for pointed in position.evidence)
    return list(sides.values())


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
