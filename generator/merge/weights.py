"""How alike two sentences of one story are: shared terms, those of few sentences counting most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from math import log


def weigh(sentences: Iterable[Collection[str]]) -> dict[str, float]:
    """The weight of each term: 1 for a term of one sentence, less the more sentences hold it."""
    listed = [frozenset(terms) for terms in sentences]
    counts = Counter(term for terms in listed for term in terms)
    most = log(len(listed) + 1)
    return {term: log((len(listed) + 1) / n) / most for term, n in counts.items()}


def likeness(a: Collection[str], b: Collection[str], weights: Mapping[str, float]) -> float:
    """0 to 1: the weight of the shared terms over that of the shorter sentence."""
    mass = min(_mass(set(a), weights), _mass(set(b), weights))
    return _mass(set(a) & set(b), weights) / mass if mass else 0.0


def _mass(terms: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(term, 0.0) for term in sorted(terms))
