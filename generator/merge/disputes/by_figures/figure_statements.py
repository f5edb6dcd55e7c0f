"""Figures where they are told: with their holder and date, ready to be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.language.figures.counted import heading_of_thing, thing_words
from generator.language.figures.numbers import unit_kind
from generator.merge.claims.held import HEADLINE, HeldClaim, HeldClaims
from generator.merge.claims.holders import Holder
from generator.records import Figure
from generator.spans import begins_in, cut, within

BORROWING_REACH = 1
"""Statements back from which a figure without words of its own takes what it is of."""
SIZES = 20
"""Times that one figure of a thing can be another one: beyond that they are of two things."""
ORDERING = frozenset({"order", "direct", "instruct", "command"})
"""Verbs of deeds that the outlet tells, though the sentence has words like a quotation's."""
CLAUSE_END = re.compile(r"[.;:!?\n“”\"]|, (?:and|but|while)\b")
FORMER = re.compile(
    r"\b(?:(?:down|up) from|to\b[^,;]{1,40}\bfrom"
    r"|(?:earlier|previously|initially|originally)\b[^,;]{0,60})"
    r"(?: (?:about|some|around|nearly|almost))?(?: [$€£¥]?)?$"
)
"""What stands before a figure of before, in its clause: `down from 300`, `earlier put at 300`."""
FROM, TO = re.compile(r"\bfrom(?: [$€£¥]?)?$"), re.compile(r"^[^,;]{0,20}\bto [$€£¥]?\d")
"""Around the first of two: `raised from 300 to 400`."""


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
    own: bool = False
    """The outlet's own words, in which nobody is told who gives it."""
    former: bool = False
    """Told as what another figure of its statement was before: `down from 300`."""

    @property
    def kind(self) -> str:
        """That of its unit."""
        return unit_kind(self.figure.unit)

    @property
    def size(self) -> float:
        """The number as printed."""
        figure = self.figure
        return figure.low if figure.high == float("inf") or figure.low else figure.high

    def is_of_a_size(self, other: "FigureStatement") -> bool:
        """Whether one is not so many times the other that they are of two things."""
        small, large = sorted((self.size, other.size))
        return small > 0 and large <= SIZES * small

    @property
    def is_nobodys(self) -> bool:
        """Neither a named holder gives it nor the outlet in its own words."""
        return self.holder.is_nobody if self.holder is not None else not self.own

    @property
    def around(self) -> tuple[str, str]:
        """What stands before and behind it in its clause, lower case."""
        at = self.statement.claim.span.start
        text = self.statement.text.casefold()
        before, behind = text[: self.figure.span.start - at], text[self.figure.span.end - at :]
        end = CLAUSE_END.search(behind)
        return before, behind[: end.start()] if end else behind

    @property
    def heading(self) -> str:
        """That of the thing, else `Number of bridges`, with the noun as printed behind the figure;
        empty where there is none."""
        named = next((h for h in map(heading_of_thing, sorted(self.things)) if h), "")
        if named or self.kind == "percent":
            return named
        after = self.statement.text[self.figure.span.end - self.statement.claim.span.start :]
        words = [word.strip('.,;:?!()”"’') for word in after.split()[:4]]
        noun = next((w for w in words if _is_form(w, self.figure.unit)), "")
        return f"Number of {noun}" if noun else ""


def figures_of(statements: HeldClaims) -> list[FigureStatement]:
    """All figures with what they are of, in source and text order; one of before is of what the
    figure of now in its statement is of."""
    found: list[FigureStatement] = []
    last: FigureStatement | None = None
    for statement in statements.all:
        now, before = _now_and_before(statement)
        for told in now:
            if told.then:
                found.append(told)
                continue
            told = _borrowing(told, last)
            if told.things or told.group or told.figure.unit:
                found.append(told)
                last = told
        if now and last is not None and last.statement is statement:
            found += [_of_the_same(told, last) for told in before]
    return found


def _now_and_before(statement: HeldClaim) -> tuple[list[FigureStatement], list[FigureStatement]]:
    """Those of now, and those told as of before; parts of others and those in brackets are
    neither."""
    rows = zip(statement.claim.figures, statement.givers, strict=True)
    told = [
        _told(statement, figure, giver or _speaking(figure, statement))
        for figure, giver in rows
        if not _in_brackets(figure, statement)
    ]
    return [t for t in told if not t.figure.part], [t for t in told if t.former]


def _of_the_same(told: FigureStatement, now: FigureStatement) -> FigureStatement:
    return replace(told, things=now.things, group=now.group, about=now.about, places=now.places)


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
        own=_narrated(figure, statement) and holder is None,
        former=figure.part and _is_of_before(figure, statement),
    )


def _narrated(figure: Figure, statement: HeldClaim) -> bool:
    """Nobody is told to give it, in words that are the outlet's."""
    beside = statement.paragraph != HEADLINE and _is_beside(figure, statement)
    return figure.holder is None and (statement.narrated or beside)


def _is_of_before(figure: Figure, statement: HeldClaim) -> bool:
    at = statement.claim.span.start
    before = statement.text[: figure.span.start - at].casefold()
    if FORMER.search(before):
        return True
    return bool(FROM.search(before) and TO.search(statement.text[figure.span.end - at :]))


def _speaking(figure: Figure, statement: HeldClaim) -> Holder | None:
    """Whose words the figure is in: `three members voted against it` are the outlet's, and so is
    `the court ordered the bank to pay two million`, and what stands beside a quotation."""
    return None if _is_beside(figure, statement) else statement.holder


def _is_beside(figure: Figure, statement: HeldClaim) -> bool:
    said = statement.said
    if said is not None and not within(figure.span, said.span):
        return True
    deed = statement.claim.quotation is None and bool(statement.deeds)
    return deed or statement.claim.predicate in ORDERING


def _borrowing(told: FigureStatement, last: FigureStatement | None) -> FigureStatement:
    """`It would be 3 per cent`, `police counted 7,000`: of what the figure before it is."""
    if last is None or not told.figure.bare or last.statement.source != told.statement.source:
        return told
    near = told.statement.claim.sentence - last.statement.claim.sentence <= BORROWING_REACH
    alike = not told.figure.unit or told.kind == last.kind
    if not near or not alike or not told.is_of_a_size(last):
        return told
    return replace(told, things=last.things, group=last.group, about=last.about, borrowed=True)


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


def _is_form(word: str, lemma: str) -> bool:
    return bool(lemma) and word.casefold().startswith(lemma[:4])
