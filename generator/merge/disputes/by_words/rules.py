"""The rules: every sign of dispute that words show, a line each, with all that is known of it.

A new sign is a line here, its finder in `anchors` (or beside it) and its cases in
tests/cases/disputes.yml; its words for readers stand in `render/exports/judged.py`. How much it
weighs is learned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.merge.disputes.by_words.anchors import (
    Anchor,
    accusations,
    contrasts,
    denials,
    divergences,
    falsehoods,
    oppositions,
)
from generator.merge.disputes.by_words.replies import answers_back
from generator.merge.disputes.held import HeldClaims
from generator.records import DisputeType

Finder = Callable[[HeldClaims], Iterator[Anchor]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One sign of dispute. `name` is what `why` of a point says."""

    name: str
    find: Finder | None = None
    """None = found by a step of its own, beside what the others find."""
    type: DisputeType | None = None
    """What a point of it is about; None = its words tell."""
    hard: bool = False
    """Its sides cannot both hold."""
    within: bool = False
    """Its words show that two are at odds, be they of one political party."""
    alone: bool = True
    """It shows a point by itself, not only beside what another rule finds."""


RULES: tuple[Rule, ...] = (
    Rule(name="answered back", find=answers_back, hard=True, within=True),
    Rule(name="explicit denial", find=denials, hard=True, within=True),
    Rule(name="called false", find=falsehoods, hard=True, within=True),
    Rule(name="accusation answered", find=accusations, type="blame"),
    Rule(name="opposed stances", find=oppositions, type="policy"),
    Rule(name="said to differ", find=divergences),
    Rule(name="contrast", find=contrasts),
    Rule(name="opposite words", alone=False),
)
"""In order: where several find one point, the first gives it its name."""

BY_NAME = {rule.name: rule for rule in RULES}


def anchors_of(statements: HeldClaims) -> list[Anchor]:
    """What every rule finds, in the order of the rules."""
    return [anchor for rule in RULES if rule.find for anchor in rule.find(statements)]
