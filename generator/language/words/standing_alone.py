"""Sentences that do not stand alone: they lean on the one before them ("He also said", "But", "The
two"), or are none of the report: captions, posts, menus."""

import re
from functools import cache

from generator.language.word_lists import table
from generator.language.words.link_boxes import has_box

NOT_ALONE = re.compile(
    r"^\W*(?:\w+\W+){0,7}?(?:also|likewise|though,|however,)(?:\s|$)", re.IGNORECASE
)
"""An "also" among the first words: "The minister also said"."""
LATER_THAN_WHAT = re.compile(
    r"\W*(?:\w+\s){0,3}(?:minutes|hours|days|weeks|months|years) (?:later|earlier)\b"
    r"|\W*(?:The|the) (?:day|night|week|month|year) (?:before|after),"
)
""" "Two days later": later than what?"""
BACK_WORDS = re.compile(
    r"\b(?:in turn|in kind|the latter|these|those (?:claims|comments|remarks|talks|words)"
    r"|(?:that|this) (?:version|claim|statement|decision|move|one)|(?:all|both|each|some) of them"
    r"|such (?!as\b|an?\b)\w+)\b"
    r"|\b(?:den(?:y|ies|ied)|sa(?:y|ys|id)|reject(?:s|ed)|confirm(?:s|ed)) (?:this|so|the opposite"
    r"|the same)(?=[.,])|^\W*The (?:first|second|third|other|others|last),",
    re.IGNORECASE,
)
"""Words anywhere that point to something told before."""
BACK_SPEECH = re.compile(
    r"[,”\"’']\s+(?:(?:he|she|they|it)\s+(?:\w+ly\s+)?(?:said|says|added|adds|told|wrote|continued"
    r"|asked|noted|explained|argued|claim(?:s|ed)|insist(?:s|ed)|warn(?:s|ed)|believe[sd]?)|(?:said|says|added)\s+(?:he|she|they|it))\b",
    re.IGNORECASE,
)
"""Words given to somebody who is named elsewhere: "..., he added"."""
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


@cache
def _openings() -> re.Pattern[str]:
    ordered = sorted(table("leaning"), key=lambda words: (-len(words), words))
    return re.compile(rf"\W*({'|'.join(map(re.escape, ordered))})\b", re.IGNORECASE)


def leaning(sentence: str) -> str:
    """How a sentence leans: `pronoun`, `back`, `unnamed`, `joiner`; empty where it stands alone.

    A reader would ask "who?", "which?" or, of a joiner, "besides what?".
    """
    opening = _openings().match(sentence)
    if opening:
        return table("leaning")[opening[1].lower()]
    if BACK_SPEECH.search(sentence):
        return "pronoun"
    if BACK_WORDS.search(sentence):
        return "back"
    return "joiner" if NOT_ALONE.match(sentence) or LATER_THAN_WHAT.match(sentence) else ""


def is_scrap(text: str) -> bool:
    """True for what a reader would not take for a sentence of the report."""
    text = text.rstrip()
    cut = CUT_SHORT.search(text) or not END.search(text)
    return bool(cut or SCRAP.search(text) or SCRAP_LABEL.match(text)) or has_box(text)
