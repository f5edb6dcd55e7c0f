"""Figures where they are told: with their holder and date, ready to be compared."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.language.figures.counted import thing_words
from generator.language.figures.numbers import unit_kind
from generator.merge.disputes.held import HeldClaim, HeldClaims
from generator.merge.disputes.holders import Holder
from generator.records import Figure
from generator.spans import begins_in, cut

BORROWING_REACH = 1
"""HeldClaims back from which a figure without words of its own takes what it is of."""
SIZES = 20
"""Times that one figure of a thing can be another one: beyond that they are of two things."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureStatement:
    """A figure where it is told; `published` is the report's date, empty if unknown."""

    statement: HeldClaim
    figure: Figure
    published: str
    holder: Holder | None
    things: frozenset[str]
    group: frozenset[str]
    about: frozenset[str]
    """Content lemmas of its clause without those that only name the thing."""
    places: frozenset[str] = frozenset()
    """Names of places in its statement, lower case."""
    borrowed: bool = False
    """What it is of was taken from the figure before it."""
    then: bool = False
    """Its sentence tells a day of another month than the report's: it is of then, not of now."""


def figures_of(statements: HeldClaims) -> list[FigureStatement]:
    """All figures with what they are of, in source and text order."""
    found: list[FigureStatement] = []
    last: FigureStatement | None = None
    for statement in statements.all:
        for figure, giver in zip(statement.claim.figures, statement.givers, strict=True):
            if _in_brackets(figure, statement):
                continue
            told = _told(statement, figure, giver or _speaking(statement))
            if told.then:
                found.append(told)
                continue
            told = _borrowing(told, last)
            if not figure.part and (told.things or told.group or figure.unit):
                found.append(told)
                last = told
    return found


def _told(statement: HeldClaim, figure: Figure, holder: Holder | None) -> FigureStatement:
    words = frozenset().union(*(thing_words(thing) for thing in figure.things))
    return FigureStatement(
        statement=statement,
        figure=figure,
        published=statement.report.article.published or "",
        holder=holder,
        things=frozenset(figure.things),
        group=frozenset(figure.group) - words,
        about=frozenset(figure.about) - words,
        places=frozenset(_places(statement)),
        then=_elsewhen(figure, statement),
    )


def _speaking(statement: HeldClaim) -> Holder | None:
    """Whose words the statement is: `three members voted against it` are the outlet's."""
    voiced = statement.claim.quotation is not None or not statement.deeds
    return statement.holder if voiced else None


def _borrowing(told: FigureStatement, last: FigureStatement | None) -> FigureStatement:
    """`It would be 3 per cent`, `police counted 7,000`: of what the figure before it is."""
    if last is None or not told.figure.bare or last.statement.source != told.statement.source:
        return told
    near = told.statement.claim.sentence - last.statement.claim.sentence <= BORROWING_REACH
    unit = told.figure.unit or last.figure.unit
    alike = unit_kind(unit) == unit_kind(last.figure.unit)
    if not near or not alike or not of_a_size(told.figure, last.figure):
        return told
    return replace(told, things=last.things, group=last.group, about=last.about, borrowed=True)


def of_a_size(one: Figure, other: Figure) -> bool:
    """Whether one figure is not so many times the other that they are of two things."""
    small, large = sorted((size(one), size(other)))
    return small > 0 and large <= SIZES * small


def size(figure: Figure) -> float:
    """The number as printed."""
    return figure.low if figure.high == float("inf") or figure.low else figure.high


def _in_brackets(figure: Figure, statement: HeldClaim) -> bool:
    """`40 metres (131 feet)`: the same again in another unit."""
    return statement.report.article.text[figure.span.start - 1 : figure.span.start] == "("


def _elsewhen(figure: Figure, statement: HeldClaim) -> bool:
    """Its sentence names a day of another month than the report's: a figure of then, not of now.

    What follows behind a comma dates something else: `four bridges, among them that of 1794`.
    """
    article = statement.report.article
    return any(
        begins_in(date.span, statement.claim.span)
        and date.value is not None
        and _is_past(date.value, article.published)
        and "," not in article.text[figure.span.end : date.span.start]
        for date in statement.report.findings.dates
    )


def _is_past(value: str, published: str | None) -> bool:
    """Of another month than the report's, where that is known; else precise to a month or year."""
    return value[:7] != published[:7] if published else len(value) <= len("2019-10")


def _places(statement: HeldClaim) -> Iterator[str]:
    for name in statement.report.findings.names:
        if name.kind == "place" and begins_in(name.span, statement.claim.span):
            yield cut(statement.report.article.text, name.span).casefold()
