"""Points that exclude each other in plain words: figures, days, orders of events."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.merge.disputes.by_words.sides import Positions
from generator.merge.disputes.by_words.signs import Rule
from generator.merge.disputes.heading_signs import EvidenceSides
from generator.records import DisputeType


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedMatter:
    """What a question has to ask for: the frames that do (`many`), the words printed that one side
    has and the other not, and lemmas of what they are of."""

    kind: DisputeType
    frames: tuple[str, ...]
    printed: frozenset[str]
    terms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPoint:
    """What a step of its own finds, before any words are made for it."""

    sides: Sequence[Positions]
    rule: Rule
    type: DisputeType
    asking: EvidenceSides
    """Passages whose words may ask the question."""
    matter: AskedMatter | None = None
    """What it has to ask for; None = whatever the passages ask."""
    worded: tuple[str, ...] = ()
    """Questions that stand before those, best first."""
    otherwise: str = ""
    """The question where no words ask."""
