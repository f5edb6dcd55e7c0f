"""What kind of thing a point is about, and how hard it is."""

from __future__ import annotations

from generator.language.acts.dispute_words import entries_by_lemma
from generator.merge.disputes.anchors import refuses
from generator.merge.disputes.gather import Point, Side
from generator.merge.disputes.rules import BY_NAME
from generator.records import DisputeType, Hardness

BY_WORDS: tuple[DisputeType, ...] = ("legality", "intention", "policy")
"""Sections of the word list, in the order in which they are tried."""
STANCES = ("oppose", "support", "criticize")


def type_of(point: Point) -> DisputeType:
    """By the rule, else by the words that both sides share, else by what the sides do."""
    return _by_rule(point) or _by_words(point) or _by_acts(point)


def _by_rule(point: Point) -> DisputeType | None:
    told = next((t for a in point.anchors if (t := BY_NAME[a.why].type)), None)
    return "policy" if told is None and point.anchors and refuses(point.anchors[0]) else told


def _by_words(point: Point) -> DisputeType | None:
    common = _terms(point.against) & _terms(point.facing)
    told = next((kind for kind in BY_WORDS if common & entries_by_lemma(kind).keys()), None)
    ahead = any(passage.statement.ahead for passage in point.facing.values())
    return "intention" if told is None and ahead and point.anchors else told


def _by_acts(point: Point) -> DisputeType:
    """A plain `fact` where something is denied, and nothing else tells."""
    acts = _acts(point.against) | _acts(point.facing)
    judged = "called false" in [anchor.why for anchor in point.anchors]
    if judged:
        return "characterisation" if point.anchors[0].clause is None else "fact"
    if "deny" in acts:
        return "fact"
    if "accuse" in acts and not point.anchors:
        return "blame"
    if acts.intersection(STANCES):
        return "policy"
    return "fact" if point.anchors else "characterisation"


def hardness_of(point: Point, kind: DisputeType) -> Hardness:
    """Whether both sides can hold at once, use other names for one thing, or tell it otherwise."""
    acts = _acts(point.against) | _acts(point.facing)
    if any(BY_NAME[anchor.why].hard for anchor in point.anchors) or acts & {"deny", "falsehood"}:
        return "cannot both hold"
    return "named differently" if kind == "characterisation" else "told differently"


def _acts(side: Side) -> set[str]:
    return {
        deed.act.kind
        for passage in side.values()
        for deed in passage.statement.deeds
        if not deed.act.negated
    }


def _terms(side: Side) -> frozenset[str]:
    return frozenset().union(*(p.statement.terms for p in side.values()))
