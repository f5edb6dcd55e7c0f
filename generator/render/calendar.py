"""Dates in words: an ISO 8601 value of any printed precision as readers write it."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
QUARTERS = ("first", "second", "third", "fourth")
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d).*)?$")
MONTH = re.compile(r"(\d{4})-(\d\d)$")
WEEK = re.compile(r"(\d{4})-W(\d\d)$")
QUARTER = re.compile(r"(\d{4})-Q([1-4])$")
DECADE = re.compile(r"(\d{3})X?$")


def spell_date(value: str) -> str:
    """`2019-10-05` -> `5 October 2019`; a value of unknown form is returned as it is."""
    if (found := DAY.match(value)) and _month(found[2]):
        return f"{int(found[3])} {_month(found[2])} {found[1]}"
    if (found := MONTH.match(value)) and _month(found[2]):
        return f"{_month(found[2])} {found[1]}"
    if found := WEEK.match(value):
        return f"week {int(found[2])} of {found[1]}"
    if found := QUARTER.match(value):
        return f"{QUARTERS[int(found[2]) - 1]} quarter of {found[1]}"
    if found := DECADE.match(value):
        return f"{found[1]}0s"
    return value


def spell_short(value: str) -> str:
    """`2019-10-05` -> `5 Oct`, for the axis of a picture; other precisions in full."""
    found = DAY.match(value)
    if found and (month := _month(found[2])):
        return f"{int(found[3])} {month[:3]}"
    return spell_date(value)


def month_of(value: str | None) -> str | None:
    """`2019-10` of a day or month; None if the value is less precise or absent."""
    return value[:7] if value and re.match(r"\d{4}-\d\d", value) else None


def first_day(value: str) -> date | None:
    """The day on which the period begins; None for a value that is no date."""
    try:
        if found := WEEK.match(value):
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
        if found := QUARTER.match(value):
            return date(int(found[1]), int(found[2]) * 3 - 2, 1)
        if re.match(r"\d{4}(-\d\d(-\d\d.*)?)?$", value):
            return date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return None
    return None


def machine_date(value: str) -> str | None:
    """The value if it may stand in HTML's `datetime` attribute, else None."""
    if any(form.match(value) for form in (DAY, MONTH, WEEK)) or re.fullmatch(r"\d{4}", value):
        return value
    return None


def _month(number: str) -> str | None:
    return MONTHS[int(number) - 1] if 1 <= int(number) <= 12 else None
