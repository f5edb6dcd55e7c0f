"""A short neutral heading from the text's own words."""

from __future__ import annotations

import re

from generator.merge.disputes.gather import Point
from generator.merge.disputes.statements import Statements

LONGEST = 80
"""Code points of a heading; a longer one is cut at a word."""
MARKS = re.compile(r"[“”\"]")


def heading_of(point: Point, statements: Statements) -> str:
    """The words that the first anchor is about, cut at a word and without quotation marks."""
    anchor = point.anchors[0]
    text = anchor.statement.text
    if anchor.target is not None:
        offset = anchor.statement.claim.span.start
        text = text[max(anchor.target.start - offset, 0) : anchor.target.end - offset]
    bare = " ".join(MARKS.sub("", text).split()).strip(" ,;:.—–-")
    if len(bare) > LONGEST:
        bare = bare[: bare.rfind(" ", 0, LONGEST)] + " …"
    return bare[:1].upper() + bare[1:]
