"""Figures that cannot both hold: holders or reports against each other.

Two figures are of one thing where unit, group and the thing told of them agree. `At least 12` and
`15` do not conflict. Each value is a side of its own, and a passage that gives two of them stands
on each side with the clause of that side's figure, or on none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from generator.language.figures.counted import thing_words
from generator.merge.claims.held import HeldClaims
from generator.merge.disputes.by_figures.figure_reasons import (
    Figures,
    apart_for_a_reason,
    nobodys,
    one_voice,
    refused,
    revised,
)
from generator.merge.disputes.by_figures.figure_statements import FigureStatement, figures_of
from generator.merge.disputes.by_figures.same_thing import incompatible, same_thing
from generator.merge.disputes.by_figures.updates import updates_of
from generator.merge.disputes.by_words.sides import Passage, passage_of
from generator.merge.disputes.headings import OF_TWO, AskedMatter, heading_on
from generator.merge.disputes.present import dispute_between
from generator.merge.disputes.rules import OF_TWO_HOLDERS, OF_TWO_REPORTS
from generator.records import Dispute, Figure, Span, Update
from generator.spans import cut, part, within

EVIDENCE = 4
"""Passages shown of one position."""
HOLDERS = 2
"""Positions shown of one side."""
JOINT = re.compile(r"[;—–]\s*|[,:]?\s(?:and|but|while|whereas|although|though)\s", re.IGNORECASE)
"""Where one clause of a sentence can end and the next begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresFound:
    """What the figures of a story give: disputes, those of two holders first and one a heading,
    updates, and figures that differ for a reason."""

    disputes: list[Dispute]
    updates: list[Update]
    reasoned: list[Update]


def conflicts(statements: HeldClaims, taken: set[str]) -> FiguresFound:
    """`taken` are the headings that stand on the page already; those made are added."""
    every = figures_of(statements)
    now = [t for t in every if not t.former]
    updates = {u.issue: u for u in (*revised(every), *updates_of([t for t in now if not t.then]))}
    return FiguresFound(
        disputes=list(_disputes(every, statements, taken)),
        updates=list(updates.values()),
        reasoned=apart_for_a_reason(now),
    )


def _disputes(every: Figures, statements: HeldClaims, taken: set[str]) -> Iterator[Dispute]:
    now = [t for t in every if not t.then and not t.former]
    pairs = [(a, b) for a, b in combinations(now, 2) if refused(a, b, every) is None]
    faced = {frozenset((id(a), id(b))) for a, b in pairs}
    done: set[int] = set()
    for pair in sorted(pairs, key=lambda pair: any(t.holder is None for t in pair)):
        if {id(t) for t in pair} & done:
            continue
        leads = list(pair)
        for third in now:
            if all(frozenset((id(third), id(lead))) in faced for lead in leads):
                leads.append(third)
        sides = [_side(lead, leads, now) for lead in leads]
        done |= {id(t) for side in sides for t in side}
        dispute = _dispute(sides, statements, taken)
        if dispute is not None:
            taken.add(dispute.issue)
            yield dispute


def _side(own: FigureStatement, leads: Figures, told: Figures) -> list[FigureStatement]:
    """The figure first, then those that fit it and none of the others, of nobody who gives one of
    those."""
    others = [lead for lead in leads if lead is not own]
    more = [
        t
        for t in told
        if not any(t is lead for lead in leads)
        and not nobodys(t)
        and same_thing(t, own)
        and not incompatible(t, own)
        and not any(one_voice(t, lead) or not incompatible(t, lead) for lead in others)
    ]
    return [own, *more]


def _passages(side: Figures, sides: Sequence[Figures]) -> list[list[Passage]]:
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


def _dispute(sides: Sequence[Figures], statements: HeldClaims, taken: set[str]) -> Dispute | None:
    """None where fewer than two sides have a passage, or no words ask what is counted."""
    groups = [told for side in sides if (told := _passages(side, sides))]
    asking = [[_passage(t, _beside(t)) for t in side] for side in sides]
    leads = [side[0].holder for side in sides]
    issue = heading_on(asking, _counted(sides), statements, taken)
    if issue is None and all(leads):
        issue = OF_TWO.format(*(holder.name for holder in leads[:2] if holder))
    if issue is None or issue in taken or len(groups) < 2:
        return None
    held = any(passage.holder for side in groups for group in side for passage in group)
    return dispute_between(groups, issue, OF_TWO_HOLDERS if held else OF_TWO_REPORTS)


def _counted(sides: Sequence[Figures]) -> AskedMatter:
    every = [told for side in sides for told in side]
    named = (thing_words(thing) for told in every for thing in told.things)
    return AskedMatter(
        kind="number",
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
