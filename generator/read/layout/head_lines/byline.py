"""Who wrote the report and when it was put on the page: lines at its head that are no report."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.read.layout.draft import Draft, words_of_passage
from generator.read.layout.head_lines.date_lines import WRITER, is_date_line, with_date

BYLINE_DEPTH = 5
"""Paragraphs at the head of the body in which bylines and date lines stand."""
BYLINE_POST = r"(?:,? (?:[A-Z][\w’']* ){0,3}(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter))?"
BYLINE = re.compile(
    rf"(?:[Bb]y|BY|Written by|Reported by):? {WRITER}"
    rf"(?:(?:,| and|, and| in| for|\s*[|/]) {WRITER}){{0,5}}{BYLINE_POST}\.?"
)
WRITERS = re.compile(rf"{WRITER}(?:(?:,|,? and) {WRITER}){{0,4}}")
DESK = re.compile(
    r"[A-Z]{2,}(?: [A-Z]{2,}){0,3}|(?:The )?Associated Press"
    r"|(?:[A-Z][\w’']* |of |the ){0,4}"
    r"(?:[Cc]ontributor|[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter|[Cc]olumnist|[Ss]taff)"
)
"""What stands below a writer's bare name: an outlet in capitals, a post."""


def is_about_page(line: str) -> bool:
    """Whether a line is a byline or a date line."""
    return bool(BYLINE.fullmatch(line) or is_date_line(line))


def find_byline(draft: Draft) -> Draft:
    """Part the first byline, and every date line, from the head of the body."""
    names, post = (draft.body[0], draft.body[1]) if len(draft.body) > 2 else ((0, 0), (0, 0))
    if WRITERS.fullmatch(words_of_passage(draft, names)) and DESK.fullmatch(
        words_of_passage(draft, post)
    ):
        draft = replace(draft, body=draft.body[2:], byline=(names[0], post[1]))
    for passage in draft.body[:BYLINE_DEPTH]:
        line = words_of_passage(draft, passage)
        left = tuple(other for other in draft.body if other != passage)
        if is_date_line(line):
            draft = replace(draft, body=left, removals=(*draft.removals, (passage, "date line")))
            draft = with_date(draft, passage)
        elif not draft.byline and BYLINE.fullmatch(line):
            draft = replace(draft, body=left, byline=passage)
    return draft
