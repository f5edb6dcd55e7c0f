"""Whether the verb over some words looks back or ahead."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from spacy.tokens import Doc, Token

Direction = Literal["past", "future", ""]
"""Empty = the verb does not tell."""

AHEAD = Path(__file__).parent / "data" / "ahead.tsv"
MODALS = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "would", "may", "might", "could", "can", "must", "should"}
)
VERBAL = ("VERB", "AUX")


@cache
def _ahead() -> frozenset[str]:
    """Lemmas of words whose complement lies ahead: expect, plan, due, ..."""
    lines = AHEAD.read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("\t")[0] for line in lines if line and not line.startswith("#"))


def direction_at(doc: Doc, start: int, end: int) -> Direction:
    """The direction that the verb governing these code points gives.

    Climbs from the words to the first verb that shows a tense; an infinitive or participle asks
    the word above it ("plans to meet", "expected to begin", "due Tuesday").
    """
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None:
        return ""
    for token in _upward(words.root):
        found = _of_token(token)
        if found is not None:
            return found
    return ""


def _upward(token: Token) -> list[Token]:
    return [token, *token.ancestors]


def _of_token(token: Token) -> Direction | None:
    """None = no tense here, look further up."""
    if token.lemma_.lower() in _ahead():
        return "future"
    if token.pos_ not in VERBAL:
        return None
    helpers = [c for c in token.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ in MODALS and not _perfect(helpers) for c in helpers):
        return "future"
    if token.tag_ == "VBD" or any(c.tag_ in ("VBD", "VBN") or c.lemma_ == "have" for c in helpers):
        return "past"
    if token.tag_ in ("VBP", "VBZ") or any(c.tag_ in ("VBP", "VBZ") for c in helpers):
        return "future" if token.tag_ == "VBG" else ""
    return None


def _perfect(helpers: list[Token]) -> bool:
    """ "would have met": back, not ahead."""
    return any(c.lemma_ == "have" for c in helpers)
