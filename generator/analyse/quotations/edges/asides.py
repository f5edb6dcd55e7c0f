"""A reporter's aside at the end of what somebody said: ", a move that ...", " - a first"."""

from __future__ import annotations

from spacy.tokens import Token

from generator.analyse.scene import OUTSIDE, Scene
from generator.language.grammar import DASHES

LONGEST_ASIDE = 60
"""Tokens of an aside; looking further back would cost more than it finds."""
DASH_ASIDES = frozenset({"appos", "relcl", "npadvmod", "acl"})
ASIDES = frozenset(
    {("appos", "a"), ("appos", "an"), ("relcl", "when"), ("relcl", "where"), ("advcl", "as")}
)
"""Measured on labelled news: of the additions behind a comma these are more often the reporter's
own; "who" and "which" clauses and all others belong to what is said at least as often."""


def without_aside(scene: Scene, start: int, end: int) -> int:
    """The end moved back before a closing aside."""
    last = end
    while last > start and scene.doc[last - 1].is_punct:
        last -= 1
    for i in range(max(start + 2, last - LONGEST_ASIDE), last - 1):
        token = scene.doc[i]
        if scene.inside[i] == OUTSIDE and (token.text == "," or token.text in DASHES):
            top = _top_token(scene.doc[i + 1], i + 1, last)
            if top is not None and top.right_edge.i + 1 >= last and _is_aside(token, top):
                return i
            if token.text == "," and _renames(scene, i + 1, last):
                return i
    return end


def _renames(scene: Scene, start: int, end: int) -> bool:
    """ ", a practice that has spread": a noun with "a" and no verb but a relative clause's."""
    doc = scene.doc
    if doc[start].lower_ not in ("a", "an", "one", "another"):
        return False
    relative = False
    for token in doc[start + 1 : end]:
        if token.lower_ in ("and", "or", ",") and not relative:
            return False
        relative = relative or token.tag_ in ("WDT", "WP", "WRB") or token.lower_ == "that"
        if token.tag_ in ("VBD", "VBZ", "VBP", "MD") and not relative:
            return False
    return True


def _is_aside(mark: Token, top: Token) -> bool:
    if mark.text in DASHES:
        return top.dep_ in DASH_ASIDES
    after = mark.doc[mark.i + 1 : mark.i + 2].text.lower()
    return (top.dep_, after) in ASIDES


def _top_token(first: Token, low: int, high: int) -> Token | None:
    """The one token of [low, high) whose head lies outside; None if there are several."""
    tops = [t for t in first.doc[low:high] if not low <= t.head.i < high and not t.is_punct]
    return tops[0] if len(tops) == 1 else None
