"""What a gate learns from, and which fold each story is in."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Signs of one thing of a story, and whether it is what the gate should let through."""

    story: str
    signs: Mapping[str, float]
    right: bool
    weight: float = 1.0


def fold_of(story: str) -> int:
    """0 to FOLDS - 1, by the digest of the story's name: the same for every gate and every day,
    and never two examples of one story in two folds."""
    return int(hashlib.sha256(story.encode()).hexdigest(), 16) % FOLDS
