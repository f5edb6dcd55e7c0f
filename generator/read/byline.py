"""Who wrote the report and when it was put on the page: lines at its head that are no report."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.read.draft import Draft, cut

SEARCHED = 5
"""Paragraphs at the head of the body in which bylines and date lines stand."""
NAME = r"[A-ZÀ-Þ][\w.'’\-]*"
WRITER = rf"{NAME}(?: (?:{NAME}|de|van|von|der|al|bin)){{0,4}}"
BYLINE = re.compile(
    rf"(?:[Bb]y|BY|Written by|Reported by):? {WRITER}"
    rf"(?:(?:,| and|, and| in| for|\s*[|/]) {WRITER}){{0,5}}"
    r"(?:,? (?:[A-Z][\w’']* ){0,3}(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter))?\.?"
)
MONTHS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
FULL_DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|{MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTHS},? \d{{4}})"
)
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
TIME = r"(?:T|,|\bat\b|[-–|])?\s*\d{1,2}[:.h]\s?\d{2}(?::\s?\d{2})?\s*(?:[AaPp]\.?[Mm]\.?)?"
ZONE = r"(?:\(?(?:[A-Z]{2,4}|[A-Z][a-z]+ time)?(?:[+-]\d{2}:?\s?\d{2})?\)?)"
DATE_LINE = re.compile(
    rf"(?:{WRITER}\s*[|·•–-]\s*)?"
    r"(?:(?:Last )?(?:[Uu]pdated|UPDATED|[Pp]ublished|PUBLISHED|[Pp]osted|POSTED)"
    r"(?: on| at)?:?\s*)?"
    rf"(?:{WEEKDAY},?\s*)?(?P<date>{FULL_DATE})\s*(?:{TIME})?\s*{ZONE}\.?"
)


def is_about_page(line: str) -> bool:
    """Whether a line is a byline or a date line."""
    return bool(BYLINE.fullmatch(line) or DATE_LINE.fullmatch(line))


def find_byline(draft: Draft) -> Draft:
    """Part the first byline, and every date line, from the head of the body."""
    for passage in draft.body[:SEARCHED]:
        line = cut(draft, passage)
        dated = DATE_LINE.fullmatch(line)
        left = tuple(other for other in draft.body if other != passage)
        if dated:
            date = passage[0] + dated.start("date"), passage[0] + dated.end("date")
            gone = (*draft.removals, (passage, "date line"))
            draft = replace(draft, body=left, removals=gone, dated=draft.dated or date)
        elif not draft.byline and BYLINE.fullmatch(line):
            draft = replace(draft, body=left, byline=passage)
    return draft
