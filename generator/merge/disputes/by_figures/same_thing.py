"""Whether two figures are of one thing, and whether they can both hold."""

from __future__ import annotations

import math

from generator.language.figures.counted import measures, things_with
from generator.language.figures.units import unit_kind
from generator.merge.disputes.by_figures.told import Told, of_a_size

SHARED = 2
"""Fewest content words that two clauses share about figures whose thing no word list tells."""
CLOSE = 4
"""Sentences between two holders' figures of one thing that need share no further word."""
ALIKE = 0.5
"""Share of the content words, of the shorter clause, in common of two clauses that tell one thing
which no word list names. Of 21 such points read in unlabelled stories five were right; those have
more, and all but three of the others less."""
# origin: 21 such points read in unlabelled stories, 2026-11: five were right, and have more
ROUND = 100
"""Counts from here on are rounded at times: 4,000 can be 3,950."""
UPPER = 3
"""Times between two upper bounds that make them two views: `no more than 400`, `up to 3,000`."""


def same_thing(one: Told, other: Told) -> bool:
    """One unit, one group, and the same thing told of it."""
    if not _one_unit(one, other) or not of_a_size(one.figure, other.figure):
        return False
    common = one.things & other.things
    if (one.things or other.things) and not common:
        return False
    if one.group != other.group:
        return False
    if common:
        return _surely_one(one, other, common)
    return bool(one.group or one.figure.unit) and _alike(one, other)


def _surely_one(one: Told, other: Told, common: frozenset[str]) -> bool:
    """An event has one such number, the clauses share a word, or one answers the other."""
    if common & things_with("alone") or one.group:
        return True
    if one.about & other.about:
        return True
    return opposed(one, other) and close(one, other)


def _one_unit(one: Told, other: Told) -> bool:
    a, b = one.figure.unit, other.figure.unit
    if unit_kind(a) == unit_kind(b) == "count":
        return True
    return a == b or not (a and b)


def opposed(one: Told, other: Told) -> bool:
    """Each is given by a holder of its own."""
    if one.holder is None or other.holder is None:
        return False
    return other.holder not in one.holder.side


def close(one: Told, other: Told) -> bool:
    """In one report, at most CLOSE sentences apart."""
    apart = abs(one.statement.claim.sentence - other.statement.claim.sentence)
    return one.statement.source == other.statement.source and apart <= CLOSE


def _alike(one: Told, other: Told) -> bool:
    """The clauses have most of their words in common, or the one points back to the other."""
    if (one.borrowed or other.borrowed) and one.about == other.about:
        return opposed(one, other) and close(one, other)
    mine, theirs = (t.about - t.group - measures() for t in (one, other))
    shared = len(mine & theirs)
    if unit_kind(one.figure.unit) in ("money", "percent") or shared < ALIKE * len(
        min(mine, theirs, key=len)
    ):
        return False
    return shared >= (SHARED if one.group and not opposed(one, other) else SHARED + 1)


def incompatible(one: Told, other: Told) -> bool:
    """No value fits both, rounding allowed for."""
    (a, b), (c, d) = _values(one), _values(other)
    if a == c == 0:
        return opposed(one, other) and max(b, d) >= UPPER * min(b, d)
    return a > d or c > b


def _values(told: Told) -> tuple[float, float]:
    low, high = told.figure.low, told.figure.high
    if low != high:
        return low, high
    slack = _rounding(low, unit_kind(told.figure.unit))
    return low - slack, high + slack


def _rounding(value: float, kind: str) -> float:
    """Half a unit of the last digit that is not zero; small counts are exact."""
    if kind == "count" and value < ROUND:
        return 0.0
    step = 1.0
    if value != round(value):
        step = 1 / 10 if math.isclose(value * 10, round(value * 10)) else 1 / 100
    while kind != "percent" and value >= step * 10 and math.isclose(value % (step * 10), 0):
        step *= 10
    return step / 2 * (99 / 100)
