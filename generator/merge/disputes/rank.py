"""The order of the disputed points on the page: best attested first."""

from __future__ import annotations

from collections.abc import Sequence

from generator.merge.disputes.gather import Point

TRUST = {
    "explicit denial": 3.0,
    "answered back": 2.5,
    "called false": 3.0,
    "said to differ": 3.0,
    "contrast": 2.5,
    "accusation answered": 1.5,
    "opposed stances": 1.5,
    "opposite words": 1.0,
}
"""What one anchor of a rule is worth."""
AGAIN = 0.5
"""Share of its worth that each further anchor adds."""
REPORTED = 1.0
"""Points for each further source that tells of the point."""


def rank(points: Sequence[Point]) -> list[Point]:
    """By worth, most first; of equals the one found first."""
    return sorted(points, key=lambda point: -worth(point))


def worth(point: Point) -> float:
    """The best anchor whole, the others in part, and how many sources tell of it."""
    values = sorted((TRUST[anchor.why] for anchor in point.anchors), reverse=True)
    sources = {p.statement.source for side in (point.against, point.facing) for p in side.values()}
    return values[0] + AGAIN * sum(values[1:]) + REPORTED * (len(sources) - 1)
