"""Denials that stand alone, and who did not answer."""

from collections.abc import Iterator, Sequence

from generator.merge.claims.held import HeldClaim, HeldClaims
from generator.merge.claims.holders import Holder
from generator.merge.disputes.by_words.anchors import denials
from generator.merge.disputes.rules import DENIED
from generator.records import Dispute, Quotation
from generator.spans import overlaps

UNANSWERED = "denial that answers no report"
SILENT = "declined to comment or did not answer"


def unanswered(statements: HeldClaims, disputes: Sequence[Dispute]) -> tuple[Quotation, ...]:
    """In source and text order; a sentence once, and once in equal words."""
    shown = {span for d in disputes for p in d.positions for span in p.evidence}
    found: dict[str, Quotation] = {}
    for statement, holder, why in sorted(_alone(statements), key=lambda row: row[0].place):
        if not any(overlaps(statement.claim.span, span) for span in shown):
            found.setdefault(statement.text, _quotation(statement, holder, why))
    return tuple(found.values())


def _alone(statements: HeldClaims) -> Iterator[tuple[HeldClaim, Holder | None, str]]:
    for statement in statements.all:
        if statement.claim.silent:
            yield statement, statement.holder, SILENT
    for anchor in denials(DENIED, statements):
        if anchor.target is not None:
            yield anchor.statement, anchor.holder, UNANSWERED


def _quotation(statement: HeldClaim, holder: Holder | None, why: str) -> Quotation:
    return Quotation(
        span=statement.claim.span,
        kind="indirect",
        mention=statement.claim.holder,
        speaker=holder.speaker if holder else None,
        why=why,
    )
