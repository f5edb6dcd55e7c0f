"""How near two texts are by their words: of one event, of one fact, and as the gates learned it."""

import math
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from generator.merge.rarity import mass

LENGTH_ROOM = 2
"""Terms added to a statement's length, so that a two-word statement does not win by shortness."""


def event_likeness(
    one: AbstractSet[Any], other: AbstractSet[Any], weights: Mapping[str, float] | None = None
) -> float:
    """What both have over what the lighter has, 0 to 1: a short telling lies in a long one.
    Without weights each word counts the same."""
    alone, others, both = (
        len(s) if weights is None else mass(s, weights) for s in (one, other, one & other)
    )
    least = min(alone, others)
    return both / least if least else 0.0


def fact_likeness(one: AbstractSet[Any], other: AbstractSet[Any]) -> float:
    """What both have over what the longer has, 0 to 1: neither tells much besides."""
    return len(one & other) / max(len(one), len(other), 1)


def answer_likeness(
    terms: AbstractSet[str], answer: AbstractSet[str], weights: Mapping[str, float]
) -> float:
    """Weight of the shared terms over the root of the answer's length: points of the rules, which
    a gate weighs."""
    return mass(terms & answer, weights) / math.sqrt(LENGTH_ROOM + len(answer))


def opposite_likeness(
    one: AbstractSet[str], other: AbstractSet[str], weights: Mapping[str, float]
) -> float:
    """The same over the root of both lengths."""
    lengths = (LENGTH_ROOM + len(one)) * (LENGTH_ROOM + len(other))
    return mass(one & other, weights) / math.sqrt(lengths)


def squares_shared(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Sum of the products of the weights of the shared terms, exact."""
    return math.fsum(one[term] * other[term] for term in one.keys() & other.keys())


def cosine(squares: float, lengths: float) -> float:
    """What is shared of the squares over the product of both roots, as the gates learned it."""
    return squares / lengths if lengths else 0.0
