"""Who wrote the report and when it was put on the page: lines at its head that are no report."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.read.draft import Draft, cut
from generator.read.printed_dates import FULL_DATE, UNCLEAR_DATE

SEARCHED = 5
"""Paragraphs at the head of the body in which bylines and date lines stand."""
NAME = r"[A-ZÀ-Þ][\w.'’\-]*"
WRITER = rf"{NAME}(?: (?:{NAME}|de|van|von|der|al|bin)){{0,4}}"
POST = r"(?:,? (?:[A-Z][\w’']* ){0,3}(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter))?"
BYLINE = re.compile(
    rf"(?:[Bb]y|BY|Written by|Reported by):? {WRITER}"
    rf"(?:(?:,| and|, and| in| for|\s*[|/]) {WRITER}){{0,5}}{POST}\.?"
)
WRITERS = re.compile(rf"{WRITER}(?:(?:,|,? and) {WRITER}){{0,4}}")
DESK = re.compile(
    r"[A-Z]{2,}(?: [A-Z]{2,}){0,3}|(?:The )?Associated Press"
    r"|(?:[A-Z][\w’']* |of |the ){0,4}"
    r"(?:[Cc]ontributor|[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter|[Cc]olumnist|[Ss]taff)"
)
"""What stands below a writer's bare name: an outlet in capitals, a post."""
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
CLOCK = r"\d{1,2}[:.h] ?\d{2}(?:: ?\d{2})? ?(?:[AaPp]\.?[Mm]?\.?)?"
ZONE = r"(?:\(?(?:[A-Z]{2,4}|[A-Z][a-z]+ time)?(?:[+-]\d{2}: ?\d{2})?\)?)"
TIME = rf"(?:(?:T|,| at| [-–|])?\s*{CLOCK}\s*{ZONE})"
LABEL = r"(?:(?:(?:Last |First )?(?:[Uu]pdated|[Pp]ublished|[Pp]osted|UPDATED|PUBLISHED|POSTED)"
LABEL += r"|[Dd]ate|DATE)(?: on| at)?:?\s*)"
DATE_LINE = re.compile(
    rf"(?:{WRITER}\s*[|·•–-]\s*)?{LABEL}?(?:{WEEKDAY},?\s*)?"
    rf"(?:(?P<date>{FULL_DATE})|{UNCLEAR_DATE}){TIME}?\.?"
    rf"|{LABEL}{TIME}\.?"
)
"""`Updated: 2031-05-17 17:52`, `Wire | 17 May 2031`, `May 17th, 2031, 7:35 am`, `Posted 9:06`."""
TRAILING = re.compile(rf"\s+(?P<line>{LABEL}(?:(?P<date>{FULL_DATE})|{UNCLEAR_DATE}).{{0,60}})$")
"""A labelled date line behind the headline on its line, with what follows."""


def is_about_page(line: str) -> bool:
    """Whether a line is a byline or a date line."""
    return bool(BYLINE.fullmatch(line) or DATE_LINE.fullmatch(line))


def find_byline(draft: Draft) -> Draft:
    """Part the first byline, and every date line, from the head of the body."""
    names, post = (draft.body[0], draft.body[1]) if len(draft.body) > 2 else ((0, 0), (0, 0))
    if WRITERS.fullmatch(cut(draft, names)) and DESK.fullmatch(cut(draft, post)):
        draft = replace(draft, body=draft.body[2:], byline=(names[0], post[1]))
    for passage in draft.body[:SEARCHED]:
        line = cut(draft, passage)
        dated = DATE_LINE.fullmatch(line)
        left = tuple(other for other in draft.body if other != passage)
        if dated:
            draft = replace(draft, body=left, removals=(*draft.removals, (passage, "date line")))
            draft = with_date(draft, dated, passage[0])
        elif not draft.byline and BYLINE.fullmatch(line):
            draft = replace(draft, body=left, byline=passage)
    return draft


def with_date(draft: Draft, match: re.Match[str], offset: int) -> Draft:
    """The draft with the date of a match, if it has one and none was found before."""
    if draft.dated or match["date"] is None:
        return draft
    return replace(draft, dated=(offset + match.start("date"), offset + match.end("date")))
