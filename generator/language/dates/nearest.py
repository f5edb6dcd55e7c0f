"""Names of the calendar without a year ("Saturday", "March", "Dec. 2"): the last or the next.

The tense decides, and "last", "this" and "next" before the tense.
"""

from __future__ import annotations

from datetime import date

from generator.language.dates.expression import Expression
from generator.language.dates.reckoning import (
    SEASON_MONTH,
    feast_day,
    stepped,
    valid_day,
    value_of,
)
from generator.language.tense import Direction

FAR, NEAR = 210, 60
"""Days: a day and month without a year, said in the past tense, lies ahead only where the last
one is further back than FAR and the next is within NEAR ("has set Nov. 10 as the deadline").
The same the other way round for a verb that looks ahead ("was to return him by Jan. 14")."""
SOON = 2
"""Months: a month so near ahead is meant even by a past tense; further back it is "last March"."""


TOMORROW = 1
"""Days: tomorrow's weekday in the past tense is tomorrow, where a report from another time zone or
for the next morning's paper was filed today; six days back is "last Friday". In 141 labelled
articles the name of tomorrow's weekday stands nine times, and never for the day six days back."""


def day_in(expression: Expression, year: int) -> date | None:
    """The day of a feast or of a day and month in a year; None if there is no such day."""
    if expression.kind == "feast":
        return feast_day(expression.code, year)
    return valid_day(year, expression.month, expression.day)


def nearest_day(expression: Expression, direction: Direction, today: date) -> date | None:
    """A day and month, or a feast. "last" and "next" before the tense."""
    days = [day for k in (-1, 0, 1) if (day := day_in(expression, today.year + k))]
    beside = 1 if expression.steps else 0
    last = max((d for d in days if (today - d).days >= beside), default=None)
    ahead = min((d for d in days if (d - today).days >= beside), default=None)
    side: Direction = direction
    if expression.steps:
        side = "past" if expression.steps < 0 else "future"
    if last is None or ahead is None:
        return last if side == "past" else ahead
    before, after = (today - last).days, (ahead - today).days
    if not expression.steps:
        side = _nearer(side, before, after)
    return last if side == "past" else ahead


def _nearer(side: Direction, before: int, after: int) -> Direction:
    """The tense's side, but for a day that lies far on it and near on the other; days each way."""
    if side == "past":
        return "future" if before > FAR and after <= NEAR else "past"
    if side == "future":
        return "past" if after > FAR and before <= NEAR else "future"
    return "past" if before <= after else "future"


def weekday(expression: Expression, direction: Direction, today: date) -> date | None:
    """Today counts as its own weekday, except after "last" and "next"; "this" is of this week."""
    ahead = (expression.weekday - today.isoweekday()) % 7
    if expression.unit == "week":
        return stepped(
            today, "day", expression.weekday - today.isoweekday() + 7 * _steps(expression)
        )
    if expression.unit == "far week":
        return stepped(today, "day", ahead + 7 if _steps(expression) > 0 else ahead - 14)
    if expression.steps == -1:
        return stepped(today, "day", ahead - 7)
    if expression.steps == 1:
        return stepped(today, "day", ahead or 7)
    if direction == "future":
        return stepped(today, "day", ahead)
    if expression.steps == 0:
        return stepped(today, "day", expression.weekday - today.isoweekday())
    return stepped(today, "day", ahead if ahead <= TOMORROW else ahead - 7)


def _steps(expression: Expression) -> int:
    return expression.steps or 0


def month(expression: Expression, direction: Direction, today: date) -> str:
    """ "last February" said in March is a year and a month back: else it were "last month"."""
    wanted, year = expression.month, today.year
    if expression.steps == -1:
        year -= wanted >= today.month - 1
    elif expression.steps == 1:
        year += wanted <= today.month
    elif expression.steps is None and direction == "future":
        year += wanted < today.month
    elif expression.steps is None:
        year -= wanted > today.month + SOON
    return f"{year:04d}-{wanted:02d}"


def season(expression: Expression, direction: Direction, today: date) -> str:
    """Three months from `SEASON_MONTH`; "last" is one that is over."""
    begins = SEASON_MONTH[expression.code]
    year = today.year - (expression.code == "WI" and today.month < SEASON_MONTH["SP"])
    current = year == today.year
    if expression.steps == -1:
        year -= current and begins + 2 >= today.month
    elif expression.steps == 1:
        year += begins <= today.month
    elif expression.steps is None and direction == "future":
        year += begins + 2 < today.month
    elif expression.steps is None:
        year -= current and begins > today.month
    return f"{year:04d}-{expression.code}"


def weekend(expression: Expression, direction: Direction, today: date) -> str | None:
    """The one that is on; else the last, or with a verb that looks ahead the next."""
    back = direction == "past" if expression.steps == 0 else direction != "future"
    if not expression.steps and back and today.isoweekday() < 6:
        day = stepped(today, "week", -1)
    else:
        day = stepped(today, "week", _steps(expression))
    return value_of(day, "weekend") if day else None


def nearest_part(expression: Expression, direction: Direction, today: date) -> str:
    """The quarter or half whose end lies nearest: reports on one come out around its end.

    In the past tense it has begun.
    """
    months = 3 if expression.code[0] == "Q" else 6
    end = int(expression.code[1]) * months
    apart = end - today.month
    year = today.year + (apart < -6) - (apart > 6)
    begun = year < today.year or (year == today.year and end - months < today.month)
    year -= direction == "past" and not begun
    return f"{year + _steps(expression):04d}-{expression.code}"
