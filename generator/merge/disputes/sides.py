"""From a gathered point to a dispute: positions by holder, best evidence first."""

from __future__ import annotations

from collections.abc import Mapping

from generator.merge.disputes.gather import Point
from generator.merge.disputes.headings import heading_of
from generator.merge.disputes.holders import Holder
from generator.merge.disputes.statements import Statement, Statements
from generator.records import Dispute, Position

EVIDENCE = 4
"""Passages shown of one position."""
HOLDERS = 2
"""Positions shown of one side."""


def dispute_of(point: Point, statements: Statements) -> Dispute | None:
    """The dispute, or None where a side is left without a passage."""
    against = _positions(point.against, statements)
    facing = _positions(point.facing, statements)
    if not against or not facing:
        return None
    return Dispute(
        issue=heading_of(point, statements),
        kind="parties",
        type="fact",
        positions=(*facing, *against),
        why=point.anchors[0].why,
    )


def _positions(side: Mapping[int, float], statements: Statements) -> list[Position]:
    """One position a holder; the holder with most points first."""
    groups: dict[str, list[tuple[float, Statement]]] = {}
    for place, points in side.items():
        statement = statements.all[place]
        groups.setdefault(_key(statement), []).append((points, statement))
    ordered = sorted(groups.values(), key=lambda g: (-sum(p for p, _ in g), g[0][1].place))
    return [_position(group) for group in ordered[:HOLDERS]]


def _key(statement: Statement) -> str:
    return statement.holder.key if statement.holder else statement.outlet


def _position(group: list[tuple[float, Statement]]) -> Position:
    best = sorted(group, key=lambda g: (-g[0], g[1].place))[:EVIDENCE]
    holder: Holder | None = best[0][1].holder
    return Position(
        holder=holder.name if holder else best[0][1].outlet,
        evidence=tuple(statement.claim.span for _, statement in best),
        speaker=holder.speaker if holder else None,
    )
