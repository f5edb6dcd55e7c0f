"""Disputed points: shown, missed, told twice, and who holds them."""

from collections.abc import Sequence
from itertools import permutations

from generator.records import Dispute, Position
from tests.quality.labels import LabelledDispute, Side
from tests.quality.names import same_name
from tests.quality.places import Place, locate_all
from tests.quality.scores.case import Case, Counted, meet, missed, span_place, wrong

SHOWN_PASSAGES = 4
"""Passages of a position that count: what a reader sees before opening the rest."""
FIRST = 5
"""Disputed points at the top of a page."""


def disputes(case: Case) -> Counted:
    """Disputed points shown and labelled. One label may be hit by several points shown."""
    labels = case.story.disputes
    sides = [[locate_all(s.evidence, case.answer.texts) for s in d.sides] for d in labels]
    hit: set[int] = set()
    for rank, dispute in enumerate(case.answer.briefing.disputes):
        grades = [grade(case, dispute, d, sides[k]) for k, d in enumerate(labels)]
        hits = {k for k, worth in enumerate(grades) if worth}
        yield from one_point(case, rank, dispute, max(grades, default=0))
        if hits and hits <= hit:
            yield "disputes.again", None
        hit |= hits
    yield from missed_disputes(case, hit)
    if not labels:
        yield "disputes.calm_stories", None


def one_point(case: Case, rank: int, dispute: Dispute, worth: int) -> Counted:
    """A point shown, with the best grade that it has against any label."""
    names = ["disputes.shown"] + ["disputes.shown_first"] * (rank < FIRST)
    names += ["disputes.calm_shown"] * (not case.story.disputes)
    names += (["disputes.right"] + ["disputes.right_first"] * (rank < FIRST)) * (worth > 0)
    names += ["disputes.holders_right"] * (worth == 2)
    yield from ((name, None) for name in names)
    holders = " / ".join(position.holder for position in dispute.positions)
    passage = dispute.positions[0].evidence[0]
    if worth == 0:
        what = f"shown, none labelled ({dispute.why}; {holders}): {dispute.issue}"
        yield "disputes.false", wrong(case, "disputes", what, passage)
    if worth == 1:
        yield "disputes.holders_wrong", wrong(case, "disputes", f"holders: {holders}", passage)


def missed_disputes(case: Case, hit: set[int]) -> Counted:
    """Labelled points, by whether they are shown."""
    for k, label in enumerate(case.story.disputes):
        core = ["disputes.core"] if label.core else []
        for name in ["disputes.labelled", *core]:
            yield name, None
            if k in hit:
                yield f"{name}_hit", None
        if k not in hit:
            passages = " // ".join(side.evidence[0].words for side in label.sides)
            yield "disputes.missed", missed(case, "disputes", f"missed: {label.issue}", passages)


def grade(
    case: Case, dispute: Dispute, label: LabelledDispute, sides: Sequence[Sequence[Place]]
) -> int:
    """2: two positions carry two sides and the holders are right; 1: holders wrong; 0: no match."""
    best = 0
    for one, other in permutations(dispute.positions, 2):
        if one.side is not None and one.side == other.side:
            continue
        passages, others = shown(case, one), shown(case, other)
        for k, m in permutations(range(len(sides)), 2):
            if meet(passages, sides[k]) and meet(others, sides[m]):
                named = holds(one, label.sides[k]) and holds(other, label.sides[m])
                best = max(best, 2 if named else 1)
    return best


def shown(case: Case, position: Position) -> list[Place]:
    """The passages of a position that a reader sees first."""
    return [span_place(case, span) for span in position.evidence[:SHOWN_PASSAGES]]


def holds(position: Position, side: Side) -> bool:
    """The holder shown is one of the side's."""
    return any(same_name(position.holder, name) for name in side.names)
