"""Disputed points: anchors by named rules, their other side, gathered, headed and ranked."""

from __future__ import annotations

from dataclasses import replace

from generator.merge.disputes.ahead import with_same_day
from generator.merge.disputes.anchors import RULES
from generator.merge.disputes.contrasts import opposites
from generator.merge.disputes.figures import conflicts
from generator.merge.disputes.gather import gather, points_of
from generator.merge.disputes.particulars import particulars
from generator.merge.disputes.rank import rank
from generator.merge.disputes.replies import answers_back
from generator.merge.disputes.sides import dispute_of
from generator.merge.disputes.statements import statements_of
from generator.merge.disputes.unanswered import unanswered
from generator.merge.disputes.whole import with_whole_passages
from generator.merge.editing.points import ordered_points
from generator.merge.ground import Ground
from generator.records import Briefing


def find_disputes(briefing: Briefing, ground: Ground) -> Briefing:
    """Adds the disputed points, best first, the updates and the denials that stand alone; a point
    is what people say it is before anything else looks at it."""
    statements = statements_of(ground)
    anchors = [anchor for rule in (answers_back, *RULES) for anchor in rule(statements)]
    explicit = points_of(anchors, statements)
    further = points_of(opposites(statements, explicit), statements)
    gathered = gather([*explicit, *further])
    points = [with_same_day(point, statements) for point in gathered]
    found = [dispute_of(point, statements) for point in rank(points)]
    numbers, updates = conflicts(statements, ground)
    disputes = (
        *(d for d in found if d is not None),
        *numbers,
        *particulars(statements, ground.by_number),
    )
    said = ordered_points(with_whole_passages(disputes, ground.by_article, ground.struck), ground)
    return replace(
        briefing,
        disputes=said.disputes,
        updates=tuple(updates),
        denials=unanswered(statements, said.disputes),
        editor=(*briefing.editor, *said.notes),
        problems=(*briefing.problems, *said.problems),
    )
