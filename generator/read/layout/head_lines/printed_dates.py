"""Full dates of publication as articles print them -> ISO 8601; no year, no date."""

from __future__ import annotations

import re
from datetime import date

MONTH_STEMS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
MONTH = rf"(?:{MONTHS}|{MONTHS.upper()})\b\.?"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:1[89]|20)\d{2}"
FULL_DATE = (
    rf"(?:{YEAR}-\d{{1,2}}-\d{{1,2}}|{MONTH} {DAY},? {YEAR}|{DAY}[ -]{MONTH}[ ,-]{{1,2}}{YEAR})"
)
"""`2031-05-17`, `May 17, 2031`, `17th May 2031`, `17-May-2031`."""
UNCLEAR_DATE = rf"\d{{1,2}} ?[./-] ?\d{{1,2}} ?[./-] ?{YEAR}"
"""`05/06/2031` is May in one country and June in another: known for a date, given no value. With
`17/06/2031` and `06/17/2031` it is plain."""


LAST_MONTH = 12


def iso_date(printed: str) -> str | None:
    """The date that a match of the two names; None where it is unclear or there is no such day."""
    numbers = [int(digits) for digits in re.findall(r"\d+", printed)]
    named = re.search(r"[A-Za-z]{3}", re.sub(r"(?<=\d)(?:st|nd|rd|th)", "", printed))
    try:
        if named is None and numbers[0] > LAST_MONTH * 100:
            return date(*numbers).isoformat()
        if named is None:
            return _plain_date(numbers)
        month = MONTH_STEMS.index(named[0].lower()) + 1
        return date(numbers[1], month, numbers[0]).isoformat()
    except (ValueError, TypeError):
        return None


def _plain_date(numbers: list[int]) -> str | None:
    """The date of two numbers and a year, if only one of the two can be a month."""
    months = [number for number in numbers[:2] if number <= LAST_MONTH]
    days = [number for number in numbers[:2] if number > LAST_MONTH]
    return date(numbers[2], months[0], days[0]).isoformat() if len(days) == len(months) else None
