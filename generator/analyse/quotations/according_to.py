"""A source named by a preposition: "According to X, ...", "..., according to X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from generator.analyse.quotations.extents import to_stretch_ends, trim
from generator.analyse.scene import (
    OUTSIDE,
    Candidates,
    QuotationCandidate,
    Scene,
    candidate_of,
    extent_of,
    sentence_bounds,
)
from generator.language.grammar import FINITE

RELATIVE_REACH = 8
"""Tokens between a relative pronoun and the source put in behind it."""


def according_to(scene: Scene, found: Sequence[QuotationCandidate]) -> Candidates:
    """ "According to X, ...": the rest of the sentence is what X says."""
    used = {candidate.cue[0] for candidate in found}
    for token in scene.doc:
        if token.lower_ == "according" and token.idx not in used:
            yield _according(scene, token) if scene.inside[token.i] == OUTSIDE else None


def _new_clause(scene: Scene, start: int, high: int) -> bool:
    """ "..., according to X, and eight are missing": whose words that is nobody can tell."""
    words = scene.doc[start : min(high, start + 6)]
    joins = len(words) > 1 and words[0].lower_ in ("and", "but")
    return joins and any(t.dep_ in ("nsubj", "nsubjpass") for t in words)


def _clause_start(token: Token, low: int) -> int:
    """A source behind the second of two joined clauses speaks for that clause only."""
    head = token.head
    if head.dep_ in ("conj", "relcl") and any(c.dep_ == "nsubj" for c in head.children):
        return max(low, head.left_edge.i)
    return low


def _relative_start(scene: Scene, token: Token, low: int) -> int:
    """ "a man whose book, according to X, ...": the relative clause alone is what X says."""
    for i in range(token.i - 1, max(low, token.i - RELATIVE_REACH), -1):
        if scene.doc[i].tag_ in ("WDT", "WP$", "WP"):
            return i
        if scene.doc[i].tag_ in FINITE:
            break
    return low


def _according(scene: Scene, token: Token) -> QuotationCandidate | None:
    from_to = token.nbor(1) if token.i + 1 < len(scene.doc) else None
    if from_to is None or from_to.lower_ != "to":
        return None
    noun = next((c for t in (from_to, token) for c in t.children if c.dep_ == "pobj"), None)
    if noun is None:
        return None
    low, high = sentence_bounds(scene, token)
    right = min(high, noun.right_edge.i + 1)
    before = [t for t in scene.doc[low : token.i] if t.is_alpha]
    after = [t for t in scene.doc[right:high] if t.is_alpha]
    if len(before) < 2:
        start, end = right, high
    elif after and scene.doc[right].text == "," and not _new_clause(scene, right + 1, high):
        start, end = _relative_start(scene, token, low), high
    else:
        start, end = _clause_start(token, low), token.i
    named = [t for t in scene.doc[noun.left_edge.i : right] if not t.is_punct]
    if start >= end or not named:
        return None
    words = trim(scene, *to_stretch_ends(scene, start, end))
    who = (extent_of(noun.left_edge, named[-1]), None)
    candidate = candidate_of(scene, words, token, "according to", "according to", who)
    return candidate and replace(candidate, cue=extent_of(token, from_to))
