"""What sources agree on, as people say it: read anew, added, dropped."""

from __future__ import annotations

from collections.abc import Sequence

from generator.merge.editing.standing import unread
from generator.merge.ground import Ground
from generator.records import Agreement, AgreementOrder, By
from generator.spans import overlaps


def ordered_facts(found: Sequence[Agreement], ground: Ground) -> tuple[Agreement, ...]:
    """The program's facts after the reading's word, then after the index's."""
    reading, facts = ground.order.reading, tuple(found)
    if reading is not None and reading.agreed is not None:
        new = unread(reading, ground.reports)
        chosen = tuple(_added_fact(order, "reading") for order in reading.agreed)
        more = (f for f in found if any(span.article in new for span in f.evidence))
        facts = (*chosen, *(f for f in more if not any(_tells_two_of(f, c) for c in chosen)))
    for order in ground.order.agreed:
        if order.drop:
            facts = tuple(fact for fact in facts if not _shows(fact, order))
    added = (_added_fact(order, "editor") for order in ground.order.agreed if not order.drop)
    return (*added, *facts)


def _added_fact(order: AgreementOrder, by: By) -> Agreement:
    who = "an editor" if by == "editor" else "a reader"
    evidence = tuple(pointed.span for pointed in order.evidence)
    return Agreement(evidence=evidence, why=f"{who} chose it", by=by)


def _shows(fact: Agreement, order: AgreementOrder) -> bool:
    return any(overlaps(span, pointed.span) for span in fact.evidence for pointed in order.evidence)


def _tells_two_of(fact: Agreement, other: Agreement) -> bool:
    """Whether a fact shows two passages of another."""
    return sum(any(overlaps(span, o) for o in other.evidence) for span in fact.evidence) > 1
