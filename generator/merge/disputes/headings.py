"""A short neutral heading from the text's own words."""

from __future__ import annotations

from generator.merge.disputes.gather import Point
from generator.merge.disputes.statements import Statements


def heading_of(point: Point, statements: Statements) -> str:
    """PROVISIONAL."""
    anchor = point.anchors[0]
    if anchor.target is None:
        return anchor.statement.text[:60]
    offset = anchor.statement.claim.span.start
    return anchor.statement.text[anchor.target.start - offset : anchor.target.end - offset][:60]
