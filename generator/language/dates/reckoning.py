"""Calendar reckoning: dates to ISO 8601 values at a precision, and steps between them.

Values follow ISO 8601 (`2019-10-05`, `2019-10`, `2019-W41`, `2019`), with TIMEX3's letters where
ISO has none: `2019-Q3`, `2019-H1`, `2019-SU` (SP SU FA WI), `2019-W41-WE`, `199` for a decade.
"""

import calendar
import re
from datetime import date, timedelta
from functools import cache

SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of a season, northern hemisphere; winter counts for the year it begins in."""
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
COARSENESS = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade")
"""Units from fine to coarse."""
DAYS_OF = {"day": 1, "week": 7, "weekend": 7}


def value_of(day: date, unit: str) -> str:
    """The value of the day, week, weekend, month, quarter, half, year or decade around a day."""
    year, week, _ = day.isocalendar()
    return {
        "day": day.isoformat(),
        "week": f"{year:04d}-W{week:02d}",
        "weekend": f"{year:04d}-W{week:02d}-WE",
        "month": f"{day.year:04d}-{day.month:02d}",
        "quarter": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "half": f"{day.year:04d}-H{(day.month + 5) // 6}",
        "year": f"{day.year:04d}",
        "decade": f"{day.year // 10:03d}",
    }[unit]


def stepped(day: date, unit: str, steps: int) -> date | None:
    """The day so many units on (months keep the day where they can); None outside the calendar."""
    try:
        if unit in DAYS_OF:
            return day + timedelta(days=DAYS_OF[unit] * steps)
        months = day.year * 12 + day.month - 1 + MONTHS_OF[unit] * steps
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last))
    except (OverflowError, ValueError):
        return None


def valid_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def unit_of(value: str) -> str:
    """The precision of a value: day, week, weekend, month, quarter, half, season, year, decade."""
    shapes = (
        (r"\d{4}-\d\d-\d\d", "day"), (r"\d{4}-W\d\d", "week"), (r"\d{4}-W\d\d-WE", "weekend"),
        (r"\d{4}-\d\d", "month"), (r"\d{4}-Q\d", "quarter"), (r"\d{4}-H\d", "half"),
        (r"\d{4}-[A-Z]{2}", "season"), (r"\d{4}", "year"), (r"\d{3}", "decade"),
    )  # fmt: skip
    return next(unit for shape, unit in shapes if re.fullmatch(shape, value))


@cache
def first_day(value: str) -> date:
    """The first day of the interval that a value names."""
    unit, year = unit_of(value), int(value[:4].ljust(4, "0"))
    if unit == "day":
        return date.fromisoformat(value)
    if unit in ("week", "weekend"):
        return date.fromisocalendar(year, int(value[6:8]), 1 if unit == "week" else 6)
    if unit == "month":
        month = int(value[5:7])
    elif unit == "season":
        month = SEASON_MONTH[value[5:]]
    else:
        # a quarter, a half, or what begins with the year
        month = (int(value[6:] or 1) - 1) * MONTHS_OF[unit] + 1
    return date(max(year, 1), month, 1)


@cache
def holds(coarse: str, fine: str) -> bool:
    """Whether the interval of one value holds that of another; a value holds itself."""
    units = {"season": "quarter"}
    unit = unit_of(coarse)
    if COARSENESS.index(unit) < COARSENESS.index(unit_of(fine)):
        return False
    after = stepped(first_day(coarse), units.get(unit, unit), 1)
    return first_day(coarse) <= first_day(fine) and (not after or first_day(fine) < after)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1) if month == 4 else date(year, 3, day + 1)


def feast_day(rule: str, year: int) -> date | None:
    """The day of a feast: `12-25`, `11-4th-4` (fourth Thursday), `05-last-1`, `easter-2`."""
    if not 1 <= year <= 9999:
        return None
    if rule.startswith("easter"):
        return stepped(easter(year), "day", int(rule.removeprefix("easter")))
    month, *rest = rule.split("-")
    if len(rest) == 1:
        return valid_day(year, int(month), int(rest[0]))
    column = int(rest[1]) - 1
    days = [week[column] for week in calendar.monthcalendar(year, int(month)) if week[column]]
    return date(year, int(month), days[-1 if rest[0] == "last" else int(rest[0][0]) - 1])
