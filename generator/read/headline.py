"""The headline: a first paragraph that reads like one; None where the text has none."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.language.furniture import is_furniture
from generator.read.byline import is_about_page
from generator.read.dateline import match_dateline
from generator.read.draft import Draft, cut
from generator.read.paragraphs import BLANK_LINE

HEADLINE_MOST = 30
"""Words. The longest headlines of news sites have about 25."""
SENTENCE_MOST = 20
"""Words of a headline that is a whole sentence with a full stop; it must stand by itself."""
SEARCHED = 3
"""Paragraphs: furniture, a date line or a byline can stand above the headline."""
FULL_STOP = re.compile(r"""[.]["'”’)\]]*$""")
ABBREVIATION_END = re.compile(r"""(?:\b[A-Za-z]\.){2,}["'”’)\]]*$|\.\.\.["'”’)\]]*$""")
SAYING = re.compile(r"[”\"’'],? (?:he|she|they|[A-Z]\w+) (?:said|says|told|added)\b")


def find_headline(draft: Draft) -> Draft:
    """Take the first paragraph that tells anything out of the body if it reads like a headline."""
    for k, passage in enumerate(draft.body[:-1][:SEARCHED]):
        line = cut(draft, passage)
        if is_furniture(line) or is_about_page(line):
            continue
        if not _reads_like_headline(draft, k):
            return draft
        return replace(draft, headline=passage, body=draft.body[:k] + draft.body[k + 1 :])
    return draft


def _reads_like_headline(draft: Draft, k: int) -> bool:
    line = cut(draft, draft.body[k])
    words = len(line.split())
    if words > HEADLINE_MOST or match_dateline(line) or SAYING.search(line) or line[0].islower():
        return False
    if not FULL_STOP.search(line) or ABBREVIATION_END.search(line):
        return True
    return words <= SENTENCE_MOST and _stands_alone(draft, k)


def _stands_alone(draft: Draft, k: int) -> bool:
    """A blank line or a dateline follows."""
    here, after = draft.body[k], draft.body[k + 1]
    gap = draft.text[here[1] : after[0]]
    return bool(BLANK_LINE.search(gap) or match_dateline(cut(draft, after)))
