"""Whether two sentences can stand side by side as one fact: nothing in them may contradict."""

from __future__ import annotations

from collections import Counter
from itertools import product

from generator.language.runs import share_in
from generator.merge.copies import REPEATED
from generator.merge.statements import Statement, overlaps
from generator.records import Dispute, Figure

ROUNDED = 1.01
"""Two counts this near, as a ratio, are one count rounded twice: $1,688 and $1,680."""


def compatible(one: Statement, other: Statement, disputes: tuple[Dispute, ...]) -> bool:
    """False for sentences of one source, words without their speaker, repeated words, and anything
    that cannot both hold."""
    return not (
        one.source == other.source
        or _is_voiceless(one, other)
        or repeated(one, other)
        or _figures_differ(one, other)
        or _dates_differ(one, other)
        or _polarity_differs(one, other)
        or any(_opposed(one, other, dispute) for dispute in disputes)
    )


def _is_voiceless(one: Statement, other: Statement) -> bool:
    """True where one gives words without their speaker and the other does not name the same."""
    if one.shown and other.shown:
        return False
    return not (one.shown or other.shown) or not one.speakers & other.speakers


def repeated(one: Statement, other: Statement) -> bool:
    """Whether one sentence, apart from quoted words, was taken over from the other."""
    return max(share_in(one.runs, other.all_runs), share_in(other.runs, one.all_runs)) >= REPEATED


def _figures_differ(one: Statement, other: Statement) -> bool:
    """True where a thing is counted once in each and the counts do not fit, or where none fits."""
    figures = [figure for claim in one.claims for figure in claim.figures]
    others = [figure for claim in other.claims for figure in claim.figures]
    pairs = [(a, b) for a, b in product(figures, others) if _count_the_same(a, b)]
    units = Counter(a.unit for a, _ in pairs)
    fitting = {a.unit for a, b in pairs if _fit(a, b)}
    plain = {a.unit for a, b in pairs if a.scope == b.scope and units[a.unit] == 1}
    return bool(plain - fitting) or bool(units and not fitting)


def _fit(one: Figure, other: Figure) -> bool:
    return one.low <= other.high * ROUNDED and other.low <= one.high * ROUNDED


def _count_the_same(one: Figure, other: Figure) -> bool:
    if not one.unit or one.unit != other.unit:
        return False
    return not (one.scope and other.scope) or bool(set(one.scope) & set(other.scope))


def _dates_differ(one: Statement, other: Statement) -> bool:
    """True where each names one date and the less precise does not hold the other."""
    if len(one.dates) != 1 or len(other.dates) != 1:
        return False
    a, b = sorted((one.dates[0], other.dates[0]), key=len)
    return a.startswith("2") and b.startswith("2") and "W" not in a + b and not b.startswith(a)


def _polarity_differs(one: Statement, other: Statement) -> bool:
    """True where the same verb is denied in one and not in the other."""
    return any(
        a.predicate == b.predicate and a.negated != b.negated and a.predicate
        for a, b in product(one.claims, other.claims)
    )


def _opposed(one: Statement, other: Statement, dispute: Dispute) -> bool:
    """True where the two are evidence of different positions in one dispute."""
    sides = [_sides(statement, dispute) for statement in (one, other)]
    return bool(sides[0] and sides[1] and not sides[0] & sides[1])


def _sides(statement: Statement, dispute: Dispute) -> set[int]:
    return {
        k
        for k, position in enumerate(dispute.positions)
        if any(overlaps(span, statement.span) for span in position.evidence)
    }
