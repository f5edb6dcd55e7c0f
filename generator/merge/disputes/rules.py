"""The rules: signs of dispute that words show, each with its finder."""

from __future__ import annotations

from generator.merge.disputes.anchors import RULES
from generator.merge.disputes.contrasts import opposites
from generator.merge.disputes.gather import Point, gather, points_of
from generator.merge.disputes.replies import answers_back
from generator.merge.disputes.statements import Statements


def found_by_rules(statements: Statements) -> list[Point]:
    """Points that words of dispute show, those about one thing joined."""
    anchors = [anchor for rule in (answers_back, *RULES) for anchor in rule(statements)]
    explicit = points_of(anchors, statements)
    return gather([*explicit, *points_of(opposites(statements, explicit), statements)])
