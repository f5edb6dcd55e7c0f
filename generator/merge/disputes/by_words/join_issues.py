"""Points that words of dispute show, those about one thing joined."""

from collections.abc import Sequence
from dataclasses import replace

from generator.merge.claims.held import HeldClaims
from generator.merge.claims.holders import Holder
from generator.merge.disputes.by_words.sides import Issue, Passage, Side, points_of
from generator.merge.disputes.rules import RULES
from generator.merge.likeness import event_likeness
from generator.records import Span

SURE = 2.05
"""Fewest points of the best passage on the facing side. Of 19 points with less, read in such
stories, one was right: a near statement about something else."""
# origin: 19 points with less, read in stories that nobody had labelled, 2026-11: one was right
SAME_MATTER = 0.5
"""Share of terms that two points of the same holders have in common if they are one."""
# origin: set by hand on 14 labelled stories, 2026-11; a fifth less changes 0 of 21 real stories, a
# quarter more 1
SAME = 0.3
"""Share of passages, of the smaller point, that two points have in common if they are one."""
# origin: set by hand on 14 labelled stories, 2026-11; a fifth less changes 0 of 21 real stories, a
# quarter more 1


def found_by_rules(statements: HeldClaims) -> list[Issue]:
    """Every point that words of dispute show, in the order of the rules."""
    anchors = (a for rule in RULES if rule.find for a in rule.find(rule, statements))
    points = points_of(anchors, statements)
    beside = (a for r in RULES if r.beside for a in r.beside(r, statements, points))
    found = [*points, *points_of(beside, statements)]
    return [point for point in _gathered(found) if _stands_alone(point)]


def _gathered(points: Sequence[Issue]) -> list[Issue]:
    """Joins points that share passages, in order; sides turned over where that fits better."""
    joined: list[Issue] = []
    for point in points:
        for k, other in enumerate(joined):
            if not _can_be_one(point, other):
                continue
            crossed = _crossed(point, other)
            turned = (
                replace(point, against=point.facing, facing=point.against) if crossed else point
            )
            if _is_one(turned, other):
                joined[k] = _join(other, turned)
                break
        else:
            joined.append(point)
    return [point for point in joined if point.against and point.facing]


def _stands_alone(point: Issue) -> bool:
    """An opposite word alone shows no dispute; it adds passages to one that other words show. Nor
    does a denial whose other side is only somewhere near."""
    if all(anchor.rule.beside for anchor in point.anchors):
        return False
    told = any(a.target in point.facing for a in point.anchors if a.target is not None)
    retold = frozenset().union(*(anchor.retold for anchor in point.anchors))
    return told or any(
        passage.points >= SURE or passage.statement.place in retold
        for passage in point.facing.values()
    )


def _can_be_one(point: Issue, other: Issue) -> bool:
    """A quick no: nothing in common, which sides to turn over does not matter for."""
    return _common(point, other) > 0 or not _pairs_about(point).isdisjoint(_pairs_about(other))


def _is_one(point: Issue, other: Issue) -> bool:
    """Of two points about opposites these decide, else the passages in common; of the same two
    holders on the same matter one passage is enough."""
    common = _common(point, other)
    mine, theirs = _pairs_about(point), _pairs_about(other)
    if mine and theirs:
        return bool(mine & theirs) and (common >= SAME or _same_holders(point, other))
    matter = _matter(point, other) >= SAME_MATTER
    if mine or theirs:
        return common >= SAME and matter
    return common >= SAME or (common > 0 and _same_holders(point, other) and matter)


def _pairs_about(point: Issue) -> frozenset[str]:
    """Numbers of the pairs of opposites that the point is about."""
    return frozenset(side[:-1] for anchor in point.anchors for side in anchor.aspects)


def _matter(point: Issue, other: Issue) -> float:
    """Share of terms, of the point with fewer, that what the anchors are about has in common."""
    mine = frozenset().union(*(anchor.terms for anchor in point.anchors))
    theirs = frozenset().union(*(anchor.terms for anchor in other.anchors))
    return event_likeness(mine, theirs)


def _same_holders(point: Issue, other: Issue) -> bool:
    pairs = (point.against, other.against), (point.facing, other.facing)
    mains = [(_main(one), _main(another)) for one, another in pairs]
    return all(one is not None and another in one.voice for one, another in mains)


def _main(side: Side) -> Holder | None:
    return max(side.values(), key=lambda p: (p.points, -p.statement.place)).holder


def _crossed(point: Issue, other: Issue) -> bool:
    """The holders who stand against in one stand facing in the other."""
    return _of_one_side(point.against, other.facing) + _of_one_side(
        point.facing, other.against
    ) > _of_one_side(point.against, other.against) + _of_one_side(point.facing, other.facing)


def _of_one_side(one: Side, other: Side) -> int:
    """Pairs of passages, one from each side, by holders of one side."""
    return sum(
        a.span == b.span or (a.holder is not None and b.holder in a.holder.side)
        for a in one.values()
        for b in other.values()
    )


def _common(point: Issue, other: Issue) -> float:
    """Share of passages, of the smaller point."""
    mine, theirs = (p.against.keys() | p.facing.keys() for p in (point, other))
    return event_likeness(mine, theirs)


def _join(one: Issue, other: Issue) -> Issue:
    """A passage that stands on both sides stays where it has more points."""
    against = _add(one.against, other.against)
    facing = _add(one.facing, other.facing)
    return Issue(
        anchors=one.anchors + other.anchors,
        against={k: p for k, p in against.items() if p.points >= _points(facing, k)},
        facing={k: p for k, p in facing.items() if p.points > _points(against, k)},
    )


def _points(side: Side, place: Span) -> float:
    return side[place].points if place in side else 0.0


def _add(one: Side, other: Side) -> dict[Span, Passage]:
    """Points added up; the holder is the one that the better passage names."""
    found = {}
    for place in sorted(one.keys() | other.keys()):
        both = sorted(
            (side[place] for side in (one, other) if place in side), key=lambda p: -p.points
        )
        found[place] = replace(both[0], points=sum(p.points for p in both))
    return found
