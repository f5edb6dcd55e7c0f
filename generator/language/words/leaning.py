"""Sentences that lean on the one before them: "He also said", "But", "The two", "The decision"."""

from __future__ import annotations

import re
from functools import cache

from generator.language.word_lists import rows

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


@cache
def _leaning_kinds() -> dict[str, str]:
    return {words: kind for words, kind, _ in rows("leaning")}


@cache
def _openings() -> re.Pattern[str]:
    ordered = sorted(_leaning_kinds(), key=lambda words: (-len(words), words))
    return re.compile(rf"\W*({'|'.join(map(re.escape, ordered))})\b", re.IGNORECASE)


def leaning(sentence: str) -> str:
    """How a sentence leans: `pronoun`, `back`, `unnamed`, `joiner`; empty where it stands alone.

    A reader would ask "who?", "which?" or, of a joiner, "besides what?".
    """
    opening = _openings().match(sentence)
    if opening:
        return _leaning_kinds()[opening[1].lower()]
    if BACK_SPEECH.search(sentence):
        return "pronoun"
    if BACK_WORDS.search(sentence):
        return "back"
    return "joiner" if NOT_ALONE.match(sentence) or LATER_THAN_WHAT.match(sentence) else ""
