"""Figures of the same thing in different reports: an update where it grew, else a dispute.

Two figures are of one thing where the unit, a word of the scope and most of the sentence agree.
`At least 12` and `15` do not conflict. Figures of another day are left out: a sentence with a
date of its own tells of another event.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.merge.disputes.statements import SHORT, Statement, Statements, weight
from generator.records import Dispute, Figure, Position, Report, Update

LIKENESS = 0.5
"""Fewest points of likeness, both lengths counted, of two sentences with figures of one thing."""
RETOLD_TERMS = 4
RETOLD_SHARE = 0.6
"""So many words in common, and such a share of the shorter sentence, are enough as well."""
OTHERS = frozenset({"other", "another", "more", "additional", "further"})
"""Scope words of a figure that counts the rest, not the same."""
GROWING = frozenset(
    {"kill", "die", "dead", "death", "injure", "hurt", "wound", "miss", "arrest", "detain"}
)
"""Scope words of counts that grow while an event goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure where it is told; `published` is the report's date, empty if unknown."""

    statement: Statement
    figure: Figure
    published: str


def conflicts(
    statements: Statements, reports: Sequence[Report]
) -> tuple[list[Dispute], list[Update]]:
    """The figures that cannot both hold: disputes between reports, and updates."""
    dates = {report.source.number: report.article.published or "" for report in reports}
    told = [t for t in _told(statements, dates) if not _dated(t.statement, reports)]
    disputes: list[Dispute] = []
    updates: list[Update] = []
    seen: set[tuple[str, frozenset[float]]] = set()
    for one, other in _pairs(told, statements):
        key = (one.figure.unit, frozenset({one.figure.low, other.figure.low}))
        if key not in seen:
            seen.add(key)
            if _grew(one, other):
                updates.append(_update(one, other))
            else:
                disputes.append(_dispute(one, other))
    return disputes, updates


def _told(statements: Statements, dates: Mapping[int, str]) -> Iterator[Told]:
    for statement in statements.all:
        for figure in statement.claim.figures:
            if figure.unit and not OTHERS & frozenset(figure.scope):
                yield Told(statement=statement, figure=figure, published=dates[statement.source])


def _dated(statement: Statement, reports: Sequence[Report]) -> bool:
    """It names a year: figures of years ago are not those of today's event."""
    report = next(r for r in reports if r.source.number == statement.source)
    return any(
        statement.claim.span.start <= date.span.start < statement.claim.span.end
        and date.value is not None
        and _is_past(date.value, report.article.published)
        for date in report.findings.dates
    )


def _is_past(value: str, published: str | None) -> bool:
    """Of another month than the report's, where that is known; else precise to a month or year."""
    return value[:7] != published[:7] if published else len(value) <= len("2019-10")


def _pairs(told: Sequence[Told], statements: Statements) -> Iterator[tuple[Told, Told]]:
    for k, one in enumerate(told):
        for other in told[k + 1 :]:
            if _conflict(one, other) and _alike(one, other, statements):
                yield (one, other) if one.published <= other.published else (other, one)


def _conflict(one: Told, other: Told) -> bool:
    a, b = one.figure, other.figure
    apart = a.low > b.high or b.low > a.high
    elsewhere = one.statement.source != other.statement.source
    return (
        elsewhere and apart and a.unit == b.unit and bool(frozenset(a.scope) & frozenset(b.scope))
    )


def _alike(one: Told, other: Told, statements: Statements) -> bool:
    a, b = one.statement.terms, other.statement.terms
    length = math.sqrt((SHORT + len(a)) * (SHORT + len(b)))
    if len(a & b) >= RETOLD_TERMS and len(a & b) >= RETOLD_SHARE * min(len(a), len(b)):
        return True
    return weight(a & b, statements.weights) >= LIKENESS * length


def _grew(earlier: Told, later: Told) -> bool:
    """A count that grows, higher in the later report; with unknown dates it may have grown."""
    grows = GROWING & frozenset(earlier.figure.scope) & frozenset(later.figure.scope)
    known = earlier.published and later.published and earlier.published != later.published
    return bool(grows) and (not known or later.figure.low > earlier.figure.low)


def _update(earlier: Told, later: Told) -> Update:
    one, other = sorted((earlier, later), key=lambda t: (t.published, t.figure.low))
    return Update(
        issue=_heading(earlier),
        evidence=(one.statement.claim.span, other.statement.claim.span),
        why="a count that grew",
    )


def _dispute(one: Told, other: Told) -> Dispute:
    return Dispute(
        issue=_heading(one),
        kind="reports",
        type="number",
        positions=(_position(one), _position(other)),
        why="incompatible figures",
    )


def _position(told: Told) -> Position:
    return Position(holder=told.statement.outlet, evidence=(told.statement.claim.span,))


def _heading(told: Told) -> str:
    """`Number of people`, with the noun as printed behind the figure."""
    after = told.statement.text[told.figure.span.end - told.statement.claim.span.start :]
    words = [word.strip(".,;:()") for word in after.split()[:4]]
    noun = next((w for w in words if w.casefold().startswith(told.figure.unit[:4])), "")
    return f"Number of {noun}" if noun else "An amount of money"
