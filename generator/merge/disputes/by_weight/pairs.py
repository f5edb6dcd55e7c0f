"""Pairs: what can be seen of two statements that tells whether they are at odds.

Each sign is a number under a literal name; `learned/gates` says how much it weighs, none decides
alone.
"""

import math
from collections.abc import Iterator, Mapping

from generator.language.acts.dispute_words import opposed_sides
from generator.learned.gate import Gate, score
from generator.merge.claims.held import HeldClaim
from generator.merge.claims.holders import PARTY, Holder
from generator.merge.disputes.by_weight.no_dispute import looks_only
from generator.merge.disputes.by_weight.views import Field, View
from generator.merge.likeness import cosine, squares_shared

DIGITS = 4
Scores = Mapping[tuple[int, int], float]
"""Places of two statements, the earlier first -> log-odds that they are two sides of a point."""


def scores_of(field: Field, gate: Gate) -> Scores:
    """Every pair of a story that can be compared, scored."""
    return {
        (one.statement.place, other.statement.place): score(gate, pair_signs(one, other, field))
        for one, other in pairs_of(field)
    }


def pairs_of(field: Field) -> Iterator[tuple[View, View]]:
    """Every two statements that can be two sides and have anything to do with each other."""
    for k, one in enumerate(field.views):
        for other in field.views[k + 1 :]:
            if comparable(one.statement, other.statement) and _touch(one, other, field):
                yield one, other


def _touch(one: View, other: View, field: Field) -> bool:
    a, b = one.statement, other.statement
    if (a.place, b.place) in field.found:
        return True
    if a.source == b.source and b.place - a.place <= 5:
        return True
    return bool(one.weight.keys() & other.weight.keys())


def comparable(one: HeldClaim, other: HeldClaim) -> bool:
    """Whether two statements can be two sides at all: of two voices, neither silent nor the same
    words; the outlets' own words stand against each other only between two reports."""
    if one.claim.silent or other.claim.silent or one.text == other.text:
        return False
    known = [s.holder is not None or s.narrated for s in (one, other)]
    if not all(known):
        return False
    if one.holder is None and other.holder is None:
        return one.source != other.source
    return one.holder is None or other.holder not in one.holder.voice


def pair_signs(one: View, other: View, field: Field) -> dict[str, float]:
    """What two statements show together; the order of the two does not matter, save that the
    second stands behind the first."""
    signs = {f"own {name}": value for name, value in _sums(one.own, other.own)}
    for group in (
        _likeness(one, other, field),
        _standing(one, other),
        _turning(one, other),
        _people(one, other, field),
        ((name, 1.0) for name in looks_only(one.statement, other.statement)),
        ((name, 1.0) for name in field.found.get((one.statement.place, other.statement.place), ())),
    ):
        signs.update((name, round(value, DIGITS)) for name, value in group if value)
    return signs


def _sums(one: Mapping[str, float], other: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    for name in sorted(one.keys() | other.keys()):
        yield name, one.get(name, 0.0) + other.get(name, 0.0)


def _likeness(one: View, other: View, field: Field) -> Iterator[tuple[str, float]]:
    shared = one.weight.keys() & other.weight.keys()
    if not shared:
        return
    squares = squares_shared(one.weight, other.weight)
    yield "alike", cosine(squares, one.length * other.length)
    yield "shared", float(min(len(shared), 5))
    yield "rarest", max(one.weight[t] for t in shared)
    shorter = min(one.length, other.length)
    yield "held in", squares / (shorter * shorter) if shorter else 0.0
    yield "of the headline", float(min(len(field.statements.heads.intersection(shared)), 3))
    yield "much told", math.log(max(len(field.statements.having[t]) for t in shared))
    names = one.statement.names & other.statement.names
    yield "names alike", float(min(len(names), 2))


def _standing(one: View, other: View) -> Iterator[tuple[str, float]]:
    a, b = one.statement, other.statement
    if a.source != b.source:
        yield "two reports", 1.0
        return
    apart = b.place - a.place
    yield "one sentence", float(a.claim.sentence == b.claim.sentence)
    yield "next", float(apart == 1)
    yield "near", float(apart == 2)
    yield "not far", float(3 <= apart <= 5)
    yield "one paragraph", float(a.paragraph == b.paragraph)
    if apart <= 2:
        for name in ("contrast", "deny", "reply words", "back words", "refuse", "falsehood"):
            yield f"next and then {name}", other.own.get(name, 0.0)
        yield "next and negated", float(a.claim.negated != b.claim.negated)


def _turning(one: View, other: View) -> Iterator[tuple[str, float]]:
    a, b = one.statement, other.statement
    yield "opposite words", float(len(opposed_sides(a.claim.opposites, b.claim.opposites)))
    yield "one negated", float(a.claim.negated != b.claim.negated)
    for x, y in ((a, b), (b, a)):
        for deed in x.deeds:
            share = _part(frozenset(deed.act.terms), y.terms)
            if share and not deed.act.negated:
                yield f"{deed.act.kind} what is told", share
            if deed.owner is not None and y.holder in deed.owner.side:
                yield f"{deed.act.kind} of the other", 1.0
    for mine, theirs in ((one.own, other.own), (other.own, one.own)):
        for kind in ("support", "insist", "accuse"):
            for against in ("oppose", "criticize", "deny"):
                both = mine.get(kind, 0.0) * theirs.get(against, 0.0)
                yield f"{kind} against {against}", both
    differ = one.numbers and other.numbers and not one.numbers & other.numbers
    yield "other numbers", float(bool(differ))


def _part(some: frozenset[str], terms: frozenset[str]) -> float:
    return len(some & terms) / len(some) if some else 0.0


def _people(one: View, other: View, field: Field) -> Iterator[tuple[str, float]]:
    a, b = one.statement, other.statement
    yield "names the other", float(_is_named(a.holder, b) + _is_named(b.holder, a))
    yield "both held", float(a.holder is not None and b.holder is not None)
    yield "both narrated", float(a.narrated and b.narrated)
    yield "one narrated", float(a.narrated != b.narrated)
    if a.holder is None or b.holder is None:
        return
    yield "one side", float(b.holder in a.holder.side)
    parties = a.holder.party, b.holder.party
    political = all(p is not None and p.endswith(PARTY) for p in parties)
    yield "two political parties", float(political and parties[0] != parties[1])
    yield "two parties", float(all(parties) and parties[0] != parties[1])
    yield "quarrel", math.log1p(field.quarrels.get(frozenset({a.holder.key, b.holder.key}), 0))


def _is_named(holder: Holder | None, other: HeldClaim) -> bool:
    return holder is not None and bool(holder.called & other.names)
