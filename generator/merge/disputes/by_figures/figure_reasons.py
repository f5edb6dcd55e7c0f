"""Which two figures make a point: those that nothing refuses. Each refusal has its name, and some
are told to readers.

A count that grows is brought up to date by a later report, not disputed. A report that itself gives
both figures explains them, so that it stands against no other.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from generator.language.figures.counted import things_with
from generator.merge.claims.held import HeldClaim
from generator.merge.disputes.by_figures.figure_statements import FigureStatement
from generator.merge.disputes.by_figures.same_thing import (
    DEFINING,
    SHARED,
    FigurePair,
    FigureRefusal,
)
from generator.records import Update

TIMES = 4
"""Times that one report's figure can be another's: beyond that they are of two things."""
REASONS = 4
"""Pairs of figures of one story that are told with their reason."""

Figures = Sequence[FigureStatement]


def disputed(told: Figures) -> list[FigurePair]:
    """Those that nothing refuses, of all figures of a story."""
    now = [t for t in told if not t.then and not t.former]
    pairs = (FigurePair(one, other) for one, other in combinations(now, 2))
    return [pair for pair in pairs if refused(pair, told) is None]


def refused(pair: FigurePair, told: Figures) -> FigureRefusal | None:
    """The first reason that applies; None where they are a point. `told` are all of the story."""
    apart = pair.apart or _sized_apart(pair)
    if apart or not pair.incompatible:
        return apart or "both can hold"
    if pair.one.then or pair.other.then:
        return "another time"
    if pair.defined_apart:
        return "another definition"
    if pair.placed_apart:
        return "another scope"
    return _refused_by_givers(pair) or _brought_up_to_date(pair, told)


def refusals(one: HeldClaim, other: HeldClaim, every: Figures) -> set[FigureRefusal | None]:
    """Why the figures of two statements are no point: None stands for two that are one. Of two
    that a reader would compare, what the text says."""
    if not (one.claim.figures and other.claim.figures):
        return set()
    now = [t for t in every if not t.former]
    sides = [[t for t in now if t.statement.place == s.place] for s in (one, other)]
    if not all(sides):
        return {"no whole number"}
    pairs = (FigurePair(a, b) for a, b in product(*sides))
    return {_reason(pair) or refused(pair, every) for pair in pairs}


def _sized_apart(pair: FigurePair) -> FigureRefusal | None:
    small, large = sorted((pair.one.size, pair.other.size))
    return "another size" if not pair.opposed and large > TIMES * small else None


def _refused_by_givers(pair: FigurePair) -> FigureRefusal | None:
    if pair.one_voice:
        return "figures of one report" if pair.of_one_report else "given by one voice"
    nobodys = pair.one.is_nobodys or pair.other.is_nobodys
    return "given by nobody who is named" if nobodys else None


def _brought_up_to_date(pair: FigurePair, told: Figures) -> FigureRefusal | None:
    """Of a count that moves, unless one report sets the two against each other; or one report
    knows the other's figure as well."""
    if _moves(pair) and not (pair.opposed and _set_against(pair)):
        return "a number that moves"
    if pair.opposed:
        return None
    one, other = pair.one, pair.other
    known = _knows(one.statement.source, other, told) or _knows(other.statement.source, one, told)
    return "known to both reports" if known else None


def _moves(pair: FigurePair) -> bool:
    """Of a thing whose number changes while the event goes on, or told as a new number."""
    moving = things_with("grows") | things_with("changes")
    changed = pair.one.figure.changed or pair.other.figure.changed
    return changed or bool(pair.one.things & moving)


def _set_against(pair: FigurePair) -> bool:
    """In one sentence, or some sentences apart with a `but` in one of them."""
    one, other = pair.one.statement.claim, pair.other.statement.claim
    if one.sentence == other.sentence:
        return pair.of_one_report
    return pair.close and (one.contrast or other.contrast)


def _knows(source: int, figure: FigureStatement, told: Figures) -> bool:
    """Tells it as of now, or as what its own was before."""
    own = (t for t in told if t.statement.source == source and not t.then)
    return any(FigurePair(t, figure).agree for t in own)


def revised(told: Figures) -> Iterator[Update]:
    """A figure that another report gives, and that this one tells as what its own was before."""
    for former in (t for t in told if t.former):
        for other in (t for t in told if not t.former and not t.then and t.heading):
            pair = FigurePair(other, former)
            if not pair.of_one_report and pair.agree:
                evidence = other.statement.claim.span, former.statement.claim.span
                yield Update(issue=other.heading, evidence=evidence, why="revised")


def apart_for_a_reason(told: Figures) -> list[Update]:
    """Figures of one thing that differ because they are not of the same time, scope or definition,
    where the text says so: no dispute, and told to readers with the reason."""
    found: dict[tuple[str, str], Update] = {}
    for one, other in combinations(told, 2):
        reason = _reason(FigurePair(one, other)) if one.heading else None
        if reason is not None:
            evidence = tuple(t.statement.claim.span for t in sorted((one, other), key=_then_first))
            update = Update(issue=one.heading, evidence=evidence, why=reason)
            found.setdefault((one.heading, reason), update)
    return list(found.values())[:REASONS]


def _then_first(told: FigureStatement) -> tuple[bool, int]:
    return not told.then, told.statement.place


def _comparable(pair: FigurePair) -> bool:
    """Of one thing in two reports, with words in common besides: a reader would set them against
    each other."""
    one, other = pair.one, pair.other
    shared = (one.about & other.about) - one.group
    if pair.of_one_report or not shared or one.kind != other.kind or not pair.incompatible:
        return False
    if not pair.of_a_size:
        return False
    if one.things or other.things:
        return bool(pair.things)
    alike = len(shared) >= max(SHARED, min(len(one.about), len(other.about)))
    groups = [told.group - DEFINING for told in (one, other)]
    same = groups[0] == groups[1] and one.figure.unit == other.figure.unit
    return same and (bool(groups[0]) or alike)


def _reason(pair: FigurePair) -> FigureRefusal | None:
    """What the text says of two that a reader would set against each other."""
    if not _comparable(pair):
        return None
    if pair.one.then or pair.other.then:
        return None if pair.one.then and pair.other.then else "another time"
    if pair.defined_apart:
        return "another definition"
    return "another scope" if pair.placed_apart or _of_some(pair) else None


def _of_some(pair: FigurePair) -> bool:
    """`Twelve soldiers` and `fifteen sailors`, or `three children` of `twelve people`: the smaller
    figure is of some whom it names."""
    small = min(pair.one, pair.other, key=lambda told: told.size)
    return bool(small.group) and pair.one.group != pair.other.group
