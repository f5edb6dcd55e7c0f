"""The headline: a first paragraph that reads like one; None where the text has none."""

import re
from dataclasses import replace

from generator.language.words.furniture import is_furniture
from generator.read.layout.draft import BLANK_LINE, Draft, is_kept, words_of_passage
from generator.read.layout.head_lines import (
    TRAILING_DATE_LINE,
    is_about_page,
    match_dateline,
    with_date,
)
from generator.read.layout.interruptions import is_caption, is_newsletter

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
    """Part the headline, and a date line that stands behind it on its line."""
    start, end = draft.body[k]
    draft = replace(draft, headline=(start, end), body=draft.body[:k] + draft.body[k + 1 :])
    match = TRAILING_DATE_LINE.search(draft.text[start:end])
    if not match:
        return draft
    line = start + match.start("line"), end
    removals = (*draft.removals, (line, "date line"))
    return with_date(
        replace(draft, headline=(start, start + match.start()), removals=removals), line
    )


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
    between = draft.text[draft.body[k][1] : draft.body[k + 1][0]]
    if words > SENTENCE_MOST or not BLANK_LINE.search(between):
        return False
    long = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    title_case = sum(word[0].isupper() for word in long) >= TITLE_CASE * len(long)
    return title_case or not SENTENCE_OPENING.search(line)
