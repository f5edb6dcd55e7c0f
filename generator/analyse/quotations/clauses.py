"""Indirect and mixed speech: what a reporting verb takes as its content clause or phrase."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from generator.analyse.quotations.cues import cue_verbs, frames
from generator.analyse.quotations.mentions import child, mention_of
from generator.analyse.quotations.scene import (
    OUTSIDE,
    Candidate,
    Scene,
    char_end,
    char_start,
    sentence_bounds,
)
from generator.language.lexicon import pairs

Tokens = tuple[int, int]


def _edges(scene: Scene, verb: Token, heads: list[Token]) -> Tokens:
    """The tokens from the first to the last of these subtrees, on the right of the verb."""
    low, high = sentence_bounds(scene, verb)
    start = max(low, verb.i + 1, min(h.left_edge.i for h in heads))
    end = min(high, max(h.right_edge.i + 1 for h in heads))
    return start, end


def _clause(right: list[Token], lemma: str) -> list[Token]:
    return [c for c in right if c.dep_ == "ccomp"]


def _infinitive(right: list[Token], lemma: str) -> list[Token]:
    return [c for c in right if c.dep_ in ("xcomp", "ccomp")]


def _requested(right: list[Token], lemma: str) -> list[Token]:
    infinitives = _infinitive(right, lemma)
    return infinitives and [*infinitives, *(c for c in right if c.dep_ == "dobj")]


def _named(right: list[Token], lemma: str) -> list[Token]:
    named = [c for c in right if c.dep_ in ("ccomp", "oprd", "dobj", "xcomp")]
    named += [c for c in right if c.dep_ == "prep" and c.lower_ == "as"]
    return named if len(named) > 1 or (named and named[0].dep_ == "ccomp") else []


def _object(right: list[Token], lemma: str) -> list[Token]:
    found = [c for c in right if c.dep_ in ("dobj", "xcomp", "ccomp")]
    return found and found + [c for c in right if c.dep_ == "prep" and c.lower_ in ("for", "as")]


def _prepositional(right: list[Token], lemma: str) -> list[Token]:
    for token in right:
        if token.dep_ in ("prep", "prt") and (lemma, token.lower_) in pairs("preposition"):
            inner = [c for c in token.children if c.dep_ in ("pobj", "pcomp")]
            outer = [c for c in right if c.dep_ in ("dobj", "ccomp")]
            if lemma == "accuse":
                return [*outer, token]
            return inner or outer
    return []


CONTENTS: tuple[tuple[str, Callable[[list[Token], str], list[Token]]], ...] = (
    ("clause", _clause),
    ("addressee", _clause),
    ("question", _clause),
    ("promise", _infinitive),
    ("request", _requested),
    ("naming", _named),
    ("preposition", _prepositional),
    ("object", _object),
)
"""Section of the lexicon -> what it takes as content; the first that finds something wins."""


def right_content(verb: Token, lemma: str) -> list[Token]:
    """The dependents right of the verb that say what is said, by the verb's sections."""
    kinds = frames(lemma)
    right = [c for c in verb.children if c.i > verb.i]
    for section, contents in CONTENTS:
        found = contents(right, lemma) if section in kinds else []
        if found:
            return found
    return []


def _to_stretch_end(scene: Scene, start: int, end: int) -> Tokens:
    """Widen to whole quoted stretches at both ends."""
    for i in (start, end - 1):
        k = scene.inside[i]
        if k != OUTSIDE:
            start, end = min(start, scene.tokens[k][0]), max(end, scene.tokens[k][1])
    return start, end


def _trim(scene: Scene, start: int, end: int) -> Tokens:
    while start < end and scene.inside[start] == OUTSIDE and scene.doc[start].is_punct:
        start += 1
    while start < end and scene.inside[end - 1] == OUTSIDE and _loose(scene.doc[end - 1]):
        end -= 1
    return start, end


def _loose(token: Token) -> bool:
    return (token.is_punct and token.text not in (")", "]", "%")) or token.is_space


def content_clauses(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """Reporting verbs with a content clause, an infinitive or a phrase behind them."""
    used = {candidate.cue[0] for candidate in found}
    new = []
    for verb, lemma in cue_verbs(scene):
        if verb.idx in used:
            continue
        candidate = _fronted(scene, verb, lemma) or _behind_verb(scene, verb, lemma)
        if candidate:
            new.append(candidate)
    return new


def _make(scene: Scene, verb: Token, lemma: str, extent: Tokens, rule: str) -> Candidate | None:
    start, end = _trim(scene, *_to_stretch_end(scene, *extent))
    if start >= end:
        return None
    mention, antecedent = mention_of(scene, verb)
    return Candidate(
        start=char_start(scene, start),
        end=char_end(scene, end - 1),
        cue=(verb.idx, verb.idx + len(verb)),
        lemma=lemma,
        mention=mention,
        antecedent=antecedent,
        rule=rule,
    )


def _behind_verb(scene: Scene, verb: Token, lemma: str) -> Candidate | None:
    heads = right_content(verb, lemma)
    if not heads:
        return None
    start, end = _edges(scene, verb, heads)
    return _make(scene, verb, lemma, (start, end), "content clause") if start < end else None


def _fronted(scene: Scene, verb: Token, lemma: str) -> Candidate | None:
    """ "..., X said": the clause stands before its verb."""
    if not frames(lemma) & {"clause", "addressee", "question", "quote"}:
        return None
    clause = child(verb, "ccomp")
    if clause is None or clause.i > verb.i:
        return None
    noun = child(verb, "nsubj", "nsubjpass")
    low, _ = sentence_bounds(scene, verb)
    cut = min(verb.i, noun.left_edge.i if noun is not None else verb.i)
    if clause.i >= cut:
        return None
    return _make(scene, verb, lemma, (low, cut), "fronted clause")


def according_to(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """ "According to X, ...": the rest of the sentence is what X says."""
    used = {candidate.cue[0] for candidate in found}
    new = []
    for token in scene.doc:
        if token.lower_ != "according" or token.idx in used or scene.inside[token.i] != OUTSIDE:
            continue
        candidate = _according(scene, token)
        if candidate:
            new.append(candidate)
    return new


def _according(scene: Scene, token: Token) -> Candidate | None:
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
    elif after and scene.doc[right].text == ",":
        start, end = low, high
    else:
        start, end = low, token.i
    start, end = _trim(scene, *_to_stretch_end(scene, start, end)) if start < end else (0, 0)
    if start >= end:
        return None
    first, last = noun.left_edge.i, right
    while last > first and scene.doc[last - 1].is_punct:
        last -= 1
    return Candidate(
        start=char_start(scene, start),
        end=char_end(scene, end - 1),
        cue=(token.idx, from_to.idx + 2),
        lemma="according to",
        mention=(char_start(scene, first), char_end(scene, last - 1)),
        rule="according to",
    )
