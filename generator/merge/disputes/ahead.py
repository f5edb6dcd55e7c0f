"""What a side of a point says in another report of the same day to come."""

from __future__ import annotations

from dataclasses import replace

from generator.merge.disputes.gather import TURN, Passage, Point, Side
from generator.merge.disputes.holders import same_voice
from generator.merge.disputes.statements import Statement, Statements


def with_same_day(point: Point, statements: Statements) -> Point:
    """`It intends to build on the talks in two weeks` here, `accepted the invitation to resume
    talks in two weeks' time` there: one plan in other words. A day that the other side names too
    tells no plan of one side."""
    return replace(
        point,
        facing=_widened(point.facing, point.against, statements),
        against=_widened(point.against, point.facing, statements),
    )


def _widened(side: Side, other: Side, statements: Statements) -> Side:
    theirs = {day for passage in other.values() for day in passage.statement.ahead}
    taken = side.keys() | other.keys()
    further = {
        statement.claim.span: Passage(
            statement=statement, span=statement.claim.span, holder=statement.holder, points=TURN
        )
        for passage in side.values()
        if passage.statement.ahead
        for statement in statements.all
        if _same_plan(passage, statement, theirs) and statement.claim.span not in taken
    }
    return {**side, **further}


def _same_plan(passage: Passage, statement: Statement, theirs: set[str]) -> bool:
    days = (passage.statement.ahead & statement.ahead) - theirs
    elsewhere = statement.source != passage.statement.source
    return bool(days) and elsewhere and same_voice(passage.holder, statement.holder)
