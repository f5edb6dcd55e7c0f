"""Dates in words: an ISO 8601 value of any printed precision as readers write it."""

import re
from datetime import date

from generator.interface import say
from generator.language.dates.reckoning import first_day as reckoned_first_day

DAY_VALUE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d).*)?$")
MONTH_VALUE = re.compile(r"(\d{4})-(\d\d)$")
WEEK_VALUE = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
PART_OF_YEAR = re.compile(r"(\d{4})-([QH])([1-4])$")
SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
DECADE = re.compile(r"(\d{3})X?$")


def spell_date(value: str) -> str:
    """`2019-10-05` -> `5 October 2019`; a value of unknown form is returned as it is."""
    if (found := DAY_VALUE.match(value)) and (month := _month_name(found[2])):
        return say("dates.day", day=int(found[3]), month=month, year=found[1])
    if (found := MONTH_VALUE.match(value)) and (month := _month_name(found[2])):
        return say("dates.month", month=month, year=found[1])
    if found := DECADE.match(value):
        return say("dates.decade", decade=found[1])
    return _spell_period(value)


def _spell_period(value: str) -> str:
    """Weeks and weekends by their first day, which a reader knows; parts of a year by name."""
    if (found := WEEK_VALUE.match(value)) and (begins := first_day_shown(value)):
        kind = "dates.weekend" if found[3] else "dates.week"
        return say(kind, day=spell_date(begins.isoformat()))
    if found := PART_OF_YEAR.match(value):
        kind = "dates.quarter" if found[2] == "Q" else "dates.half"
        ordinal = say("dates.quarters").split(", ")[int(found[3]) - 1]
        return say(kind, ordinal=ordinal, year=found[1])
    if found := SEASON.match(value):
        return say(f"dates.{found[2]}", year=found[1])
    return value


def spell_short(value: str) -> str:
    """`2019-10-05` -> `5 Oct`, `2019-10` -> `Oct 2019`, a week by its first day; else in full."""
    begins = first_day_shown(value)
    if not begins:
        return spell_date(value)
    month = (_month_name(f"{begins.month:02}") or "")[:3]
    if MONTH_VALUE.match(value):
        return say("dates.month", month=month, year=begins.year)
    short = DAY_VALUE.match(value) or WEEK_VALUE.match(value)
    return say("dates.short_day", day=begins.day, month=month) if short else spell_date(value)


def month_of(value: str | None) -> str | None:
    """`2019-10` of a day or month; None if the value is less precise or absent."""
    return value[:7] if value and re.match(r"\d{4}-\d\d", value) else None


def first_day_shown(value: str) -> date | None:
    """The day on which the period begins; None for a value that is no date."""
    try:
        return reckoned_first_day(value[:10] if DAY_VALUE.match(value) else value)
    except (StopIteration, ValueError):
        return None


def machine_date(value: str) -> str | None:
    """The value if it may stand in HTML's `datetime` attribute, else None."""
    if value.endswith("-WE"):
        return None
    if any(form.match(value) for form in (DAY_VALUE, MONTH_VALUE, WEEK_VALUE)) or re.fullmatch(
        r"\d{4}", value
    ):
        return value
    return None


def _month_name(number: str) -> str | None:
    return say("dates.months").split(", ")[int(number) - 1] if 1 <= int(number) <= 12 else None
