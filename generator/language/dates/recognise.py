"""Finds date expressions by their surface and reads their parts; what they mean is `resolve`'s."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from generator.language.dates.expression import Expression
from generator.language.dates.patterns import (
    AFTER,
    AMBIGUOUS_MONTHS,
    BEFORE_DATE,
    BEFORE_MONTH,
    BEFORE_YEAR,
    COUNTED_AFTER,
    NAME_BEFORE,
    PATTERNS,
)
from generator.language.dates.readers import READERS

RECORD_REACH = 80
RECORD_BEFORE = re.compile(
    r"\b(?:first|last|worst|best|biggest|largest|highest|lowest|longest|deadliest)\s"
    r"(?:(?!(?:will|would|is|are|to|be|due|begins?|starts?)\b)[\w'’-]+\s){1,6}$"
)
"""Before "in eight years": "the first floor debate in eight years" looks back, and at no date."""
DATE_REACH = 24
"""Code points before an expression that may belong to it: "the beginning of the "."""


def recognise(text: str) -> tuple[Expression, ...]:
    """Date expressions in text order, never overlapping."""
    found = sorted(_date_candidates(text), key=lambda e: (e.start, -e.end))
    kept: list[Expression] = []
    for expression in found:
        if not kept or expression.start >= kept[-1].end:
            kept.append(expression)
    return tuple(_widened(text, expression) for expression in kept)


def _date_candidates(text: str) -> Iterator[Expression]:
    return chain.from_iterable(_matches(text, kind) for kind in PATTERNS)


def _matches(text: str, kind: str) -> Iterator[Expression]:
    for match in PATTERNS[kind].finditer(text):
        expression = READERS[kind](match)
        if expression and not _means_no_date(text, match, kind):
            yield expression


def _widened(text: str, expression: Expression) -> Expression:
    """Takes in "late", "earlier in the" before it and "night" after it."""
    reach = max(0, expression.start - DATE_REACH)
    before = BEFORE_DATE.search(text, reach, expression.start)
    after = (
        AFTER.match(text, expression.end)
        if expression.kind in ("weekday", "day") or expression.unit == "day"
        else None
    )
    return replace(
        expression,
        start=before.start() if before else expression.start,
        end=after.end() if after else expression.end,
    )


def _means_no_date(text: str, match: re.Match[str], kind: str) -> bool:
    """A month's name that is a verb or a person, four digits that count things, or years that a
    record has stood for."""
    before = text[max(0, match.start() - DATE_REACH) : match.start()]
    if kind == "in":
        start = max(0, match.start() - RECORD_REACH)
        return RECORD_BEFORE.search(text[start : match.start()]) is not None
    if kind not in ("month", "year"):
        return False
    if kind == "month":
        alone = match["month"] in AMBIGUOUS_MONTHS and not match["turn"]
        return alone and not BEFORE_MONTH.search(before)
    if match[0] != match["year"] or BEFORE_YEAR.search(before):
        return False
    return bool(NAME_BEFORE.search(before) or COUNTED_AFTER.match(text, match.end()))
