"""The other side of an anchor: the statements that it turns against, best first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.language.acts.opposites import opposed_sides, turned
from generator.merge.disputes.by_words.anchors import Anchor
from generator.merge.disputes.by_words.rules import BY_NAME
from generator.merge.disputes.held import HeldClaim, HeldClaims, likeness, sharing
from generator.merge.disputes.holders import last_word, name_words, same_side, same_voice

NAMED = 1.0
"""Points for a statement of somebody whom the anchor names."""
NEAR = 1.5
"""Points for the statement just before the anchor; half as much for the one before that."""
# origin: set by hand on the 14 labelled stories, 2026-11, and measured only with the rules around
# it
REACH = 2
"""HeldClaims before the anchor that count as near."""
OPPOSITE = 0.7
"""Points for a pair of opposites between anchor and statement."""
# origin: set by hand on the 14 labelled stories, 2026-11, and measured only with the rules around
# it
NARRATED = -0.5
"""Points for the outlet's own narration."""
# origin: set by hand on the 14 labelled stories, 2026-11, and measured only with the rules around
# it
RETOLD_TERMS = 3
RETOLD_SHARE = 0.6
# origin: set by hand on the 14 labelled stories, 2026-11, and measured only with the rules around
# it
RETOLD = 1.5
"""Points for a statement with at least so many, and such a share, of the words of what the anchor
is about: in a story of a few sentences no word is rare."""
# origin: set by hand on the 14 labelled stories, 2026-11, and measured only with the rules around
# it
FACING = 3.0
"""Points for the statement that the anchor's rule found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A statement with its points; comparable only within one anchor."""

    points: float
    statement: HeldClaim


def answers(anchor: Anchor, statements: HeldClaims) -> list[Scored]:
    """HeldClaims of the other side by points, most first; of equals the earlier first.

    Left out are those that only their holder speaks for: they share no term and no pair of
    opposites with the anchor and are not near it.
    """
    found = [
        Scored(points=_points(anchor, other, statements.weights), statement=other)
        for other in _in_view(anchor, statements)
        if _other_side(anchor, other)
    ]
    return sorted(found, key=lambda s: (-s.points, s.statement.place))


def _in_view(anchor: Anchor, statements: HeldClaims) -> list[HeldClaim]:
    if anchor.aspects:
        return [statements.all[k] for k in _taking(map(turned, anchor.aspects), statements)]
    place, sides = anchor.statement.place, anchor.statement.claim.opposites
    places = sharing(anchor.terms, statements) | {*range(max(0, place - REACH), place)}
    places |= {anchor.facing.place} if anchor.facing is not None else set()
    if sides:
        places.update(_taking(statements.taking, statements))
    return [statements.all[k] for k in sorted(places)]


def _taking(sides: Iterable[str], statements: HeldClaims) -> list[int]:
    return sorted({place for side in sides for place in statements.taking.get(side, ())})


def _other_side(anchor: Anchor, other: HeldClaim) -> bool:
    if other.text == anchor.statement.text or not (other.holder or other.narrated):
        return False
    if other.claim.silent:
        return False
    alike = same_voice if BY_NAME[anchor.why].within else same_side
    if alike(anchor.holder, other.holder):
        return False
    return not _joins(anchor, other)


def _joins(anchor: Anchor, other: HeldClaim) -> bool:
    """It turns against the same thing."""
    return any(
        deed.act.kind in ("deny", "falsehood")
        and not deed.act.negated
        and len(shared(deed.act.terms, anchor)) > 1
        for deed in other.deeds
    )


def shared(terms: Iterable[str], anchor: Anchor) -> frozenset[str]:
    return anchor.terms & frozenset(terms)


def _points(anchor: Anchor, other: HeldClaim, weights: Mapping[str, float]) -> float:
    own = anchor.statement
    points = likeness(anchor.terms, other, weights)
    back = own.place - other.place
    if own.source == other.source and 0 < back <= REACH:
        points += NEAR / back
    if _is_opponent(anchor, other):
        points += NAMED
    if retells(anchor, other):
        points += RETOLD
    if opposed_sides(own.claim.opposites, other.claim.opposites):
        points += OPPOSITE
    if other.holder is None:
        points += NARRATED
    if anchor.facing is not None and other.place == anchor.facing.place:
        points += FACING
    return points


def retells(anchor: Anchor, other: HeldClaim) -> bool:
    both = len(anchor.terms & other.terms)
    return both >= RETOLD_TERMS and both >= RETOLD_SHARE * len(anchor.terms)


def _is_opponent(anchor: Anchor, other: HeldClaim) -> bool:
    if anchor.owner is not None:
        return same_side(anchor.owner, other.holder)
    return other.holder is not None and last_word(other.holder.name) in anchor.opponents


def companions(anchor: Anchor, statements: HeldClaims) -> list[Scored]:
    """What the anchor's own side says on it, sharing a term with it, most points first, without
    the anchor itself."""
    terms = (anchor.terms | anchor.statement.terms) - name_words(anchor.holder)
    places = sharing(terms, statements)
    if anchor.aspects:
        places.intersection_update(_taking(anchor.aspects, statements))
    found = [
        Scored(points=likeness(terms, other, statements.weights), statement=other)
        for other in (statements.all[place] for place in sorted(places))
        if other.place != anchor.statement.place and same_voice(anchor.holder, other.holder)
    ]
    return sorted(found, key=lambda s: (-s.points, s.statement.place))
