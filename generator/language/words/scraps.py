"""Lines that pages leave in a text and that are no sentence of it: captions, posts, menus."""

from __future__ import annotations

import re

from generator.language.words.link_boxes import has_box

SCRAP = re.compile(
    r"https?:|\(\w+ Quote\b|www\.|\.com\b|\(@|(?:^|\s)@\w|pic\.twitter| \| |©|►|■|●"
    r"|, (?:left|right|cent(?:er|re)|pictured),|\bphotograph\b|\bnewsletter"
    r"|^\W*(?:Please|Subscribe|Sign up|Click|Follow|Support|Donate|Share|Watch|Listen)\b"
    r"|^\s*(?:[—–-]|[A-Z]{4,} [A-Z][a-z])"
    r"|^(?:\w+['’]s )?[A-Z]\w+ [A-Z]\w+ (?:talks|speaks) (?:to|with) [A-Z]\w+ [A-Z]\w+, "
)
"""Addresses, tickers of a share, handles, bars, bullets, places in a picture, a signature's dash, a
shouted label, who talks to whom in a broadcast."""
SCRAP_LABEL = re.compile(r"(?:\w+[\s-]+){0,8}\w+:\s(?!\s*[\"“‘'«])|[^\w\"“‘'(]*[a-z]")
"""A label and its colon, or a small letter: the line was cut out of something else. A colon before
quoted words announces them."""
CUT_SHORT = re.compile(
    r"\b(?:Mrs?|Ms|Dr|Sens?|Reps?|Gov|Gen|Sgt|Lt|Col|St|vs|Sun|Mon|Tues?|Wed|Thurs?|Fri|Sat|Jan|Feb"
    r"|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$"
)
"""A shortened word at the end: the sentence went on."""
END = re.compile(r"[.!?][\"”’')\]]*$")


def is_scrap(text: str) -> bool:
    """True for what a reader would not take for a sentence of the report."""
    text = text.rstrip()
    cut = CUT_SHORT.search(text) or not END.search(text)
    return bool(cut or SCRAP.search(text) or SCRAP_LABEL.match(text)) or has_box(text)
