"""How well the whole set, mixed, is sorted into its stories again: B-cubed."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Member = tuple[str, str]
"""Story and article, as the labels have them."""


def b_cubed(groups: Sequence[Sequence[Member]]) -> tuple[Fraction, Fraction]:
    """Precision and recall: over every article, the share of its group that is of its story, and
    the share of its story that is in its group."""
    members = [member for group in groups for member in group]
    sizes = {story: sum(m[0] == story for m in members) for story, _ in members}
    pure, whole = Fraction(0), Fraction(0)
    for group in groups:
        for story, _ in group:
            together = sum(other == story for other, _ in group)
            pure += Fraction(together, len(group))
            whole += Fraction(together, sizes[story])
    return pure / len(members), whole / len(members)


def misplaced(groups: Sequence[Sequence[Member]]) -> list[str]:
    """Groups that mix stories, and stories that fell apart, one line each."""
    mixed = [group for group in groups if len({story for story, _ in group}) > 1]
    homes: dict[str, list[Sequence[Member]]] = {}
    for group in groups:
        for story in sorted({story for story, _ in group}):
            homes.setdefault(story, []).append(group)
    lines = ["mixed: " + ", ".join("/".join(member) for member in group) for group in mixed]
    torn = [story for story, found in sorted(homes.items()) if len(found) > 1]
    return lines + [
        f"torn: {story}: "
        + " | ".join("+".join(a for s, a in g if s == story) for g in homes[story])
        for story in torn
    ]
