"""Disputed points: candidates by rules and by voices, weighed by gates, worded, best first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import get_args

from generator.learned.gate import gate
from generator.merge.disputes.by_figures.figures import FiguresFound, conflicts
from generator.merge.disputes.by_weight.contenders import scene_of
from generator.merge.disputes.by_weight.weighed import Gates, ranked_points, shown_and_suggested
from generator.merge.disputes.particulars import particulars
from generator.merge.disputes.positions import as_read
from generator.merge.disputes.present import disputes_of, unworded_points
from generator.merge.disputes.sequences import sequences
from generator.merge.disputes.unanswered import unanswered
from generator.merge.editing.points import ordered_points, undecided
from generator.merge.ground import Ground
from generator.records import Briefing, Dispute, Hardness

SUGGESTED = 6
"""Points suggested to an editor in one story, at most."""


def gates() -> Gates:
    return Gates(
        pairs=gate("disputes-pairs"),
        passages=gate("disputes-passages"),
        points=gate("disputes-points"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPoints:
    """The program's own points, best first, before anybody has a word on them."""

    shown: tuple[Dispute, ...]
    suggested: tuple[Dispute, ...]
    numbers: FiguresFound


def points_with(ground: Ground, gates: Gates) -> FoundPoints:
    """What these gates let through, with the figures that cannot both hold."""
    claims = ground.claims
    scene = scene_of(claims, gates.pairs)
    shown, suggested = shown_and_suggested(ranked_points(scene, gates))
    numbers = conflicts(claims)
    plain = (*numbers.points, *sequences(claims), *particulars(claims))
    weighed = unworded_points((*shown, *suggested), claims)
    worded = list(disputes_of((*plain, *weighed), claims))
    certain = hard_first(dispute for point, dispute in worded if not point.suggested)
    unsure = [dispute for point, dispute in worded if point.suggested][:SUGGESTED]
    return FoundPoints(
        shown=as_read(certain, ground), suggested=as_read(unsure, ground), numbers=numbers
    )


def find_disputes(briefing: Briefing, ground: Ground) -> Briefing:
    """Adds the disputed points, best first, what may be one, the updates and the denials that
    stand alone; a point is what people say it is before anything else looks at it."""
    found = points_with(ground, gates())
    said = ordered_points(found.shown, ground)
    return replace(
        briefing,
        disputes=said.disputes,
        suggestions=undecided(found.suggested, said.disputes, ground),
        updates=tuple(found.numbers.updates),
        reasoned=tuple(found.numbers.reasoned),
        denials=unanswered(ground.claims, (*found.shown, *said.disputes)),
        editor=(*briefing.editor, *said.notes),
        problems=(*briefing.problems, *said.problems),
    )


def hard_first(disputes: Iterable[Dispute]) -> list[Dispute]:
    """What cannot both hold stands above what is only named or told differently; of either, the
    surest first, which is most often the point that a story is about (of 94 real stories with
    several points 75 begin with one marked as core, with those of words of dispute first 67)."""
    hardest = get_args(Hardness)[0]
    return sorted(disputes, key=lambda d: (d.hardness != hardest, -(d.score or 0.0)))
