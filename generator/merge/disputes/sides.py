"""From a gathered point to a dispute: positions by holder, best evidence first."""

from __future__ import annotations

from generator.merge.disputes.gather import Passage, Point
from generator.merge.disputes.headings import heading_of
from generator.merge.disputes.holders import same_person, same_voice
from generator.merge.disputes.statements import Statements
from generator.merge.disputes.types import type_of
from generator.records import Dispute, Position

EVIDENCE = 4
"""Passages shown of one position."""
HOLDERS = 3
"""Positions shown of one side."""


def dispute_of(point: Point, statements: Statements) -> Dispute | None:
    """The dispute, or None where nobody is left to face the side that turns against."""
    against = _positions(list(point.against.values()))
    first = against[0][0]
    others = [p for p in point.facing.values() if not same_voice(p.holder, first.holder)]
    facing = _positions(others)
    if not facing:
        return None
    return Dispute(
        issue=heading_of(point, statements),
        kind="parties",
        type=type_of(point),
        positions=(
            *(_position(group, side=0) for group in facing),
            *(_position(group, side=1) for group in against),
        ),
        why=point.anchors[0].why,
    )


def _positions(passages: list[Passage]) -> list[list[Passage]]:
    """Passages by holder, people of one party and the party together; the holder with most points
    first, and in each the best passage first."""
    groups: list[list[Passage]] = []
    for passage in sorted(passages, key=_order):
        for group in groups:
            if _together(group[0], passage):
                group.append(passage)
                break
        else:
            groups.append([passage])
    return sorted(groups, key=lambda g: (-sum(p.points for p in g), g[0].statement.place))[:HOLDERS]


def _together(one: Passage, other: Passage) -> bool:
    if one.holder is None or other.holder is None:
        return one.holder is other.holder and one.statement.outlet == other.statement.outlet
    return same_person(one.holder, other.holder)


def _order(passage: Passage) -> tuple[float, int]:
    return -passage.points, passage.statement.place


def _position(group: list[Passage], side: int) -> Position:
    holder = group[0].holder
    return Position(
        holder=holder.name if holder else group[0].statement.outlet,
        evidence=tuple(passage.span for passage in group[:EVIDENCE]),
        speaker=holder.speaker if holder else None,
        side=side,
    )
