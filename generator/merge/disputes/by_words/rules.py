"""The rules: every sign of dispute that words show, a line each, with all that is known of it.

A new sign is a line here, its finder in `anchors` and its cases in tests/cases/disputes.yml; its
words for readers stand in `render/exports/judged.py`. How much it weighs is learned.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.merge.disputes.by_words.anchors import (
    Anchor,
    accusations,
    answers_back,
    contrasts,
    denials,
    divergences,
    falsehoods,
    oppositions,
)
from generator.merge.disputes.held import HeldClaims

Finder = Callable[[HeldClaims], Iterator[Anchor]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One sign of dispute. `name` is what `why` of a point says."""

    name: str
    find: Finder | None = None
    """None = found by a step of its own, beside what the others find."""
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
    Rule(name="accusation answered", find=accusations),
    Rule(name="opposed stances", find=oppositions),
    Rule(name="said to differ", find=divergences),
    Rule(name="contrast", find=contrasts),
    Rule(name="opposite words", alone=False),
)
"""In order: where several find one point, the first gives it its name."""

BY_NAME = {rule.name: rule for rule in RULES}
