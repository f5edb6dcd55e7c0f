"""How well the whole set, mixed, is sorted into its stories again: B-cubed."""

from collections import Counter
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


def mixed(groups: Sequence[Sequence[Member]]) -> list[Sequence[Member]]:
    """Groups that hold articles of several stories."""
    return [group for group in groups if len({story for story, _ in group}) > 1]


def torn(groups: Sequence[Sequence[Member]]) -> list[str]:
    """Stories whose articles stand in several groups, by name."""
    homes = Counter(story for group in groups for story in {story for story, _ in group})
    return sorted(story for story, count in homes.items() if count > 1)


def misplaced(groups: Sequence[Sequence[Member]]) -> list[str]:
    """Groups that mix stories, and stories that fell apart, one line each."""
    lines = ["mixed: " + ", ".join("/".join(m) for m in group) for group in mixed(groups)]
    return lines + [f"torn: {story}" for story in torn(groups)]


def counts(groups: Sequence[Sequence[Member]]) -> dict[str, int]:
    """Articles that stand with one of another story, or apart from one of their own."""
    lost = set(torn(groups))
    members = [member for group in groups for member in group]
    return {
        "grouping.articles": len(members),
        "grouping.mixed": sum(len(group) for group in mixed(groups)),
        "grouping.torn": sum(story in lost for story, _ in members),
    }
