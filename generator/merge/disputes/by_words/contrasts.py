"""The second look: pairs of statements that contradict each other without a word of dispute.

Weaker than the explicit rules, so they count only beside a passage of an explicit dispute, and
between holders who name each other or who stand against each other in such a dispute.
"""

from collections.abc import Iterator, Sequence

from generator.language.acts.dispute_words import opposed_sides, turned
from generator.merge.claims.held import HeldClaim, HeldClaims
from generator.merge.claims.holders import Holder
from generator.merge.disputes.by_words.sides import KEPT, Issue
from generator.merge.disputes.by_words.signs import Anchor, Rule
from generator.merge.likeness import opposite_likeness

OPPOSITE_LIKENESS = 0.25
"""Fewest points of likeness, both lengths counted, of two statements with opposite words."""
# origin: set by hand on 14 labelled stories, 2026-11; a fifth less changes 1 of 21 real stories, a
# quarter more 1

Opponents = Sequence[tuple[Holder, Holder]]


def opposites(rule: Rule, statements: HeldClaims, explicit: Sequence[Issue]) -> Iterator[Anchor]:
    """`The plan would abolish the pension`, `The plan protects the pension`."""
    opponents = _opponents_in(explicit)
    shown = {span for point in explicit for span in (*point.against, *point.facing)}
    for one in statements.all:
        for side in one.claim.opposites if one.holder else ():
            taking = [statements.all[k] for k in statements.taking.get(turned(side), ())]
            others = [o for o in taking if {one.claim.span, o.claim.span} & shown]
            for other in _likest(one, side, others, statements, opponents):
                if other.holder is not None and one.holder not in other.holder.side:
                    yield Anchor(
                        statement=other,
                        rule=rule,
                        holder=other.holder,
                        terms=one.terms & other.terms,
                        facing=one,
                        aspects=frozenset({turned(side)}),
                    )


def _opponents_in(points: Sequence[Issue]) -> Opponents:
    """Who stands against whom in these points, each pair once."""
    found = {
        (one.holder.key, other.holder.key): (one.holder, other.holder)
        for point in points
        for one in point.against.values()
        for other in point.facing.values()
        if one.holder and other.holder and other.holder not in one.holder.side
    }
    return tuple(found.values())


def _likest(
    one: HeldClaim,
    side: str,
    others: Sequence[HeldClaim],
    statements: HeldClaims,
    opponents: Opponents,
) -> list[HeldClaim]:
    """The few likest of those who take the other side, in their order."""
    found = [
        (likeness, other)
        for other in others
        if turned(side) in opposed_sides(other.claim.opposites, one.claim.opposites)
        and (likeness := opposite_likeness(one.terms, other.terms, statements.weights))
        >= OPPOSITE_LIKENESS
        and _have_to_do(one, other, opponents)
    ]
    best = sorted(found, key=lambda pair: (-pair[0], pair[1].place))[:KEPT]
    return sorted((other for _, other in best), key=lambda other: other.place)


def _have_to_do(one: HeldClaim, other: HeldClaim, opponents: Opponents) -> bool:
    """One of them names the other, or they stand against each other elsewhere."""
    mine, theirs = one.holder, other.holder
    if mine is None or theirs is None:
        return False
    if theirs.called & one.names or mine.called & other.names:
        return True
    return any(
        (mine in a.side and theirs in b.side) or (mine in b.side and theirs in a.side)
        for a, b in opponents
    )
