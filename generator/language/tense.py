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
    the word above it ("plans to meet", "expected to begin", "due Tuesday"). What has a date
    ("Sunday's vote", "a June deal") lies ahead only where it is itself what will be.
    """
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None:
        return ""
    subject = words.root.head.dep_ in ("nsubj", "nsubjpass")
    owned = words.root.dep_ in ("poss", "compound", "nmod") and not subject
    for token in (words.root, *words.root.ancestors):
        found = _of_token(token)
        if found is not None:
            return "past" if owned else found
    return ""


def _of_token(token: Token) -> Direction | None:
    """None = no tense here, look further up."""
    if token.lemma_.lower() in _ahead():
        return "future"
    if token.pos_ not in VERBAL:
        return None
    helpers = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    perfect = any(child.lemma_ == "have" for child in helpers)
    if not perfect and any(child.lower_ in MODALS for child in helpers):
        return "future"
    return _of_form(token, helpers)


def _of_form(token: Token, helpers: list[Token]) -> Direction | None:
    tags = {token.tag_, *(child.tag_ for child in helpers)}
    if _is_to(token):
        return "future"
    if "VBD" in tags or any(child.lemma_ == "have" for child in helpers) or _held(token):
        return "past"
    if tags & {"VBP", "VBZ"}:
        return "future" if token.tag_ == "VBG" else ""
    return None


def _is_to(token: Token) -> bool:
    """ "is to resume": an infinitive right under a form of be."""
    return token.tag_ == "VB" and token.dep_ == "xcomp" and token.head.lemma_ == "be"


def _held(token: Token) -> bool:
    """ "the talks held Friday": a participle after its noun, with no verb of its own."""
    return token.tag_ == "VBN" and token.dep_ == "acl"
