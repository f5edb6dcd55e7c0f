"""Full dates of publication as articles print them -> ISO 8601; no year, no date."""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:1[89]|20)\d{2}"
FULL_DATE = (
    rf"(?:{YEAR}-\d{{1,2}}-\d{{1,2}}|{MONTH} {DAY},? {YEAR}|{DAY}[ -]{MONTH}[ ,-]{{1,2}}{YEAR})"
)
"""`2031-05-17`, `May 17, 2031`, `17th May 2031`, `17-May-2031`."""
UNCLEAR_DATE = rf"\d{{1,2}} ?[./-] ?\d{{1,2}} ?[./-] ?{YEAR}"
"""`05/06/2031` is May in one country and June in another: known for a date, given no value."""


def iso_date(printed: str) -> str | None:
    """The date that a match of FULL_DATE names; None where there is no such day."""
    numbers = [int(digits) for digits in re.findall(r"\d+", printed)]
    named = re.search(r"[A-Za-z]{3}", re.sub(r"(?<=\d)(?:st|nd|rd|th)", "", printed))
    try:
        if named is None:
            return date(*numbers).isoformat()
        month = MONTHS.index(named[0].lower()) + 1
        return date(numbers[1], month, numbers[0]).isoformat()
    except (ValueError, TypeError):
        return None
