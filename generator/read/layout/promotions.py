"""What leads from a report to other pages: titles with authors, newsletters, times of posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.read.layout.draft import Draft, words_of_passage
from generator.read.layout.head_lines.printed_dates import FULL_DATE
from generator.read.layout.paragraphs import SENTENCE_END, TextPassage

PRINTED_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
NAMES_ALONE = re.compile(rf"{PRINTED_NAME}(?:(?:, | and |, and ){PRINTED_NAME})*")
"""A byline without "By"."""
TIME_OF_DAY = r"\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?"
SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
POST_TIME = re.compile(
    rf"(?:{PRINTED_NAME},? ?)?"
    rf"(?:\d{{1,2}} {SHORT_MONTH} \d{{4}}|{SHORT_MONTH} \d{{1,2}}, \d{{4}}),? (?:\| )?{TIME_OF_DAY}"
    rf"|{TIME_OF_DAY}|{SHORT_MONTH} \d{{1,2}}"
)
"""When a post was made, and by whom: `Ann Lee2 March 2024 22:17`, `3:10 pm`, `Mar. 1`."""
NEWSLETTER = re.compile(
    r"^(?:For [^.!?]{3,60} )?(?:sign up|subscribe) (?:to|for) [^.!?]{0,90}"
    r"\b(?:newsletters?|e-?mails?|inbox)\b"
    r"|\b(?:delivered|sent) (?:straight |directly )?to (?:you|your inbox)\b",
    re.IGNORECASE,
)
NEWSLETTER_MOST = 30
"""Words of a line that offers one."""
PLAYER = re.compile(r"^(?:CLOSE (?=[“\"'‘]?[A-Z][^A-Z])|Play Video \d)")
"""The button of a player of moving pictures, before what it shows: `CLOSE The mayor explains.`"""
FORM = re.compile(
    r"^(?:(?:Could not subscribe, try again later|Invalid [Ee]-?mail|Thank you for subscribing)"
    r"[.!]? )+"
)
"""What a form of the page answers, run into the paragraph behind it."""
LETTER_WORDS = 4
"""Letters of a word that a title in capitals begins with one."""
TITLED = 0.7
"""Share of such words with a capital from which a line is a title."""
# origin: titles of the 25 looked-at pages of cleaning-lines have .8 and more, subheadings are
# shorter, sentences have .3 at most; 2026-11
TITLE_WORDS = 7
"""Words of a title; a subheading and an item of a list have fewer."""
JOINED = re.compile(r"(?<=[a-z\d])[A-Z](?=[a-z])")
"""A capital in the middle of a word; names such as McLean have one, addresses many."""
FEWEST_JOINS = 3
TITLE_WORD = re.compile(r"[^\W\d_]+")


def titles_with_authors(draft: Draft) -> Iterator[TextPassage]:
    """Titles of other pages between the paragraphs, each with its author's name below."""
    for title, below in pairwise(draft.body[1:]):
        author = words_of_passage(draft, below)
        if is_page_title(words_of_passage(draft, title)) and NAMES_ALONE.fullmatch(author):
            yield title
            yield below


def is_page_title(line: str) -> bool:
    """Whether a line without a sentence's end has capitals as titles have."""
    every: list[str] = TITLE_WORD.findall(line)
    return len(every) >= TITLE_WORDS and _has_capitals(line)


def _has_capitals(line: str) -> bool:
    words = [word for word in TITLE_WORD.findall(line) if len(word) >= LETTER_WORDS]
    titled = sum(word[0].isupper() for word in words) >= TITLED * len(words)
    return titled and not SENTENCE_END.search(line)


def post_times(draft: Draft) -> Iterator[TextPassage]:
    """Lines that hold nothing but when something was posted, and who posted it."""
    for passage in draft.body[1:]:
        if POST_TIME.fullmatch(words_of_passage(draft, passage)):
            yield passage


def newsletters(draft: Draft) -> Iterator[TextPassage]:
    """Lines that offer to send something."""
    for passage in draft.body:
        if is_newsletter(words_of_passage(draft, passage)):
            yield passage


def is_newsletter(line: str) -> bool:
    """Whether a line offers to send something."""
    return len(line.split()) <= NEWSLETTER_MOST and bool(NEWSLETTER.search(line))


def joined_labels(draft: Draft) -> Iterator[TextPassage]:
    """Labels of a page that were links side by side: `NewsWorldAmericas`, `Ann LeeCourtsMaine`."""
    for passage in draft.body:
        line = words_of_passage(draft, passage)
        joins = sum(len(JOINED.findall(word)) for word in set(re.findall(r"\w+", line)))
        if joins >= FEWEST_JOINS and "/" not in line and _has_capitals(line):
            yield passage


def dated_titles(draft: Draft) -> Iterator[TextPassage]:
    """Titles of other pages, each with nothing but a date below it."""
    for title, below in pairwise(draft.body[1:]):
        line = words_of_passage(draft, title)
        whole = len(line.split()) >= TITLE_WORDS and not SENTENCE_END.search(line)
        if whole and re.fullmatch(FULL_DATE, words_of_passage(draft, below)):
            yield title


def players(draft: Draft) -> Iterator[TextPassage]:
    """Players of moving pictures between the paragraphs, each with what it shows."""
    for passage in draft.body:
        if PLAYER.match(words_of_passage(draft, passage)):
            yield passage


def form_answers(draft: Draft) -> Iterator[TextPassage]:
    """What a form of the page answers; the paragraph behind it stays."""
    for passage in draft.body:
        found = FORM.match(words_of_passage(draft, passage))
        if found:
            yield passage[0], passage[0] + found.end()
