"""How near two sentences tell one event."""

from __future__ import annotations

from collections.abc import Mapping

from generator.merge.rarity import mass
from generator.merge.statements import Statement


def event_likeness(one: Statement, other: Statement, weights: Mapping[str, float]) -> float:
    """0 to 1: the weight of the shared terms over that of the lighter sentence."""
    least = min(mass(one.terms, weights), mass(other.terms, weights))
    return mass(one.terms & other.terms, weights) / least if least else 0.0
