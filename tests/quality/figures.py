"""The figures that are watched: made of counts, printed as a table, held by floors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.quality.grouping import Member, b_cubed


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`value` lies between 0 and 1; 1 is without fault. `counts` is how it came about."""

    key: str
    value: Fraction
    counts: str


PARTS = (
    ("quotations.precision", "quotations.right", "quotations.found"),
    ("quotations.recall", "quotations.hit", "quotations.labelled"),
    ("quotations.direct_recall", "quotations.direct_hit", "quotations.direct"),
    ("quotations.indirect_recall", "quotations.indirect_hit", "quotations.indirect"),
    ("speakers.precision", "speakers.right", "speakers.named"),
    ("speakers.recall", "speakers.right", "quotations.labelled"),
    ("disputes.precision", "disputes.right", "disputes.shown"),
    ("disputes.recall", "disputes.labelled_hit", "disputes.labelled"),
    ("disputes.core_recall", "disputes.core_hit", "disputes.core"),
    ("disputes.precision_first_five", "disputes.right_first", "disputes.shown_first"),
    ("disputes.holders", "disputes.holders_right", "disputes.right"),
    ("updates.recall", "updates.hit", "updates.labelled"),
    ("agreed.recall", "agreed.hit", "agreed.labelled"),
    ("agreed.known", "agreed.known", "agreed.shown"),
    ("agreed.unopposed", "agreed.unopposed", "agreed.shown"),
    ("dates.precision", "dates.hit", "dates.found"),
    ("dates.recall", "dates.hit", "dates.labelled"),
    ("dates.values", "dates.right", "dates.labelled"),
    ("copies.precision", "copies.hit", "copies.found"),
    ("copies.recall", "copies.hit", "copies.labelled"),
)
"""Key, what is right, of how many."""


def figures(tally: Mapping[str, int], groups: Sequence[Sequence[Member]]) -> tuple[Figure, ...]:
    """Every figure, in the order printed."""
    shares = {key: share(key, tally[right], tally[of]) for key, right, of in PARTS}
    precision, recall = b_cubed(groups)
    counts = f"{sum(map(len, groups))} articles in {len(groups)} groups"
    grouping = {
        f"grouping.{name}": Figure(key=f"grouping.{name}", value=value, counts=counts)
        for name, value in (("precision", precision), ("recall", recall))
    }
    both = {
        f"{part}.f1": mean(f"{part}.f1", shares | grouping, part)
        for part in ("quotations", "disputes", "dates", "grouping")
    }
    return tuple(sorted((shares | grouping | both).values(), key=lambda figure: figure.key))


def share(key: str, right: int, of: int) -> Figure:
    """So many of so many; nothing of nothing is no merit."""
    return Figure(key=key, value=Fraction(right, of) if of else Fraction(0), counts=f"{right}/{of}")


def mean(key: str, known: Mapping[str, Figure], part: str) -> Figure:
    """The harmonic mean of precision and recall (F1)."""
    precision, recall = (known[f"{part}.{name}"].value for name in ("precision", "recall"))
    both = precision + recall
    return Figure(key=key, value=2 * precision * recall / both if both else Fraction(0), counts="")


def table(found: Sequence[Figure], floors: Mapping[str, float]) -> str:
    """One line a figure: name, value, counts, floor."""
    rows = [
        f"{figure.key:<32}{float(figure.value):>7.3f}  {figure.counts:<28}"
        f"{floors.get(figure.key, 0.0):.2f}"
        for figure in found
    ]
    head = f"{'figure':<32}{'value':>7}  {'counts':<28}floor"
    return "\n".join([head, *rows])
