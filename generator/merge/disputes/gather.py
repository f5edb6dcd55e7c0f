"""One issue once: the points that anchors give, joined where they are about the same passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.merge.disputes.anchors import Anchor
from generator.merge.disputes.pair import answers, companions
from generator.merge.disputes.statements import Statements

ANSWER = 1.6
"""Fewest points of a passage on the other side."""
COMPANION = 1.6
"""Fewest points of a further passage on the anchor's side."""
OWN = 5.0
"""Points of the anchor's own passage."""
KEPT = 4
"""Passages kept of each side of one anchor."""
SAME = 0.34
"""Share of passages, of the smaller point, that two points have in common if they are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A draft of a dispute. Sides map the place of a statement to its points."""

    anchors: tuple[Anchor, ...]
    against: Mapping[int, float]
    """The side that denies, accuses or turns."""
    facing: Mapping[int, float]


def points_of(anchors: Iterable[Anchor], statements: Statements) -> list[Point]:
    """A point for every anchor with an answer."""
    return [p for p in (_point(a, statements) for a in anchors) if p is not None]


def _point(anchor: Anchor, statements: Statements) -> Point | None:
    facing = [s for s in answers(anchor, statements)[:KEPT] if s.points >= ANSWER]
    if anchor.why == "accusation answered" and not any(
        s.statement.holder is not None
        and s.statement.holder.name.casefold().split()[-1] in anchor.opponents
        for s in facing
    ):
        return None
    if not facing:
        return None
    own = [s for s in companions(anchor, statements)[: KEPT - 1] if s.points >= COMPANION]
    return Point(
        anchors=(anchor,),
        against={anchor.statement.place: OWN, **{s.statement.place: s.points for s in own}},
        facing={s.statement.place: s.points for s in facing},
    )


def gather(points: Sequence[Point]) -> list[Point]:
    """Joins points that share passages, in order; sides turned over where that fits better."""
    joined: list[Point] = []
    for point in points:
        for k, other in enumerate(joined):
            turned = _turned(point) if _crossed(point, other) else point
            if _common(turned, other) >= SAME:
                joined[k] = _join(other, turned)
                break
        else:
            joined.append(point)
    return joined


def _crossed(point: Point, other: Point) -> bool:
    straight = len(point.against.keys() & other.against.keys()) + len(
        point.facing.keys() & other.facing.keys()
    )
    across = len(point.against.keys() & other.facing.keys()) + len(
        point.facing.keys() & other.against.keys()
    )
    return across > straight


def _turned(point: Point) -> Point:
    return Point(anchors=point.anchors, against=point.facing, facing=point.against)


def _common(point: Point, other: Point) -> float:
    mine = point.against.keys() | point.facing.keys()
    theirs = other.against.keys() | other.facing.keys()
    return len(mine & theirs) / min(len(mine), len(theirs))


def _join(one: Point, other: Point) -> Point:
    against = _add(one.against, other.against)
    facing = _add(one.facing, other.facing)
    return Point(
        anchors=one.anchors + other.anchors,
        against={p: v for p, v in against.items() if v >= facing.get(p, 0.0)},
        facing={p: v for p, v in facing.items() if v > against.get(p, 0.0)},
    )


def _add(one: Mapping[int, float], other: Mapping[int, float]) -> dict[int, float]:
    return {p: one.get(p, 0.0) + other.get(p, 0.0) for p in sorted(one.keys() | other.keys())}
