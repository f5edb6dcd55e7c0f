"""Figures that cannot both hold: holders or reports against each other.

Two figures are of one thing where unit, group and the thing told of them agree. `At least 12` and
`15` do not conflict. Each value is a side of its own, and a passage that gives two of them stands
on each side with the clause of that side's figure, or on none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.language.figures.counted import thing_words
from generator.merge.claims.held import HeldClaims
from generator.merge.disputes.by_figures.figure_reasons import (
    Figures,
    apart_for_a_reason,
    disputed,
    revised,
)
from generator.merge.disputes.by_figures.figure_statements import FigureStatement, figures_of
from generator.merge.disputes.by_figures.same_thing import FigurePair
from generator.merge.disputes.by_figures.updates import updates_of
from generator.merge.disputes.by_words.sides import Passage, Positions, passage_of
from generator.merge.disputes.rules import OF_TWO_HOLDERS, OF_TWO_REPORTS
from generator.merge.disputes.unworded import AskedMatter, UnwordedPoint
from generator.records import Figure, Span, Update
from generator.spans import cut, part, within

OF_TWO = "Whether the figure of {} or that of {} holds"
"""Where two holders give figures, and no words ask what of."""
EVIDENCE = 4
"""Passages shown of one position."""
HOLDERS = 2
"""Positions shown of one side."""
JOINT = re.compile(r"[;—–]\s*|[,:]?\s(?:and|but|while|whereas|although|though)\s", re.IGNORECASE)
"""Where one clause of a sentence can end and the next begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresFound:
    """What the figures of a story give: points, those of two holders first, updates, and figures
    that differ for a reason."""

    points: list[UnwordedPoint]
    updates: list[Update]
    reasoned: list[Update]


def conflicts(statements: HeldClaims) -> FiguresFound:
    """Pure; a figure stands in one point at most, an update in one of its thing."""
    every = figures_of(statements)
    anew = list(revised(every))
    pairs = disputed(every)
    reasoned = apart_for_a_reason([t for t in every if not t.former])
    now = [t for t in every if not t.then and not t.former]
    updates = {update.issue: update for update in (*anew, *updates_of(now))}
    return FiguresFound(
        points=list(_points(pairs, now)), updates=list(updates.values()), reasoned=reasoned
    )


def _points(pairs: Sequence[FigurePair], now: Figures) -> Iterator[UnwordedPoint]:
    faced = {frozenset((id(pair.one), id(pair.other))) for pair in pairs}
    done: set[int] = set()
    for pair in sorted(pairs, key=lambda pair: None in (pair.one.holder, pair.other.holder)):
        leads = [pair.one, pair.other]
        if {id(t) for t in leads} & done:
            continue
        for third in now:
            if all(frozenset((id(third), id(lead))) in faced for lead in leads):
                leads.append(third)
        sides = [_side(lead, leads, now) for lead in leads]
        done |= {id(t) for side in sides for t in side}
        groups = [told for side in sides if (told := _passages(side, sides))]
        if len(groups) > 1:
            yield _point(sides, groups)


def _side(own: FigureStatement, leads: Figures, told: Figures) -> list[FigureStatement]:
    """The figure first, then those that fit it and none of the others, of nobody who gives one of
    those."""
    others = [lead for lead in leads if lead is not own]
    more = [
        t
        for t in told
        if not any(t is lead for lead in leads)
        and not t.is_nobodys
        and FigurePair(t, own).agree
        and not any(_fits_beside(FigurePair(t, lead)) for lead in others)
    ]
    return [own, *more]


def _fits_beside(pair: FigurePair) -> bool:
    return pair.one_voice or not pair.incompatible


def _passages(side: Figures, sides: Sequence[Figures]) -> Positions:
    """By who gives them, each with the clause of its figure where its sentence gives another
    side's as well; what cannot be cut so stands on no side."""
    groups: dict[str, list[Passage]] = {}
    for told in side:
        others = [t for other in sides if other is not side for t in other]
        shared = any(t.statement.place == told.statement.place for t in others)
        span = _clause_between(told, side) if shared else told.statement.claim.span
        if span is not None:
            key = told.holder.key if told.holder else told.statement.outlet
            groups.setdefault(key, []).append(_passage(told, span))
    return [group[:EVIDENCE] for group in list(groups.values())[:HOLDERS]]


def _passage(told: FigureStatement, span: Span) -> Passage:
    return replace(passage_of(told.statement, 0.0, told.holder), span=span)


def _clause_between(told: FigureStatement, side: Figures) -> Span | None:
    """From the joint behind the figure before, if it is not of the same side, to that before the
    next, with the words that name who gives it; None where no joint parts them."""
    statement, own = told.statement, told.figure.span
    text, whole = statement.report.article.text, statement.claim.span
    mine = {t.figure.span for t in side}
    others = [figure for figure in statement.claim.figures if figure.span not in mine]
    before = max((f.span.end for f in others if f.span < own), default=None)
    behind = min((_begins(f) for f in others if own < f.span), default=None)
    begins = _begins(told.figure)
    starts = [whole.start] if before is None else [j.end() for j in _joints(text, before, begins)]
    ends = [whole.end] if behind is None else [j.start() for j in _joints(text, own.end, behind)]
    if not starts or not ends:
        return None
    span = part(own, starts[-1], ends[-1])
    named = told.figure.holder
    return span if named is None or within(named, span) else None


def _joints(text: str, start: int, end: int) -> list[re.Match[str]]:
    return list(JOINT.finditer(text, start, end))


def _begins(figure: Figure) -> int:
    """Where the words begin that belong to a figure: those of who gives it may stand before it."""
    return min(figure.span.start, figure.holder.start if figure.holder else figure.span.start)


def _point(sides: Sequence[Figures], groups: Sequence[Positions]) -> UnwordedPoint:
    """`groups` are the passages of the sides."""
    leads = [side[0].holder for side in sides]
    names = [holder.name for holder in leads if holder]
    point = UnwordedPoint(
        sides=groups,
        rule=OF_TWO_REPORTS,
        type=OF_TWO_REPORTS.type,
        asking=[[_passage(t, _beside(t)) for t in side] for side in sides],
        matter=_counted(sides),
        otherwise=OF_TWO.format(*names[:2]) if all(leads) else None,
    )
    return replace(point, rule=OF_TWO_HOLDERS) if point.kind == "parties" else point


def _counted(sides: Sequence[Figures]) -> AskedMatter:
    every = [told for side in sides for told in side]
    named = (thing_words(thing) for told in every for thing in told.things)
    return AskedMatter(
        frames=("many", "much"),
        terms=frozenset().union(*named, *(told.group | {told.figure.unit} for told in every)),
        printed=frozenset(
            cut(told.statement.report.article.text, told.figure.span) for told in every
        ),
    )


def _beside(told: FigureStatement) -> Span:
    """The words of its statement between the figures before and behind it."""
    own, whole = told.figure.span, told.statement.claim.span
    places = [figure.span for figure in told.statement.claim.figures]
    start = max((p.end for p in places if p < own), default=whole.start)
    return part(own, start, min((p.start for p in places if own < p), default=whole.end))
