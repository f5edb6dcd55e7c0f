"""The headline: a first paragraph that reads like one; None where the text has none."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.language.words.furniture import is_furniture
from generator.read.layout.draft import Draft, is_kept, words_of_passage
from generator.read.layout.head_lines.byline import is_about_page
from generator.read.layout.head_lines.date_lines import TRAILING_DATE_LINE, with_date
from generator.read.layout.head_lines.dateline import match_dateline
from generator.read.layout.paragraphs import BLANK_LINE, TextPassage
from generator.read.layout.picture_words import is_caption
from generator.read.layout.promotions import is_newsletter

HEADLINE_MOST = 40
"""Words. The longest headlines of news sites have about 35."""
SENTENCE_MOST = 20
"""Words of a headline that is a whole sentence with a full stop; it must stand by itself."""
HEADLINE_DEPTH = 3
"""Paragraphs: furniture, a date line or a byline can stand above the headline."""
FULL_STOP = re.compile(r"""[.]["'”’)\]]*$""")
BRACKETS_END = re.compile(r"(?<!\s)\s*+\([^()]*+\)$")
ABBREVIATION_END = re.compile(r"""(?:\b[A-Za-z]\.){2}["'”’)\]]*$|\.\.\.["'”’)\]]*$""")
TITLE_CASE = 0.8
"""Share of words of four letters and more that begin with a capital in a headline in title case."""
# origin: of 2,529 titled articles 2,509 give the title with it, 2026-11
SENTENCE_OPENING = re.compile(
    r"^(?:The|A|An|It|He|She|They|In|On|At)\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:said|told|announced|reported|posted|agreed|completed|was|were|had|has|have|been)\b"
)
"""Headlines tell in the present tense and leave articles, auxiliaries and days out; a short first
sentence does not."""
OWN_LABEL = re.compile(r"(?:watch|listen|video|live): ", re.IGNORECASE)
"""Before a headline at the head of a page; further down such a line leads to another page."""
HAS_WORD = re.compile(r"[^\W\d_]")
"""A number alone is of a list or a picture."""
SAYING = re.compile(r"[”\"’'],? (?:he|she|they|[A-Z]\w+) (?:said|says|told|added)\b")


def find_headline(draft: Draft) -> Draft:
    """Part the first paragraph that tells anything if it reads like a headline.

    A headline that markup told stays.
    """
    if draft.headline:
        return draft
    for k, passage in enumerate(draft.body[:-1][:HEADLINE_DEPTH]):
        line = words_of_passage(draft, passage)
        above = is_furniture(line) or is_about_page(line) or is_caption(line)
        above = above or not HAS_WORD.search(line) or is_newsletter(line)
        if above and not is_kept(draft, passage):
            continue
        if not _reads_like_headline(draft, k):
            return _labelled(draft)
        return _draft_parted(draft, k)
    return _labelled(draft)


def _labelled(draft: Draft) -> Draft:
    """The first line if a label says that it is shown here (`WATCH: The mayor answers`)."""
    start, end = draft.body[0] if draft.body[1:] else (0, 0)
    label = OWN_LABEL.match(draft.text[start:end])
    if not label:
        return draft
    line = start + label.end()
    removals = (*draft.removals, ((start, line - 1), "page furniture"))
    body = ((line, end), *draft.body[1:])
    return _draft_parted(replace(draft, body=body, removals=removals), 0)


def _draft_parted(draft: Draft, k: int) -> Draft:
    headline = draft.body[k]
    rest = replace(draft, headline=headline, body=draft.body[:k] + draft.body[k + 1 :])
    return _without_date_line(rest, headline)


def _without_date_line(draft: Draft, headline: TextPassage) -> Draft:
    """Part a date line that stands behind the headline on its line."""
    match = TRAILING_DATE_LINE.search(words_of_passage(draft, headline))
    if not match:
        return draft
    line = headline[0] + match.start("line"), headline[1]
    draft = replace(
        draft,
        headline=(headline[0], headline[0] + match.start()),
        removals=(*draft.removals, (line, "date line")),
    )
    return with_date(draft, line)


def _reads_like_headline(draft: Draft, k: int) -> bool:
    line = words_of_passage(draft, draft.body[k])
    words = len(line.split())
    if words > HEADLINE_MOST or match_dateline(line) or SAYING.search(line) or line[0].islower():
        return False
    line = BRACKETS_END.sub("", line)
    if not FULL_STOP.search(line) or ABBREVIATION_END.search(line):
        return True
    if match_dateline(words_of_passage(draft, draft.body[k + 1])):
        return True
    return words <= SENTENCE_MOST and _is_lone_paragraph(draft, k) and _reads_short(line)


def _is_lone_paragraph(draft: Draft, k: int) -> bool:
    here, after = draft.body[k], draft.body[k + 1]
    return bool(BLANK_LINE.search(draft.text[here[1] : after[0]]))


def _reads_short(line: str) -> bool:
    return _is_title_case(line) or not SENTENCE_OPENING.search(line)


def _is_title_case(line: str) -> bool:
    long = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    return sum(1 for word in long if word[0].isupper()) >= TITLE_CASE * len(long)
