"""Lines that say when a report was put on the page: `Updated: 2031-05-17 17:52`."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.read.layout.draft import Draft
from generator.read.layout.head_lines.printed_dates import FULL_DATE, UNCLEAR_DATE, iso_date
from generator.read.layout.paragraphs import TextPassage

WRITER = r"[A-ZÀ-Þ][\w.'’\-]*(?: (?:[A-ZÀ-Þ][\w.'’\-]*|de|van|von|der|al|bin)){0,4}"
WEEKDAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
WEEKDAY_PRINTED = rf"(?:{WEEKDAYS}|{WEEKDAYS.upper()})\b"
HALF_DAY = r"(?: ?(?:[AaPp]\. ?[Mm]\.?|[AaPp][Mm]\b|[ap]\b))"
CLOCK = rf"\d{{1,2}}[:.h] ?\d{{2}}(?:: ?\d{{2}})?{HALF_DAY}?"
ZONE = r"(?:\d{4} )?\b(?:[A-Z]{1,3}[DS]?T|GMT|UTC|HKT|[Ll]ocal time|[A-Z][a-z]+ time)\b"
ZONE += r"|(?<!\d)[+-]\d{2}: ?\d{2}\b"
DATE_LABELS = "last|first|released?|created|modified|story|date|on|at|and|for immediate release"
PARTS = re.compile(
    rf"(?P<date>{FULL_DATE}|{UNCLEAR_DATE})|(?P<clock>{CLOCK}|\d{{4}}(?= GMT))"
    rf"|(?P<label>(?i:updated?|published|posted)\b)|{WEEKDAY_PRINTED}|{ZONE}|\b(?i:{DATE_LABELS})\b"
)
ANY_DATE = re.compile(rf"{FULL_DATE}|{UNCLEAR_DATE}")
MOST_DATE_WORDS = 14
"""Words of the longest date lines."""
TRAILING_DATE_LINE = re.compile(
    r"(?<!\s)\s++(?P<line>(?:Last |First )?"
    r"(?:[Uu]pdated|[Pp]ublished|[Pp]osted|UPDATED|PUBLISHED|POSTED)(?: on| at)?:?\s*+"
    rf"(?:{FULL_DATE}|{UNCLEAR_DATE}).{{0,60}})$"
)
"""A labelled date line behind the headline on its line, with what follows."""


def is_date_line(line: str) -> bool:
    """Whether a line is made of dates, times and labels alone, behind a writer or outlet at most.

    A date is enough, or a label with a time of day ("Posted 9:06 AM").
    """
    if len(re.findall(r"\w\S*", line)) > MOST_DATE_WORDS:
        return False
    line = re.sub(rf"^{WRITER}\s*[|·•]\s*", "", line)
    found = {match.lastgroup for match in PARTS.finditer(line)}
    told = "date" in found or {"clock", "label"} <= found
    return told and not re.search(r"\w", PARTS.sub("", line))


def with_date(draft: Draft, line: TextPassage) -> Draft:
    """The draft with the date that a line prints, if it prints a full one and none was found."""
    known = (match for match in ANY_DATE.finditer(draft.text, *line) if iso_date(match[0]))
    match = None if draft.dated else next(known, None)
    return replace(draft, dated=match.span()) if match else draft
