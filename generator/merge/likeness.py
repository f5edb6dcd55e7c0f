"""The two likenesses: how surely two sentences state one fact, and how near they tell one event.

What they share is weighed against all that they say. A regression over such figures says how sure
that makes it; its weights were learnt from pairs of real reports that were judged by eye.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.merge.facts.compatible import same_counts
from generator.merge.rarity import mass
from generator.merge.statements import Statement

LEARNT = (1.51, 4.88, 0.114, 1.48, 0.92)
"""What each sign counts: the strength; the part of all terms that is shared, by weight; the weight
shared besides names; the same speaker; each number shared. A logistic regression over 492 pairs of
66 stories, judged by eye."""
# origin: 527 pairs of 66 stories judged by eye, on stories left out, 2026-11-22
BIAS = -4.05
# origin: 527 pairs of 66 stories judged by eye, on stories left out, 2026-11-22
SURE_OF_ONE_FACT = 0.3
"""Log odds asked for. At .5, before pairs told otherwise were refused, nine in ten of the pairs
were judged one fact, in stories left out of the learning; with them refused, .3 shows as many."""
# origin: 527 pairs of 66 stories judged by eye, on stories left out, 2026-11-22
SLACK = 1e-6
"""Room for sums that are not exact."""
# origin: far above the rounding of sums of a thousand weights, far below any bar
WEIGHT_ROOM = 20.0
"""Added to the sentences' weight, so that two short ones with two common words are not strong."""
SAME_COUNT_WEIGHT = 6.0
"""Weight of a count that both give in other words."""
NAME_REST = 0.4
"""What the further words of a name and its role count, after the heaviest: two sentences with one
minister in common do not say the same, however long the title."""
# origin: 184 pairs judged by hand: .72 to .79 right at the same number found, 2026-11-21
QUOTED_COST = 0.3
"""Part of the strength lost by a sentence that is all quotation: that two print the same words says
less than that two state the same."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it
OTHER_VOICE = 0.7
"""Factor where the two sentences give the words of different people."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it
OTHER_PERSONS = 0.6
"""Factor where both name persons and none of them is the same."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it


@dataclass(frozen=True, slots=True)
class Match:
    """Two statements by position, lower first, and how surely they state one fact."""

    one: int
    other: int
    score: float
    """Log odds that a reader calls it one fact."""
    shared: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What every comparison in a story asks for, by the statement's position where it is a list."""

    weights: Mapping[str, float]
    masses: Sequence[float]
    figures: Sequence[int]
    """How many figures are told..."""
    numbers: Sequence[int]
    """... and how many terms have a digit."""


def scale_of(statements: Sequence[Statement], weights: Mapping[str, float]) -> Scale:
    return Scale(
        weights=weights,
        masses=[mass(s.terms, weights) for s in statements],
        figures=[sum(len(claim.figures) for claim in s.claims) for s in statements],
        numbers=[sum(map(_has_digit, s.terms)) for s in statements],
    )


def can_match(
    statements: Sequence[Statement], one: int, other: int, shared: float, scale: Scale
) -> bool:
    """A quick no: even if all that could speak for one fact did, it would not be sure.

    `shared` is the weight of the shared terms, or more.
    """
    counts = scale.figures[one] if scale.figures[other] else 0
    numbers = min(scale.numbers[one], scale.numbers[other]) + counts
    told, whole = shared + SAME_COUNT_WEIGHT * counts, scale.masses[one] + scale.masses[other]
    signs = (
        told / math.sqrt(_size_of_both(one, other, scale)),
        told / max(whole - shared + SAME_COUNT_WEIGHT * counts, told),
        shared,
        not statements[one].speakers.isdisjoint(statements[other].speakers),
        numbers,
    )
    return told > 0 and sum(map(operator.mul, LEARNT, signs)) + BIAS >= SURE_OF_ONE_FACT - SLACK


def _size_of_both(one: int, other: int, scale: Scale) -> float:
    return math.sqrt(scale.masses[one] * scale.masses[other]) + WEIGHT_ROOM


def match_of(statements: Sequence[Statement], one: int, other: int, scale: Scale) -> Match:
    """How surely two statements tell one fact; minus infinity where one of them tells none."""
    a, b, weights = statements[one], statements[other], scale.weights
    shared = a.terms & b.terms
    if not (a.states and b.states):
        return Match(one, other, -math.inf, shared)
    counts = [SAME_COUNT_WEIGHT] * same_counts(a, b)
    told = (
        min(_things_shared(a, shared, weights), _things_shared(b, shared, weights), key=math.fsum)
        + counts
    )
    if len(told) < 2:
        return Match(one, other, -math.inf, shared)
    signs = (
        _fact_strength(a, b, told, _size_of_both(one, other, scale)),
        _part_shared(a, b, shared, counts, weights),
        mass(shared - a.parts.keys() - b.parts.keys(), weights),
        float(bool(a.speakers & b.speakers)),
        float(len(counts) + sum(map(_has_digit, shared))),
    )
    return Match(one, other, math.fsum(map(operator.mul, LEARNT, signs)) + BIAS, shared)


def _has_digit(term: str) -> bool:
    return not term.isalpha() and any(c.isdigit() for c in term)


def _things_shared(
    statement: Statement, shared: frozenset[str], weights: Mapping[str, float]
) -> list[float]:
    """Weights of the things shared: a name with its role is one thing, each other term is one."""
    things: dict[str | int, list[float]] = {}
    for term in sorted(shared):
        things.setdefault(statement.parts.get(term, term), []).append(weights[term])
    return [max(parts) + NAME_REST * (sum(parts) - max(parts)) for parts in things.values()]


def _fact_strength(a: Statement, b: Statement, told: Sequence[float], size: float) -> float:
    strength = math.fsum(told) / math.sqrt(size)
    strength *= 1 - QUOTED_COST * (1 - min(a.plain, b.plain))
    if a.speakers and b.speakers and not a.speakers & b.speakers:
        strength *= OTHER_VOICE
    if a.persons and b.persons and not a.persons & b.persons:
        strength *= OTHER_PERSONS
    return strength


def _part_shared(
    a: Statement,
    b: Statement,
    shared: frozenset[str],
    counts: Sequence[float],
    weights: Mapping[str, float],
) -> float:
    """What is shared as a part of all that the two say, by weight."""
    both = mass(shared, weights) + math.fsum(counts)
    return both / (mass(a.terms | b.terms, weights) + math.fsum(counts))


def event_likeness(one: Statement, other: Statement, weights: Mapping[str, float]) -> float:
    """0 to 1: the weight of the shared terms over that of the lighter sentence."""
    least = min(mass(one.terms, weights), mass(other.terms, weights))
    return mass(one.terms & other.terms, weights) / least if least else 0.0
