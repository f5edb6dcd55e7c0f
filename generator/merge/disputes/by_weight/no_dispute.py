"""Seven ways in which two statements look opposed and are not, each by what can be seen.

They are signs for the gate over pairs, and the reasons that `explain` gives; none decides alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.merge.disputes.held import HeldClaim

CONDITION = re.compile(
    r"\b(?:if|unless|would have|provided that|in case|as long as|were to)\b", re.IGNORECASE
)
LATER = re.compile(
    r"\b(?:now|since then|has since|have since|no longer|by then|previously|formerly|earlier"
    r"|until then|at first|initially|originally|later)\b",
    re.IGNORECASE,
)
FURTHER = re.compile(r"\b(?:also|another|as well|in addition|besides|too|further)\b", re.IGNORECASE)
PERIOD = re.compile(r"\b(?:1[89]|20)\d\d\b")
SAME_SHARE = 0.75  # origin: a choice; the gate over pairs gives the sign its weight
"""Share of the terms of the longer statement that the same said again has."""
PRECISE_SHARE = 0.8  # origin: a choice; the gate over pairs gives the sign its weight
"""Share of the terms of the shorter statement that a more precise telling repeats."""
FEW = 2
"""Terms in common from which on two statements speak of one thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facing:
    """Two statements, the earlier first, and the terms they share."""

    one: HeldClaim
    other: HeldClaim
    shared: frozenset[str]


Test = Callable[[Facing], bool]


def same_again(pair: Facing) -> bool:
    most = max(len(pair.one.terms), len(pair.other.terms), 1)
    return _not_turned(pair) and len(pair.shared) >= SAME_SHARE * most


def more_precise(pair: Facing) -> bool:
    sizes = sorted((len(pair.one.terms), len(pair.other.terms)))
    contained = len(pair.shared) >= PRECISE_SHARE * max(sizes[0], 1)
    return _not_turned(pair) and contained and sizes[1] > sizes[0] + FEW and sizes[0] > FEW


def conditional(pair: Facing) -> bool:
    return len(pair.shared) >= FEW and _in_one(CONDITION, pair)


def later_state(pair: Facing) -> bool:
    return len(pair.shared) >= FEW and _in_one(LATER, pair) and _not_turned(pair)


def one_more(pair: Facing) -> bool:
    return bool(FURTHER.search(pair.other.text)) and _not_turned(pair)


def other_period(pair: Facing) -> bool:
    mine, theirs = (frozenset(PERIOD.findall(s.text)) for s in (pair.one, pair.other))
    return bool(mine and theirs) and not mine & theirs


def one_name(pair: Facing) -> bool:
    """All that they share are names."""
    return bool(pair.shared) and pair.shared <= pair.one.names & pair.other.names


TESTS: Mapping[str, Test] = {
    "same said again": same_again,
    "more precise": more_precise,
    "condition": conditional,
    "later state": later_state,
    "one more of a list": one_more,
    "other period": other_period,
    "two things of one name": one_name,
}
"""Literal name -> its test, in the order in which `explain` gives them."""


def looks_only(one: HeldClaim, other: HeldClaim) -> tuple[str, ...]:
    """The names of all that hold."""
    pair = Facing(one=one, other=other, shared=one.terms & other.terms)
    return tuple(name for name, test in TESTS.items() if test(pair))


def _not_turned(pair: Facing) -> bool:
    return pair.one.claim.negated == pair.other.claim.negated


def _in_one(pattern: re.Pattern[str], pair: Facing) -> bool:
    return bool(pattern.search(pair.one.text)) != bool(pattern.search(pair.other.text))
