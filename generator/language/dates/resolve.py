"""What date expressions mean, seen from the day the article was written: ISO 8601 values.

The tense decides between the last and the next of a name ("Saturday", "March", "Dec. 2"); words
such as "a year earlier" or "that day" look at the date told before. What cannot be known is None.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.language.dates.readers import Expression
from generator.language.dates.reckoning import (
    COARSENESS,
    SEASON_MONTH,
    feast_day,
    first_day,
    stepped,
    unit_of,
    valid_day,
    value_of,
)
from generator.language.tense import Direction

QUARTER_REACH = 1500
"""Code points after words that name a quarter within which "a year earlier" means that
quarter's year (of 600, 1,500 and 4,000 the best on labelled business news)."""
AGO_REACH = 250
"""The same for "a year ago", which mostly counts from the article's day."""
FAR_BACK, NEAR_AHEAD = 210, 60
"""Days: a day and month without a year, said in the past tense, lies ahead only where the last
one is further back than FAR_BACK and the next is within NEAR_AHEAD ("has set Nov. 10 as the
deadline"). The same the other way round for a verb that looks ahead ("was to return him by Jan.
14")."""
SOON = 2
"""Months: a month so near ahead is meant even by a past tense; further back it is "last March"."""
TOMORROW = 1
"""Days: tomorrow's weekday in the past tense is tomorrow, where a report from another time zone or
for the next morning's paper was filed today; six days back is "last Friday". In 141 labelled
articles the name of tomorrow's weekday stands nine times, and never for the day six days back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What "that day" and "a year earlier" may look back at."""

    today: date | None
    told: str | None = None
    quarter: str | None = None
    """The last quarter told that is over: the one that a report is about."""
    quarter_end: int = -QUARTER_REACH


def resolve_dates(
    expressions: Sequence[Expression], directions: Iterable[Direction], today: date | None
) -> tuple[str | None, ...]:
    """A value for each expression of one article, in text order. `today` is the article's day."""
    seen, values = Seen(today=today), list[str | None]()
    for expression, direction in zip(expressions, directions, strict=True):
        value = _resolved_value(expression, direction, seen)
        values.append(value)
        seen = _seen_with(seen, expression, value)
    return tuple(values)


def _seen_with(seen: Seen, expression: Expression, value: str | None) -> Seen:
    if value is None:
        return seen
    if unit_of(value) != "quarter":
        return replace(seen, told=value)
    own = not expression.told and expression.steps is None
    over = seen.today is None or first_day(value) <= seen.today
    if own and (over or seen.quarter is None):
        return replace(seen, told=value, quarter=value, quarter_end=expression.end)
    return replace(seen, quarter_end=expression.end)


def _resolved_value(expression: Expression, direction: Direction, seen: Seen) -> str | None:
    if expression.future_only and direction != "future":
        return None
    if expression.kind == "decade":
        return expression.code
    if expression.told:
        return _after_told(expression, seen)
    year = expression.year
    if year is None and expression.year_steps is not None and seen.today:
        year = seen.today.year + expression.year_steps
    if year is not None:
        return _in_year(expression, year)
    if seen.today is None:
        return None
    if expression.kind == "unit" and expression.unit != "weekend":
        return _resolved_unit(expression, seen, seen.today)
    return NEAREST_OF_KIND[expression.kind](expression, direction, seen.today)


def _in_year(expression: Expression, year: int) -> str | None:
    if expression.kind == "month":
        return f"{year:04d}-{expression.month:02d}"
    if expression.kind in ("season", "part"):
        return f"{year:04d}-{expression.code}"
    if expression.kind == "year":
        return f"{year:04d}"
    return _iso_day(_day_in(expression, year))


def _iso_day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _resolved_unit(expression: Expression, seen: Seen, today: date) -> str | None:
    steps, unit = expression.steps or 0, expression.unit
    if expression.ago and _of_quarter(expression, seen, AGO_REACH):
        return _moved_date(seen.quarter, "year", steps, "quarter")
    return _moved_date(today.isoformat(), unit, steps, expression.shown or unit)


def _of_quarter(expression: Expression, seen: Seen, reach: int) -> bool:
    near = expression.start - seen.quarter_end < reach
    return near and expression.unit in ("year", "quarter")


def _after_told(expression: Expression, seen: Seen) -> str | None:
    """Days cannot be counted from a month: None where the date told is coarser than the unit."""
    steps = expression.steps or 0
    if _of_quarter(expression, seen, QUARTER_REACH):
        return _moved_date(seen.quarter, expression.unit, steps, "quarter")
    if seen.told is None or expression.unit == "quarter":
        return None
    if COARSENESS.index(unit_of(seen.told)) > COARSENESS.index(expression.unit):
        return None
    return _moved_date(seen.told, expression.unit, steps, expression.unit)


def _moved_date(value: str | None, unit: str, steps: int, shown: str) -> str | None:
    day = value and stepped(first_day(value), unit, steps)
    return value_of(day, shown) if day else None


# --- names of the calendar without a year: the last or the next ----------------------------------


def _day_in(expression: Expression, year: int) -> date | None:
    """The day of a feast or of a day and month in a year; None if there is no such day."""
    if expression.kind == "feast":
        return feast_day(expression.code, year)
    return valid_day(year, expression.month, expression.day)


def _nearest_day(expression: Expression, direction: Direction, today: date) -> str | None:
    """A day and month, or a feast. "last" and "next" before the tense."""
    days = [day for k in (-1, 0, 1) if (day := _day_in(expression, today.year + k))]
    beside = 1 if expression.steps else 0
    last = max((d for d in days if (today - d).days >= beside), default=None)
    ahead = min((d for d in days if (d - today).days >= beside), default=None)
    side: Direction = direction
    if expression.steps:
        side = "past" if expression.steps < 0 else "future"
    if last and ahead and not expression.steps:
        side = _nearer(side, (today - last).days, (ahead - today).days)
    return _iso_day(last if side == "past" else ahead)


def _nearer(side: Direction, before: int, after: int) -> Direction:
    """The tense's side, but for a day that lies far on it and near on the other; days each way."""
    if side == "past":
        return "future" if before > FAR_BACK and after <= NEAR_AHEAD else "past"
    if side == "future":
        return "past" if after > FAR_BACK and before <= NEAR_AHEAD else "future"
    return "past" if before <= after else "future"


def _nearest_weekday(expression: Expression, direction: Direction, today: date) -> str | None:
    """Today counts as its own weekday, except after "last" and "next"; "this" is of this week."""
    within = expression.weekday - today.isoweekday()
    ahead, steps = within % 7, expression.steps
    if expression.unit == "week":
        days = within + 7 * (steps or 0)
    elif expression.unit == "far week":
        days = ahead + 7 if (steps or 0) > 0 else ahead - 14
    elif steps == -1:
        days = ahead - 7
    elif steps == 1:
        days = ahead or 7
    elif direction == "future":
        days = ahead
    elif steps == 0:
        days = within
    else:
        days = ahead if ahead <= TOMORROW else ahead - 7
    return _iso_day(stepped(today, "day", days))


def _nearest_month(expression: Expression, direction: Direction, today: date) -> str:
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


def _nearest_season(expression: Expression, direction: Direction, today: date) -> str:
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


def _nearest_weekend(expression: Expression, direction: Direction, today: date) -> str | None:
    """The one that is on; else the last, or with a verb that looks ahead the next."""
    back = direction == "past" if expression.steps == 0 else direction != "future"
    last = not expression.steps and back and today.isoweekday() < 6
    day = stepped(today, "week", -1 if last else expression.steps or 0)
    return value_of(day, "weekend") if day else None


def _nearest_part(expression: Expression, direction: Direction, today: date) -> str:
    """The quarter or half whose end lies nearest: reports on one come out around its end.

    In the past tense it has begun.
    """
    months = 3 if expression.code[0] == "Q" else 6
    end = int(expression.code[1]) * months
    apart = end - today.month
    year = today.year + (apart < -6) - (apart > 6)
    begun = year < today.year or (year == today.year and end - months < today.month)
    year -= direction == "past" and not begun
    return f"{year + (expression.steps or 0):04d}-{expression.code}"


NEAREST_OF_KIND: dict[str, Callable[[Expression, Direction, date], str | None]] = {
    "day": _nearest_day,
    "feast": _nearest_day,
    "weekday": _nearest_weekday,
    "month": _nearest_month,
    "season": _nearest_season,
    "part": _nearest_part,
    "unit": _nearest_weekend,
}
