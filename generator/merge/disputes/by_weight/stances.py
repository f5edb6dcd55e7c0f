"""How the acts of two statements stand to what both turn to; whom a holder has against itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from generator.merge.disputes.held import Deed, HeldClaim
from generator.merge.disputes.holders import same_side

FOR = frozenset({"support", "insist"})
"""Acts that stand for what they turn to; all others turn against it."""


def stances(one: HeldClaim, other: HeldClaim) -> Iterator[tuple[str, float]]:
    """How both stand to what both turn to or from: one thing, or one holder."""
    alike = apart = owner = 0.0
    for x, y in product(one.deeds, other.deeds):
        mine, theirs = _stance(x), _stance(y)
        shared = len(set(x.act.terms) & set(y.act.terms))
        share = shared / min(len(set(x.act.terms)), len(set(y.act.terms))) if shared else 0.0
        alike = max(alike, share if mine == theirs else 0.0)
        apart = max(apart, share if mine != theirs else 0.0)
        if x.owner is not None and y.owner is not None and same_side(x.owner, y.owner):
            owner = 1.0 if mine == theirs else -1.0
    yield "one stance to one thing", alike
    yield "two stances to one thing", apart
    yield "one stance to one holder", owner


def _stance(deed: Deed) -> bool:
    """Whether the deed is for what it turns to."""
    return (deed.act.kind in FOR) != deed.act.negated


def opponents_in(quarrels: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """Key of a holder -> keys of those whom it quarrels with."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in quarrels:
        found[one].add(other)
        found[other].add(one)
    return {key: frozenset(keys) for key, keys in found.items()}
