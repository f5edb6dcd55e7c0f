"""A sign of dispute: the rule that knows it, and the anchor that the rule finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import KW_ONLY, dataclass

from generator.merge.claims.held import HeldClaim, HeldClaims
from generator.merge.claims.holders import Holder
from generator.records import DisputeType, Span


@dataclass(frozen=True, slots=True)
class Rule:
    """All that is known of one sign of dispute. `name` is what `why` of a point says."""

    name: str
    words: str
    """What it says, for who asks `explain`."""
    _: KW_ONLY
    find: Callable[[Rule, HeldClaims], Iterator[Anchor]] | None = None
    """None = found by a step of its own, which takes the rule from here."""
    type: DisputeType = "fact"
    """Of what a step of its own finds and does not say otherwise; of all else a gate tells it."""
    hard: bool = False
    """Its sides cannot both hold, be they of one political party."""
    faint: bool = False
    """It makes a point likelier and does not tell that there is one."""
    tells: bool = False
    """Its words can tell the claim that they turn against, beside whose it is."""
    beside: Callable[..., Iterator[Anchor]] | None = None
    """Finds what shows no point by itself: it is given the points of the other rules too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """`holder` turns in `statement` against what `terms` are about.

    `facing` is the statement that the rule itself found on the other side, if it did.
    """

    statement: HeldClaim
    rule: Rule
    holder: Holder
    terms: frozenset[str]
    target: Span | None = None
    opponents: frozenset[str] = frozenset()
    """Last words of the names in the target, lower case."""
    facing: HeldClaim | None = None
    owner: Holder | None = None
    """Whose claim the target is, if the words say so."""
    rumour: Holder | None = None
    """What holds it where nobody is named for it: `rumours`."""
    aspects: frozenset[str] = frozenset()
    """Sides (`3+`) in pairs of opposites that the holder takes and that the point is about."""
    opposed: bool = False
    """The report says that the two exclude each other: `opposing assessments`."""
    retold: frozenset[int] = frozenset()
    """Places of the statements that have most of `terms`."""
