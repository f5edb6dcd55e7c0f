"""Figures that cannot both hold: holders or reports against each other.

Two figures are of one thing where unit, group and the thing told of them agree. `At least 12` and
`15` do not conflict. A count that grows is brought up to date by a later report, not disputed. A
report that itself gives both figures explains them, so that it stands against no other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from generator.language.figures.counted import heading_of_thing, things_with
from generator.language.figures.numbers import unit_kind
from generator.merge.disputes.by_figures.figure_statements import (
    FigureStatement,
    figures_of,
    of_a_size,
    size,
)
from generator.merge.disputes.by_figures.same_thing import (
    DEFINING,
    FigureRefusal,
    close,
    defined_apart,
    elsewhere,
    incompatible,
    opposed,
    same_thing,
    told_of_two_things,
)
from generator.merge.disputes.by_figures.updates import updates_of
from generator.merge.disputes.held import HeldClaim, HeldClaims, outlet_of
from generator.merge.disputes.rules import OF_TWO_HOLDERS, OF_TWO_REPORTS
from generator.records import Dispute, Position, Update

COUNTED = "Number of "
EVIDENCE = 4
"""Passages shown of one position."""
TIMES = 4
"""Times that one report's figure can be another's: beyond that they are of two things."""
HOLDERS = 2
"""Positions shown of one side."""

REASONS = 4
"""Pairs of figures of one story that are told with their reason."""

Figures = Sequence[FigureStatement]
Pair = tuple[FigureStatement, FigureStatement]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresFound:
    """What the figures of a story give: disputes, those of two holders first and one a heading,
    updates, and figures that differ for a reason."""

    disputes: list[Dispute]
    updates: list[Update]
    reasoned: list[Update]


def conflicts(statements: HeldClaims) -> FiguresFound:
    every = figures_of(statements)
    told = [t for t in every if not t.then]
    pairs = [
        (a, b)
        for a, b in combinations(told, 2)
        if a.statement.place != b.statement.place or opposed(a, b)
        if refused(a, b, told) is None
    ]
    held = [pair for pair in pairs if opposed(*pair)]
    printed = [pair for pair in pairs if not opposed(*pair)]
    by_heading: dict[str, Dispute] = {}
    for dispute in (*_disputes(held, told, by_holder=True), *_disputes(printed, told)):
        by_heading.setdefault(dispute.issue, dispute)
    return FiguresFound(
        disputes=list(by_heading.values()),
        updates=updates_of(told),
        reasoned=apart_for_a_reason(every),
    )


def refused(one: FigureStatement, other: FigureStatement, told: Figures) -> FigureRefusal | None:
    """Why two figures are no point; None where they are one. `told` are all that are of now."""
    if one.then or other.then:
        return "another time"
    apart = told_of_two_things(one, other)
    if apart or not incompatible(one, other):
        return apart or "both can hold"
    if defined_apart(one, other):
        return "another definition"
    if elsewhere(one, other):
        return "another scope"
    if opposed(one, other):
        moves = _moves(one, other) and not _set_against(one, other)
        return "a number that moves" if moves else None
    return _refused_between_reports(one, other, told)


def refusals(one: HeldClaim, other: HeldClaim, every: Figures) -> set[FigureRefusal | None]:
    """Why the figures of two statements are no point: None stands for two that are one."""
    if not (one.claim.figures and other.claim.figures):
        return set()
    sides = [[t for t in every if t.statement.place == s.place] for s in (one, other)]
    now = [t for t in every if not t.then]
    if not all(sides):
        return {"no whole number"}
    return {_reason(a, b) or refused(a, b, now) for a, b in product(*sides)}


def _moves(one: FigureStatement, other: FigureStatement) -> bool:
    """Of a thing whose number changes while the event goes on, or told as a new number."""
    moving = things_with("grows") | things_with("changes")
    return bool(one.things & moving) or one.figure.changed or other.figure.changed


def _set_against(one: FigureStatement, other: FigureStatement) -> bool:
    """By one report, which alone makes a count that moves a point of two holders: in one sentence,
    or some sentences apart with a `but` in one of them."""
    if one.statement.claim.sentence == other.statement.claim.sentence:
        return one.statement.source == other.statement.source
    return close(one, other) and (one.statement.claim.contrast or other.statement.claim.contrast)


def _refused_between_reports(
    one: FigureStatement, other: FigureStatement, told: Figures
) -> FigureRefusal | None:
    """None for two reports' own figures, neither of which the other report knows as well."""
    if one.statement.source == other.statement.source:
        return "figures of one report"
    small, large = sorted((size(one.figure), size(other.figure)))
    if large > TIMES * small:
        return "another size"
    if _moves(one, other):
        return "a number that moves"
    known = _knows(one.statement.source, other, told) or _knows(other.statement.source, one, told)
    return "known to both reports" if known else None


def _knows(source: int, figure: FigureStatement, told: Figures) -> bool:
    return any(
        t.statement.source == source and same_thing(t, figure) and not incompatible(t, figure)
        for t in told
    )


def _disputes(
    pairs: Sequence[Pair], told: Figures, *, by_holder: bool = False
) -> Iterator[Dispute]:
    rule = OF_TWO_HOLDERS if by_holder else OF_TWO_REPORTS
    done: set[int] = set()
    for one, other in pairs:
        if {id(one), id(other)} & done:
            continue
        sides = _side(one, other, told), _side(other, one, told)
        done |= {id(t) for side in sides for t in side}
        yield Dispute(
            issue=asking(heading(one)) or _of_two(one, other),
            kind="parties" if by_holder else "reports",
            type=rule.type,
            positions=tuple(
                position
                for number, side in enumerate(sides)
                for position in _positions(side, number, by_holder=by_holder)
            ),
            why=rule.name,
        )


def _side(own: FigureStatement, facing: FigureStatement, told: Figures) -> list[FigureStatement]:
    """The figure first, then those that fit it and not the other one."""
    more = [
        t
        for t in told
        if t is not own
        and t is not facing
        and same_thing(t, own)
        and not incompatible(t, own)
        and incompatible(t, facing)
        and not opposed(t, own)
    ]
    return [own, *more]


def _positions(side: Figures, number: int, *, by_holder: bool) -> Iterator[Position]:
    groups: dict[str, list[FigureStatement]] = {}
    for told in side:
        if not by_holder:
            groups.setdefault(outlet_of(told.statement), []).append(told)
        elif told.holder is not None:
            groups.setdefault(told.holder.key, []).append(told)
    for group in list(groups.values())[:HOLDERS]:
        holder = group[0].holder if by_holder else None
        spans = dict.fromkeys(told.statement.claim.span for told in group)
        yield Position(
            holder=holder.name if holder else outlet_of(group[0].statement),
            evidence=tuple(spans)[:EVIDENCE],
            speaker=holder.speaker if holder else None,
            side=number,
        )


def heading(told: FigureStatement) -> str:
    """That of the thing, else `Number of bridges`, with the noun as printed behind the figure;
    empty where there is none."""
    named = next((h for h in map(heading_of_thing, sorted(told.things)) if h), "")
    if named:
        return named
    after = told.statement.text[told.figure.span.end - told.statement.claim.span.start :]
    words = [word.strip('.,;:()”"’') for word in after.split()[:4]]
    noun = next((w for w in words if _is_form(w, told.figure.unit)), "")
    if unit_kind(told.figure.unit) == "percent":
        return ""
    return f"Number of {noun}" if noun else ""


def asking(heading: str) -> str:
    """`How many bridges`, `What the price is`; empty where there is no heading."""
    if heading.startswith(COUNTED):
        return f"How many {heading.removeprefix(COUNTED)}"
    return f"What {heading[:1].lower()}{heading[1:]} is" if heading else ""


def _of_two(one: FigureStatement, other: FigureStatement) -> str:
    """Where no word tells what the figures are of: who gives them."""
    holders = [t.holder.name if t.holder else outlet_of(t.statement) for t in (one, other)]
    return f"Whether the figure of {holders[0]} or that of {holders[1]} holds"


def _is_form(word: str, lemma: str) -> bool:
    return bool(lemma) and word.casefold().startswith(lemma[:4])


def apart_for_a_reason(told: Figures) -> list[Update]:
    """Figures of one thing that differ because they are not of the same time, scope or definition,
    where the text says so: no dispute, and told to readers with the reason."""
    found: dict[tuple[str, str], Update] = {}
    for one, other in combinations(told, 2):
        issue = heading(one)
        reason = _reason(one, other) if issue else None
        if reason is not None:
            evidence = tuple(t.statement.claim.span for t in sorted((one, other), key=_then_first))
            found.setdefault((issue, reason), Update(issue=issue, evidence=evidence, why=reason))
    return list(found.values())[:REASONS]


def _then_first(told: FigureStatement) -> tuple[bool, int]:
    return not told.then, told.statement.place


def _comparable(one: FigureStatement, other: FigureStatement) -> bool:
    """Of one thing in two reports, with words in common besides: a reader would set them against
    each other."""
    kinds = {unit_kind(t.figure.unit) for t in (one, other)}
    groups = [told.group - DEFINING for told in (one, other)]
    told_apart = defined_apart(one, other) or elsewhere(one, other)
    thing = one.things & other.things or (
        groups[0] if told_apart and groups[0] == groups[1] else ()
    )
    shared = (one.about & other.about) - one.group
    apart = one.statement.source != other.statement.source and of_a_size(one.figure, other.figure)
    return bool(thing and shared) and apart and len(kinds) == 1 and incompatible(one, other)


def _reason(one: FigureStatement, other: FigureStatement) -> FigureRefusal | None:
    """What the text says of two that a reader would set against each other."""
    if not _comparable(one, other):
        return None
    if one.then or other.then:
        return None if one.then and other.then else "another time"
    if defined_apart(one, other):
        return "another definition"
    return "another scope" if elsewhere(one, other) or _of_some(one, other) else None


def _of_some(one: FigureStatement, other: FigureStatement) -> bool:
    """`Twelve soldiers` and `fifteen sailors`, or `three children` of `twelve people`: the smaller
    figure is of some whom it names."""
    small = min(one, other, key=lambda told: size(told.figure))
    return bool(small.group) and one.group != other.group
