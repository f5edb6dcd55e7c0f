"""Disputed points: shown, missed, told twice, and who holds them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from generator.records import Dispute
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
        yield "disputes.shown", None
        if rank < FIRST:
            yield "disputes.shown_first", None
        passage = dispute.positions[0].evidence[0]
        if not hits:
            why = f"shown, none labelled ({dispute.why}): {dispute.issue}"
            yield "disputes.false", wrong(case, "disputes", why, passage)
            continue
        yield "disputes.right", None
        if rank < FIRST:
            yield "disputes.right_first", None
        if hits <= hit:
            yield "disputes.again", None
        hit |= hits
        if max(grades) == 2:
            yield "disputes.holders_right", None
        else:
            why = "holders: " + " / ".join(p.holder for p in dispute.positions)
            yield "disputes.holders_wrong", wrong(case, "disputes", why, passage)
    yield from missed_disputes(case, hit)


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
    shown = [
        (p.holder, [span_place(case, span) for span in p.evidence[:SHOWN_PASSAGES]])
        for p in dispute.positions
    ]
    best = 0
    for (one, passages), (other, others) in permutations(shown, 2):
        for k, m in permutations(range(len(sides)), 2):
            if meet(passages, sides[k]) and meet(others, sides[m]):
                named = holds(case, label, one, label.sides[k])
                named = named and holds(case, label, other, label.sides[m])
                best = max(best, 2 if named else 1)
    return best


def holds(case: Case, label: LabelledDispute, holder: str, side: Side) -> bool:
    """The holder's name is one of the side's; of two reports it is the outlet or its number."""
    return any(same_name(holder, name) for name in side.names)
