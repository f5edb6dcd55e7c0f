"""Stances: what a statement says of what, and whether it says that it is so.

`Lund denied that the crane was unsafe, and said the report was invented` has two: that the crane
was unsafe is not so, that the report was invented is. Two statements are opposed where a stance of
the one says of nearly the same words what a stance of the other says not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Literal

from generator.language.acts.dispute_words import (
    entries_by_lemma,
    opposed_sides,
    sides_without_negation,
    turned,
)
from generator.merge.claims.held import HeldClaim
from generator.merge.claims.holders import ANSWERABLE, CLAIM_NOUNS, Deed
from generator.records import Act
from generator.spans import within

StanceKind = Literal["fact", "plan"]
SAID_TO_BE: dict[str, tuple[StanceKind, bool]] = {
    "deny": ("fact", False),
    "falsehood": ("fact", False),
    "insist": ("fact", True),
    "oppose": ("plan", False),
    "criticize": ("plan", False),
    "support": ("plan", True),
}
"""Kind of act -> what kind of stance it tells, and whether it holds with what it is about."""
TELLING_VERBS = frozenset(
    entries_by_lemma("say", "deny", "insist", "oppose", "criticize", "support")
)
"""Words that tell that somebody says something, and nothing of what."""
SHARED_PART = (
    0.5  # origin: a choice: `north bridge unsafe`, `fears that the south bridge is unsafe`
)
"""Share of the shorter stance's words, from which on two stances are of one thing."""
SHORT_STANCE = 4
"""Words of a stance up to which one word in common is enough: `denied that it was too dear`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """`words` are content lemmas in text order; `taken` sides in the word list's opposites."""

    kind: StanceKind
    words: tuple[str, ...]
    terms: frozenset[str]
    """The words, each once."""
    holds: bool
    taken: tuple[str, ...]


Stances = Sequence[Stance]
StancePair = tuple[Stance, Stance]
Words = tuple[str, ...]


def stances_of(statement: HeldClaim) -> tuple[Stance, ...]:
    """Those of its holder: of each act of dispute, then of what is said besides."""
    own = [d for d in statement.deeds if d.act.kind in SAID_TO_BE and _is_his(d, statement)]
    told = [stance for deed in own if (stance := _of_act(deed.act, own)) is not None]
    rest = _of_the_rest(statement, own)
    return (*told, rest) if rest.words else tuple(told)


def _is_his(deed: Deed, statement: HeldClaim) -> bool:
    holder = statement.holder
    return deed.holder is None or holder is None or deed.holder in holder.voice


def _of_act(act: Act, own: Sequence[Deed]) -> Stance | None:
    """None where nothing is told of what it is about; `denied that it is false` turns twice."""
    words = tuple(t for t in act.terms if t not in ANSWERABLE)
    words = tuple(t for t in words if t not in CLAIM_NOUNS) or words
    if not words:
        return None
    kind, holds = SAID_TO_BE[act.kind]
    around = (d.act.target for d in own if d.act.kind == "deny" and d.act.target is not None)
    turns = act.negated + sum(within(act.span, target) for target in around)
    return _stance(kind, words, holds != bool(turns % 2), act.opposites)


def _stance(kind: StanceKind, words: Words, holds: bool, taken: Words) -> Stance:
    return Stance(kind=kind, words=words, terms=frozenset(words), holds=holds, taken=taken)


def _of_the_rest(statement: HeldClaim, own: Sequence[Deed]) -> Stance:
    """What the acts are not about. A negation that turns a side of opposites is told by it."""
    claim = statement.claim
    gone = {term for deed in own for term in deed.act.terms} | TELLING_VERBS
    gone |= statement.holder.words if statement.holder else frozenset()
    told = {side for deed in own for side in deed.act.opposites}
    taken = tuple(side for side in claim.opposites if side not in told)
    words = tuple(term for term in _said(statement) if term not in gone)
    by_side = any(turned(side) in sides_without_negation(words) for side in taken)
    return _stance("fact", words, by_side or not claim.negated, taken)


def _said(statement: HeldClaim) -> tuple[str, ...]:
    """The terms without those that only tell who speaks: `Mayor Ida Lund said`."""
    terms, names = statement.claim.terms, statement.holder.words if statement.holder else ()
    for k, (who, verb) in enumerate(pairwise(terms)):
        if who in names and verb in TELLING_VERBS and k + 2 < len(terms):
            return terms[k + 2 :]
    return terms


def opposed_stances(one: Stances, other: Stances) -> Iterator[StancePair]:
    """Each two that cannot both hold, word for word."""
    return ((a, b) for a, b in _of_one_thing(one, other) if _turned(a, b))


def agreed_stances(one: Stances, other: Stances) -> Iterator[StancePair]:
    return ((a, b) for a, b in _of_one_thing(one, other) if not _turned(a, b))


def _of_one_thing(one: Stances, other: Stances) -> Iterator[StancePair]:
    for a, b in product(one, other):
        both = len(a.terms & b.terms) + len(opposed_sides(a.taken, b.taken))
        shorter, longer = sorted((len(a.terms), len(b.terms)))
        enough = both > 1 or (both == 1 and longer <= SHORT_STANCE)
        if a.kind == b.kind and enough and both >= SHARED_PART * shorter:
            yield a, b


def _turned(a: Stance, b: Stance) -> bool:
    return (a.holds != b.holds) != bool(opposed_sides(a.taken, b.taken))
