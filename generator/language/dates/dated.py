"""What a date dates: the deed of its verb, words that were said, or a thing."""

from __future__ import annotations

from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from generator.language.word_lists import rows

Dated = Literal["deed", "words", "thing", "state", ""]
"""`deed` "met Saturday" · `words` "said Saturday" · `thing` "Saturday's talks", "the talks held
Saturday" · `state` "since Saturday", "until Saturday": no moment · empty: it cannot be told."""

DATE_LINKS = frozenset({"prep", "pobj", "npadvmod", "advmod", "tmod", "pcomp", "obl", "dep"})
"""Dependencies from a verb down to its date."""
SPANNING = frozenset({"since", "until", "till", "before", "after", "between", "than", "from", "to"})
STATES = frozenset({"be", "have", "remain", "seem", "need", "want", "mean", "know", "think"})
"""Verbs that tell no event by themselves."""


@cache
def _telling_words() -> frozenset[str]:
    return frozenset(row[0] for row in rows("telling"))


def dated_at(doc: Doc, start: int, end: int) -> Dated:
    """What the date between these code points of a parsed text dates."""
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None:
        return ""
    if words.start and doc[words.start - 1].lower_ in SPANNING:
        return "state"
    token = words.root
    while token.dep_ in DATE_LINKS and token.pos_ not in ("VERB", "AUX"):
        token = token.head
    return _of(token, own=token in words)


def _of(token: Token, *, own: bool) -> Dated:
    if token.pos_ in ("NOUN", "PROPN", "PRON"):
        return "thing"
    if token.pos_ not in ("VERB", "AUX"):
        return "thing" if own else ""
    if token.lemma_.lower() in _telling_words():
        return "words"
    if any(word.dep_ in ("acl", "relcl") for word in (token, *token.ancestors)):
        return "thing"
    return "state" if token.lemma_ in STATES and not _passive(token) else "deed"


def _passive(token: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in token.children)
