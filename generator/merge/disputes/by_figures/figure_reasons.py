"""Why two figures make no point, each reason under its name, and which of them readers are told.

A count that grows is brought up to date by a later report, not disputed. A report that itself gives
both figures explains them, so that it stands against no other.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from generator.language.figures.counted import things_with
from generator.language.figures.numbers import unit_kind
from generator.merge.claims.held import HeldClaim
from generator.merge.disputes.by_figures.figure_statements import (
    FigureStatement,
    heading,
    of_a_size,
    size,
)
from generator.merge.disputes.by_figures.same_thing import (
    DEFINING,
    SHARED,
    FigureRefusal,
    close,
    defined_apart,
    incompatible,
    opposed,
    placed_apart,
    same_thing,
    told_of_two_things,
)
from generator.records import Update

TIMES = 4
"""Times that one report's figure can be another's: beyond that they are of two things."""
REASONS = 4
"""Pairs of figures of one story that are told with their reason."""

Figures = Sequence[FigureStatement]


def refused(one: FigureStatement, other: FigureStatement, told: Figures) -> FigureRefusal | None:
    """The first reason that applies; None where they are a point. `told` are all of the story."""
    apart = told_of_two_things(one, other) or _sized_apart(one, other)
    if apart or not incompatible(one, other):
        return apart or "both can hold"
    if one.then or other.then:
        return "another time"
    if defined_apart(one, other):
        return "another definition"
    if placed_apart(one, other):
        return "another scope"
    return _refused_by_givers(one, other) or _brought_up_to_date(one, other, told)


def refusals(one: HeldClaim, other: HeldClaim, every: Figures) -> set[FigureRefusal | None]:
    """Why the figures of two statements are no point: None stands for two that are one. Of two
    that a reader would compare, what the text says."""
    if not (one.claim.figures and other.claim.figures):
        return set()
    now = [t for t in every if not t.former]
    sides = [[t for t in now if t.statement.place == s.place] for s in (one, other)]
    if not all(sides):
        return {"no whole number"}
    return {_reason(a, b) or refused(a, b, every) for a, b in product(*sides)}


def _sized_apart(one: FigureStatement, other: FigureStatement) -> FigureRefusal | None:
    small, large = sorted((size(one.figure), size(other.figure)))
    return "another size" if not opposed(one, other) and large > TIMES * small else None


def _refused_by_givers(one: FigureStatement, other: FigureStatement) -> FigureRefusal | None:
    if one_voice(one, other):
        same = one.statement.source == other.statement.source
        return "figures of one report" if same else "given by one voice"
    return "given by nobody who is named" if nobodys(one) or nobodys(other) else None


def one_voice(one: FigureStatement, other: FigureStatement) -> bool:
    """One holder or who speaks for it, or one outlet in its own words; an outlet's own figure
    beside one that it reports counts as well."""
    if one.holder is not None and other.holder is not None:
        return not opposed(one, other)
    return one.statement.source == other.statement.source


def nobodys(told: FigureStatement) -> bool:
    """Neither a named holder gives it nor the outlet in its own words."""
    return told.holder.is_nobody if told.holder is not None else not told.own


def _brought_up_to_date(
    one: FigureStatement, other: FigureStatement, told: Figures
) -> FigureRefusal | None:
    """Of a count that moves, unless one report sets the two against each other; or one report
    knows the other's figure as well."""
    if _moves(one, other) and not (opposed(one, other) and _set_against(one, other)):
        return "a number that moves"
    if opposed(one, other):
        return None
    known = _knows(one.statement.source, other, told) or _knows(other.statement.source, one, told)
    return "known to both reports" if known else None


def _moves(one: FigureStatement, other: FigureStatement) -> bool:
    """Of a thing whose number changes while the event goes on, or told as a new number."""
    moving = things_with("grows") | things_with("changes")
    return bool(one.things & moving) or one.figure.changed or other.figure.changed


def _set_against(one: FigureStatement, other: FigureStatement) -> bool:
    """In one sentence, or some sentences apart with a `but` in one of them."""
    if one.statement.claim.sentence == other.statement.claim.sentence:
        return one.statement.source == other.statement.source
    return close(one, other) and (one.statement.claim.contrast or other.statement.claim.contrast)


def _knows(source: int, figure: FigureStatement, told: Figures) -> bool:
    """Tells it as of now, or as what its own was before."""
    return any(
        t.statement.source == source
        and not t.then
        and same_thing(t, figure)
        and not incompatible(t, figure)
        for t in told
    )


def revised(told: Figures) -> Iterator[Update]:
    """A figure that another report gives, and that this one tells as what its own was before."""
    for former in (t for t in told if t.former):
        for other in told:
            issue = heading(other)
            if issue and not other.then and _gives_it(other, former):
                evidence = other.statement.claim.span, former.statement.claim.span
                yield Update(issue=issue, evidence=evidence, why="revised")


def _gives_it(other: FigureStatement, former: FigureStatement) -> bool:
    apart = other.statement.source != former.statement.source and not other.former
    return apart and same_thing(other, former) and not incompatible(other, former)


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
    shared = (one.about & other.about) - one.group
    if not shared or len(kinds) > 1 or not incompatible(one, other):
        return False
    if one.statement.source == other.statement.source or not of_a_size(one.figure, other.figure):
        return False
    if one.things or other.things:
        return bool(one.things & other.things)
    alike = len(shared) >= max(SHARED, min(len(one.about), len(other.about)))
    same = groups[0] == groups[1] and one.figure.unit == other.figure.unit
    return same and (bool(groups[0]) or alike)


def _reason(one: FigureStatement, other: FigureStatement) -> FigureRefusal | None:
    """What the text says of two that a reader would set against each other."""
    if not _comparable(one, other):
        return None
    if one.then or other.then:
        return None if one.then and other.then else "another time"
    if defined_apart(one, other):
        return "another definition"
    return "another scope" if placed_apart(one, other) or _of_some(one, other) else None


def _of_some(one: FigureStatement, other: FigureStatement) -> bool:
    """`Twelve soldiers` and `fifteen sailors`, or `three children` of `twelve people`: the smaller
    figure is of some whom it names."""
    small = min(one, other, key=lambda told: size(told.figure))
    return bool(small.group) and one.group != other.group
