"""Points as they are found, before words are made for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.merge.disputes.by_words.sides import Positions
from generator.merge.disputes.by_words.signs import Rule
from generator.merge.disputes.heading_signs import EvidenceSides
from generator.records import DisputeKind, DisputeType, Hardness


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedMatter:
    """What a question has to ask for: the frames that do (`many`), the words printed that one side
    has and the other not, and lemmas of what they are of."""

    frames: tuple[str, ...]
    printed: frozenset[str]
    terms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnwordedPoint:
    """`hardness`, `score` and `told` as in Dispute."""

    sides: Sequence[Positions]
    """Of each side the passages by who holds them."""
    rule: Rule
    type: DisputeType
    asking: EvidenceSides
    """Passages whose words may ask the question."""
    matter: AskedMatter | None = None
    """What it has to ask for; None = whatever the passages ask."""
    worded: tuple[str, ...] = ()
    """Questions that stand before those, best first."""
    otherwise: str | None = None
    """The question where no words ask."""
    hardness: Hardness = "cannot both hold"
    score: float | None = None
    told: bool = True
    suggested: bool = False
    """Not sure enough for readers: an editor is offered it."""

    @property
    def kind(self) -> DisputeKind:
        """Between parties where somebody is named for a passage."""
        held = any(passage.holder for side in self.sides for group in side for passage in group)
        return "parties" if held else "reports"
