"""Views: what can be seen of one statement, for the gates and for the pairs it stands in.

Each sign is a number under a literal name; `learned/gates` says how much it weighs. Nothing is
decided here.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from generator.merge.claims.held import HEADLINE, HeldClaim, HeldClaims, replies
from generator.merge.disputes.by_weight.stances import Stance, stances_of
from generator.merge.disputes.by_words.sides import Issue

SHORT_WORDS, LONG_WORDS = 8, 35
"""Words of a statement that is called short or long."""
LATE = 12
"""Paragraphs from which on a statement stands late in its report."""


Places = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A statement with what its pairs ask of it again and again."""

    statement: HeldClaim
    own: Mapping[str, float]
    """Its own signs."""
    weight: Mapping[str, float]
    """Term -> weight in this story, without the words of its holder's name."""
    length: float
    """Root of the sum of the squares of these weights."""
    numbers: frozenset[str]
    stances: tuple[Stance, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """All views of a story with what all its pairs look at."""

    statements: HeldClaims
    ruled: tuple[tuple[Issue, Places], ...]
    """The points that rules found, with the places of each two statements that face each other."""
    views: tuple[View, ...]
    quarrels: Mapping[frozenset[str], int]
    """Keys of two holders -> rules that set them against each other anywhere."""
    found: Mapping[tuple[int, int], frozenset[str]]
    """Places of two statements, sorted -> the rules that set these two against each other."""


def field_of(ruled: Iterable[Issue], statements: HeldClaims) -> Field:
    """`ruled` are the points that the rules found."""
    points = tuple((point, _facing_in(point)) for point in ruled)
    found: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for point, pairs in points:
        for low, high in pairs:
            if low != high:
                found[low, high].add(f"rule {point.anchors[0].rule.name}")
    quarrels: Counter[frozenset[str]] = Counter()
    for (low, high), rules in found.items():
        one, other = statements.all[low].holder, statements.all[high].holder
        if one is not None and other is not None:
            quarrels[frozenset({one.key, other.key})] += len(rules)
    return Field(
        statements=statements,
        ruled=points,
        views=tuple(_view_of(s, statements) for s in statements.all),
        quarrels=quarrels,
        found={pair: frozenset(rules) for pair, rules in found.items()},
    )


def _facing_in(point: Issue) -> Places:
    sides = ([p.statement.place for p in side.values()] for side in (point.against, point.facing))
    return [(min(pair), max(pair)) for pair in product(*sides)]


def _view_of(statement: HeldClaim, statements: HeldClaims) -> View:
    names = statement.holder.words if statement.holder else frozenset()
    weight = {t: statements.weights[t] for t in statement.terms if t not in names}
    return View(
        statement=statement,
        own={name: value for name, value in _own_signs(statement) if value},
        weight=weight,
        length=math.sqrt(math.fsum(w * w for w in weight.values())),
        numbers=frozenset(str(f.low) for f in statement.claim.figures),
        stances=stances_of(statement),
    )


def _own_signs(statement: HeldClaim) -> Iterator[tuple[str, float]]:
    """What one statement shows by itself."""
    yield from _acts(statement)
    yield from _words(statement)
    yield from _place(statement)
    yield from _voice(statement)


def _acts(statement: HeldClaim) -> Iterator[tuple[str, float]]:
    for deed in statement.deeds:
        yield f"{'not ' if deed.act.negated else ''}{deed.act.kind}", 1.0
        if deed.owner is not None:
            yield f"{deed.act.kind} owned", 1.0


def _words(statement: HeldClaim) -> Iterator[tuple[str, float]]:
    claim, size = statement.claim, len(statement.text.split())
    yield "reply words", float(replies("reply", statement))
    yield "back words", float(replies("back", statement))
    yield "contrast", float(claim.contrast)
    yield "negated", float(claim.negated)
    yield "hedged", float(claim.hedged)
    yield "diverging", float(claim.diverging)
    yield "asks", float(statement.text.rstrip("”\"' ").endswith("?"))
    yield "ahead", float(statement.ahead)
    yield "figures", float(min(len(claim.figures), 2))
    yield "short", float(size < SHORT_WORDS)
    yield "long", float(size > LONG_WORDS)
    yield "opposites", float(bool(claim.opposites))


def _place(statement: HeldClaim) -> Iterator[tuple[str, float]]:
    paragraph = statement.paragraph
    yield "headline", float(paragraph == HEADLINE)
    yield "lead", float(0 <= paragraph <= 1)
    yield "late", float(paragraph > LATE)


def _voice(statement: HeldClaim) -> Iterator[tuple[str, float]]:
    said = statement.said
    if said is not None:
        yield said.kind, 1.0
    yield "narrated", float(statement.narrated)
    yield "held", float(statement.holder is not None)
    yield "unknown", float(statement.holder is None and not statement.narrated)
    if statement.holder is not None:
        yield "unnamed", float(statement.holder.unnamed)
        yield "party", float(bool(statement.holder.party))
        yield "body", float(statement.holder.name == statement.holder.party)
