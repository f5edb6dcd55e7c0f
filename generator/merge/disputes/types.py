"""What kind of thing a point is about, told by the rule that found it and by its words."""

from __future__ import annotations

from generator.language.acts.dispute_words import entries_by_lemma
from generator.merge.disputes.anchors import refuses
from generator.merge.disputes.gather import Point, Side
from generator.merge.disputes.statements import Statement
from generator.records import DisputeType

BY_WORDS: tuple[DisputeType, ...] = ("legality", "intention", "policy")
"""Sections of the word list, in the order in which they are tried."""
JUDGED = frozenset({"called false"})


def type_of(point: Point) -> DisputeType:
    """The first that fits, in this order: blame, opposed stances, legality, intention, policy,
    then what lies ahead and what was said of it; a plain `fact` where nothing fits."""
    rules = {anchor.why for anchor in point.anchors}
    common = _common_terms(point)
    if "accusation answered" in rules:
        return "blame"
    if "opposed stances" in rules or refuses(point.anchors[0]):
        return "policy"
    for kind in BY_WORDS:
        if common & entries_by_lemma(kind).keys():
            return kind
    if _best(point.facing).ahead:
        return "intention"
    clause = point.anchors[0].clause
    return "characterisation" if rules & JUDGED and clause is None else "fact"


def _best(side: Side) -> Statement:
    return max(side.values(), key=lambda p: (p.points, -p.statement.place)).statement


def _common_terms(point: Point) -> frozenset[str]:
    against = frozenset().union(*(p.statement.terms for p in point.against.values()))
    facing = frozenset().union(*(p.statement.terms for p in point.facing.values()))
    return against & facing
