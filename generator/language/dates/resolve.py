"""What date expressions mean, seen from the day the article was written: ISO 8601 values.

The tense decides between the last and the next of a name ("Saturday", "March", "Dec. 2"); words
such as "a year earlier" or "that day" look at the date told before. What cannot be known is None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.language.dates.expression import Expression
from generator.language.dates.nearest import (
    day_in,
    month,
    nearest_day,
    nearest_part,
    season,
    weekday,
    weekend,
)
from generator.language.dates.reckoning import COARSENESS, first_day, stepped, unit_of, value_of
from generator.language.tense import Direction

QUARTER_REACH = 1500
"""Code points after words that name a quarter within which "a year earlier" means that
quarter's year (of 600, 1,500 and 4,000 the best on labelled business news)."""
AGO_REACH = 250
"""The same for "a year ago", which mostly counts from the article's day."""


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
    year = _resolved_year(expression, seen.today)
    if year is not None:
        return _in_year(expression, year)
    return _from_today(expression, direction, seen, seen.today) if seen.today else None


def _resolved_year(expression: Expression, today: date | None) -> int | None:
    if expression.year is not None or expression.year_steps is None or today is None:
        return expression.year
    return today.year + expression.year_steps


def _in_year(expression: Expression, year: int) -> str | None:
    if expression.kind == "month":
        return f"{year:04d}-{expression.month:02d}"
    if expression.kind in ("season", "part"):
        return f"{year:04d}-{expression.code}"
    if expression.kind == "year":
        return f"{year:04d}"
    return _iso_day(day_in(expression, year))


def _from_today(
    expression: Expression, direction: Direction, seen: Seen, today: date
) -> str | None:
    finders: dict[str, Callable[[], str | None]] = {
        "day": lambda: _iso_day(nearest_day(expression, direction, today)),
        "feast": lambda: _iso_day(nearest_day(expression, direction, today)),
        "weekday": lambda: _iso_day(weekday(expression, direction, today)),
        "month": lambda: month(expression, direction, today),
        "season": lambda: season(expression, direction, today),
        "part": lambda: nearest_part(expression, direction, today),
        "unit": lambda: _resolved_unit(expression, direction, seen, today),
    }
    return finders[expression.kind]()


def _iso_day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _resolved_unit(
    expression: Expression, direction: Direction, seen: Seen, today: date
) -> str | None:
    if expression.unit == "weekend":
        return weekend(expression, direction, today)
    steps = expression.steps or 0
    if expression.ago and _of_quarter(expression, seen, AGO_REACH):
        return _moved_date(seen.quarter, "year", steps, "quarter")
    return _moved_date(
        today.isoformat(), expression.unit, steps, expression.shown or expression.unit
    )


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
