"""The second look: pairs of statements that contradict each other without a word of dispute.

Weaker than the explicit rules, so they count only beside a passage of an explicit dispute, and
between holders who name each other or who stand against each other in such a dispute.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from generator.language.acts.opposites import opposed_sides, turned
from generator.merge.disputes.by_words.anchors import Anchor
from generator.merge.disputes.by_words.gather import KEPT, Point
from generator.merge.disputes.held import SHORT, HeldClaim, HeldClaims, weight
from generator.merge.disputes.holders import Holder, last_word, same_side

OPPOSITE_LIKENESS = 0.25
"""Fewest points of likeness, both lengths counted, of two statements with opposite words."""
# origin: set by hand on the 14 labelled stories, 2026-11, and measured only with the rules around
# it

Opponents = Sequence[tuple[Holder, Holder]]


def _opponents_in(points: Sequence[Point]) -> Opponents:
    """Who stands against whom in these points, each pair once."""
    found = {
        (one.holder.key, other.holder.key): (one.holder, other.holder)
        for point in points
        for one in point.against.values()
        for other in point.facing.values()
        if one.holder and other.holder and not same_side(one.holder, other.holder)
    }
    return tuple(found.values())


def opposites(statements: HeldClaims, explicit: Sequence[Point]) -> Iterator[Anchor]:
    """`The plan would abolish the pension`, `The plan protects the pension`."""
    opponents = _opponents_in(explicit)
    shown = {span for point in explicit for span in (*point.against, *point.facing)}
    held = [s for s in statements.all if s.holder is not None]
    by_side = _index((side, s) for s in held for side in s.claim.opposites)
    beside = _index((side, s) for s in held if s.claim.span in shown for side in s.claim.opposites)
    for one in held:
        for side in one.claim.opposites:
            others = (by_side if one.claim.span in shown else beside).get(turned(side), ())
            for other in _likest(one, side, others, statements, opponents):
                yield from _anchor(one, other, "opposite words", frozenset({turned(side)}))


def _likest(
    one: HeldClaim,
    side: str,
    others: Iterable[HeldClaim],
    statements: HeldClaims,
    opponents: Opponents,
) -> list[HeldClaim]:
    """The few likest of those who take the other side, in their order."""
    found = [
        (likeness, other)
        for other in others
        if turned(side) in opposed_sides(other.claim.opposites, one.claim.opposites)
        and (likeness := _likeness(one, other, statements)) >= OPPOSITE_LIKENESS
        and (_name_each_other(one, other) or _opponents(one, other, opponents))
    ]
    best = sorted(found, key=lambda pair: (-pair[0], pair[1].place))[:KEPT]
    return sorted((other for _, other in best), key=lambda other: other.place)


def _index(pairs: Iterable[tuple[str, HeldClaim]]) -> dict[str, list[HeldClaim]]:
    table: dict[str, list[HeldClaim]] = {}
    for key, statement in pairs:
        table.setdefault(key, []).append(statement)
    return table


def _anchor(
    one: HeldClaim, other: HeldClaim, why: str, aspects: frozenset[str]
) -> Iterator[Anchor]:
    if other.holder is not None and not same_side(one.holder, other.holder):
        yield Anchor(
            statement=other,
            why=why,
            holder=other.holder,
            terms=one.terms & other.terms,
            target=None,
            opponents=frozenset(),
            facing=one,
            aspects=aspects,
        )


def _likeness(one: HeldClaim, other: HeldClaim, statements: HeldClaims) -> float:
    shared = weight(one.terms & other.terms, statements.weights)
    return shared / math.sqrt((SHORT + len(one.terms)) * (SHORT + len(other.terms)))


def _name_each_other(one: HeldClaim, other: HeldClaim) -> bool:
    return _names(one, other.holder) or _names(other, one.holder)


def _names(statement: HeldClaim, holder: Holder | None) -> bool:
    if holder is None:
        return False
    names = {last_word(holder.name), last_word(holder.party or holder.name)}
    return bool(names & statement.names)


def _opponents(one: HeldClaim, other: HeldClaim, opponents: Opponents) -> bool:
    return any(
        (same_side(one.holder, a) and same_side(other.holder, b))
        or (same_side(one.holder, b) and same_side(other.holder, a))
        for a, b in opponents
    )
