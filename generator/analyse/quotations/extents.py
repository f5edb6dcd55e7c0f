"""How far the words said reach: from the tree's edges to the place where they end in print."""

from __future__ import annotations

from spacy.tokens import Token

from generator.analyse.quotations.contents import right_content
from generator.analyse.quotations.cues import base_form, is_reporting
from generator.analyse.quotations.scene import OUTSIDE, Scene, sentence_bounds

Tokens = tuple[int, int]

STOPS = frozenset({",", ";", ":", "—", "–", "--", "-", "(", ")", "...", "…"})
JOINS = frozenset({"and", "but", "or", "yet", "while"})
CUE_WITHIN = 6
"""Tokens behind a comma or an "and" in which a second reporting verb is looked for."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def to_stretch_ends(scene: Scene, start: int, end: int) -> Tokens:
    """Widen to whole quoted stretches at both ends."""
    for i in (start, end - 1):
        k = scene.inside[i]
        if k != OUTSIDE:
            start, end = min(start, scene.tokens[k][0]), max(end, scene.tokens[k][1])
    return start, end


def trim(scene: Scene, start: int, end: int) -> Tokens:
    """Without punctuation at the ends, quotation marks of a whole stretch excepted."""
    doc = scene.doc
    while start < end and scene.inside[start] == OUTSIDE and _loose_left(doc[start]):
        start += 1
    while start < end and scene.inside[end - 1] == OUTSIDE and _loose_right(doc[end - 1]):
        end -= 1
    return start, end


def _loose_left(token: Token) -> bool:
    return (token.is_punct and token.text not in ("(", "[", "$", "#")) or token.is_space


def _loose_right(token: Token) -> bool:
    loose = token.is_punct and token.text not in (")", "]", "%")
    return loose or token.is_space or token.lower_ in ("and", "but")


def _has_words_said(verb: Token) -> bool:
    """Whether the verb has a clause or an infinitive of its own behind it."""
    section, _ = right_content(verb, base_form(verb) or "")
    return section in ("clause", "addressee", "request", "promise", "question")


def widened(scene: Scene, verb: Token, end: int) -> int:
    """The end moved over what follows without a break and still hangs on the verb.

    "boasted of [his skill] in whittling 25 million off the price": the tree hangs the tail on
    the reporting verb, print reads it as part of what is said.
    """
    high = min(sentence_bounds(scene, verb)[1], verb.right_edge.i + 1)
    while end < high and scene.doc[end].text not in STOPS and scene.doc[end].dep_ != "cc":
        if scene.inside[end] != OUTSIDE:
            end = scene.tokens[scene.inside[end]][1]
        else:
            end = max(end + 1, min(high, _phrase_end(scene, scene.doc[end], verb)))
    return end


def _phrase_end(scene: Scene, token: Token, verb: Token) -> int:
    """The end of the largest phrase that starts at this token, below the verb."""
    top = token
    while top.head is not verb and top.head is not top and top.head.left_edge.i >= token.i:
        top = top.head
    return top.right_edge.i + 1


def before_next_cue(scene: Scene, verb: Token, start: int, end: int) -> int:
    """The end moved back to where a second reporting verb of the same speaker takes over."""
    for i in range(start + 1, end):
        if scene.inside[i] == OUTSIDE and _takes_over(scene, verb, i, end):
            return i
    return end


def _takes_over(scene: Scene, verb: Token, i: int, end: int) -> bool:
    """Whether at token i starts ", adding ...", "and said ...", ", but she denied ..."."""
    token = scene.doc[i]
    comma, join = token.text in (",", "—", "–", "--", "-"), token.lower_ in JOINS
    if not comma and not join:
        return False
    after = scene.doc[i + 1 : min(end, i + 1 + CUE_WITHIN)]
    for place, other in enumerate(after):
        if scene.inside[other.i] != OUTSIDE or other.is_punct:
            return False
        if is_reporting(other):
            return _is_next_cue(verb, other, comma, join, place)
        if other.pos_ in ("VERB", "AUX") and other.dep_ not in ("aux", "auxpass"):
            return False
        if other.dep_ in ("nsubj", "nsubjpass", "mark", "relcl") and comma and place:
            return False
        if other.lower_ in ("who", "which", "that", "if", "because", "as", "when", "to"):
            return False
    return False


def _is_next_cue(verb: Token, other: Token, comma: bool, join: bool, place: int) -> bool:
    if other.tag_ == "VBG":
        return comma and place <= 1 and other.dep_ not in ("amod", "compound")
    if other.tag_ not in FINITE and not (other.tag_ == "VBN" and verb.tag_ in FINITE):
        return False
    inner = other.dep_ == "conj" and other.head.i > verb.i
    if inner and not _has_words_said(other):
        return False
    return join and (other.dep_ == "conj" or other.tag_ == verb.tag_)


DASHES = frozenset({"—", "–", "--", "-"})
DASH_ASIDES = frozenset({"appos", "relcl", "npadvmod", "acl"})


def without_aside(scene: Scene, start: int, end: int) -> int:
    """The end moved back before a closing aside of the reporter: ", a move that ...", "- a ...".

    Measured on labelled news: "a" appositives, "when" and "where" clauses and nominal asides
    behind a dash are more often the reporter's; "who", "which" and all others are not.
    """
    for i in range(start + 2, end - 1):
        token = scene.doc[i]
        if scene.inside[i] == OUTSIDE and token.text in (",", *DASHES):
            top = _top(scene.doc[i + 1], i + 1, end)
            if top is not None and top.right_edge.i + 1 >= end and _is_aside(token, top):
                return i
    return end


def _is_aside(mark: Token, top: Token) -> bool:
    first = mark.nbor(1).lower_
    if mark.text in DASHES:
        return top.dep_ in DASH_ASIDES
    return (top.dep_, first) in ASIDES


ASIDES = frozenset({("appos", "a"), ("appos", "an"), ("relcl", "when"), ("relcl", "where")})


def _top(first: Token, low: int, high: int) -> Token | None:
    """The one token of [low, high) whose head lies outside; None if there are several."""
    tops = [t for t in first.doc[low:high] if not low <= t.head.i < high and not t.is_punct]
    return tops[0] if len(tops) == 1 else None
