"""The second look: pairs of statements that contradict each other without a word of dispute.

Weaker than the explicit rules, so they count only between holders who name each other or who
stand against each other in an explicit dispute of the same story.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from generator.language.opposites import opposed
from generator.merge.disputes.anchors import Anchor
from generator.merge.disputes.gather import Point
from generator.merge.disputes.holders import Holder, last_word, same_side
from generator.merge.disputes.statements import SHORT, Statement, Statements, weight

OPPOSITE_LIKENESS = 0.25
"""Fewest points of likeness, both lengths counted, of two statements with opposite words."""
NEGATED_LIKENESS = 0.2
"""Fewest points of likeness of two statements of which one is negated."""

Opponents = Sequence[tuple[Holder, Holder]]


def opponents_in(points: Sequence[Point]) -> Opponents:
    """Who stands against whom in these points."""
    return [
        (one.holder, other.holder)
        for point in points
        for one in point.against.values()
        for other in point.facing.values()
        if one.holder and other.holder and not same_side(one.holder, other.holder)
    ]


def opposites(statements: Statements, opponents: Opponents) -> Iterator[Anchor]:
    """`The plan would abolish the pension`, `The plan protects the pension`."""

    def fits(one: Statement, other: Statement) -> bool:
        return (
            bool(opposed(one.claim.opposites, other.claim.opposites))
            and _likeness(one, other, statements) >= OPPOSITE_LIKENESS
            and (_name_each_other(one, other) or _opponents(one, other, opponents))
        )

    for anchor in _pairs(statements, "opposite words", fits):
        if anchor.facing is not None:
            own, facing = anchor.statement.claim.opposites, anchor.facing.claim.opposites
            for side in opposed(own, facing):
                yield replace(anchor, aspects=frozenset({side}))


def negations(statements: Statements, opponents: Opponents) -> Iterator[Anchor]:
    """`He should resign`, `I will not resign`."""

    def fits(one: Statement, other: Statement) -> bool:
        return (
            _takes_back(one, other)
            and _likeness(one, other, statements) >= NEGATED_LIKENESS
            and _opponents(one, other, opponents)
        )

    yield from _pairs(statements, "negation", fits)


def _takes_back(one: Statement, other: Statement) -> bool:
    """`other` denies a word that `one` says and does not deny."""
    said = one.terms - frozenset(one.claim.denied)
    return bool(said & frozenset(other.claim.denied))


def _pairs(
    statements: Statements, why: str, fits: Callable[[Statement, Statement], bool]
) -> Iterator[Anchor]:
    held = [s for s in statements.all if s.holder is not None]
    for one in held:
        for other in held:
            if one.place == other.place or same_side(one.holder, other.holder):
                continue
            if other.holder is not None and fits(one, other):
                yield Anchor(
                    statement=other,
                    why=why,
                    holder=other.holder,
                    terms=one.terms & other.terms,
                    target=None,
                    opponents=frozenset(),
                    facing=one,
                )


def _likeness(one: Statement, other: Statement, statements: Statements) -> float:
    shared = weight(one.terms & other.terms, statements.weights)
    return shared / math.sqrt((SHORT + len(one.terms)) * (SHORT + len(other.terms)))


def _name_each_other(one: Statement, other: Statement) -> bool:
    return _names(one, other.holder) or _names(other, one.holder)


def _names(statement: Statement, holder: Holder | None) -> bool:
    if holder is None:
        return False
    names = {last_word(holder.name), last_word(holder.party or holder.name)}
    return bool(names & statement.names)


def _opponents(one: Statement, other: Statement, opponents: Opponents) -> bool:
    return any(
        (same_side(one.holder, a) and same_side(other.holder, b))
        or (same_side(one.holder, b) and same_side(other.holder, a))
        for a, b in opponents
    )


PAIR_RULES = (opposites, negations)
"""In order of trust, after the explicit rules."""
