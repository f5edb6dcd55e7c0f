"""Words said that no verb announces: behind a noun ("his claim that ...", "a promise to ..."), by a
source ("According to X, ..."); and silence reported."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from generator.analyse.mentions import child, mention_of, own_subject, phrase
from generator.analyse.quotations.extents import to_stretch_ends, trim
from generator.analyse.scene import (
    OUTSIDE,
    Candidates,
    Extent,
    QuotationCandidate,
    Scene,
    candidate_of,
    extent_of,
    sentence_bounds,
)
from generator.language.grammar import FINITE, SUBJECTS
from generator.language.words.reporting import reporting_words

RELATIVE_REACH = 8
"""Tokens between a relative pronoun and the source put in behind it."""


def noun_clauses(scene: Scene, found: Sequence[QuotationCandidate]) -> Candidates:
    """Nouns of speech with an owner ("her warning") and a clause, an infinitive or marks."""
    nouns = reporting_words("noun")
    for token in scene.doc:
        if token.pos_ == "NOUN" and token.lemma_ in nouns and scene.inside[token.i] == OUTSIDE:
            owner = _owner_of_words(scene, token)
            yield _noun_candidate(scene, token, owner) if owner else None


def _owner_of_words(scene: Scene, noun: Token) -> Extent | None:
    """Whose words: "his claim", "the mayor's claim", "a claim by the mayor"."""
    owner = child(noun, "poss")
    by = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("by", "from")), None)
    if owner is None and by is not None:
        owner = child(by, "pobj")
    if owner is None and noun.dep_ == "dobj" and noun.head.lemma_ in reporting_words("voicing"):
        owner = own_subject(noun.head)
    return phrase(scene, owner, stop=noun) if owner is not None else None


def _noun_candidate(scene: Scene, noun: Token, owner: Extent) -> QuotationCandidate | None:
    clause = next((c for c in noun.children if c.i > noun.i and _says(c)), None) or _equal(noun)
    if clause is None:
        return None
    _, high = sentence_bounds(scene, noun)
    start, end = clause.left_edge.i, min(high, clause.right_edge.i + 1)
    if start <= noun.i or start >= end:
        return None
    words = trim(scene, *to_stretch_ends(scene, start, end))
    return candidate_of(scene, words, noun, noun.lemma_, "clause behind noun", (owner, None))


def _equal(noun: Token) -> Token | None:
    """ "Her first claim is that the bridge was safe": the clause behind "is"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    return next((c for c in verb.rights if c.dep_ == "ccomp" and _says(c)), None)


def _says(clause: Token) -> bool:
    """A "that" clause or an infinitive, not a relative clause."""
    if clause.dep_ not in ("acl", "ccomp", "relcl"):
        return False
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    to = clause.dep_ == "acl" and any(c.tag_ == "TO" for c in clause.children)
    return that or to


def cries(scene: Scene, found: Sequence[QuotationCandidate]) -> Candidates:
    """ "chants of "One more year!"": marks right behind the noun's "of"."""
    for stretch, (first, _) in zip(scene.stretches, scene.tokens, strict=True):
        words = scene.doc[max(first - 2, 0) : first]
        if len(words) < 2 or words[1].lower_ != "of":
            continue
        noun = words[0]
        if noun.lemma_ in reporting_words("cry"):
            yield QuotationCandidate(
                start=stretch.start,
                end=stretch.end,
                cue=extent_of(noun, noun),
                lemma=noun.lemma_,
                mention=_owner_of_words(scene, noun),
                rule="marks behind noun",
            )


def silences(scene: Scene, found: Sequence[QuotationCandidate]) -> Candidates:
    """ "X did not respond to a request": what X would not speak to."""
    for token in scene.doc:
        silent = token.lower_ in ("respond", "responded", "reply", "comment")
        if silent and scene.inside[token.i] == OUTSIDE and _declines_to_say(token):
            yield _silence(scene, token)


def _declines_to_say(verb: Token) -> bool:
    """ "did not respond", "declined to comment", "refused to answer"."""
    if child(verb, "neg") is not None:
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in ("decline", "refuse", "fail")


def _silence(scene: Scene, verb: Token) -> QuotationCandidate | None:
    topic = next((c for c in verb.children if c.left_edge.lower_ in ("to", "on")), None)
    if topic is None or topic.i < verb.i:
        return None
    words = trim(scene, topic.left_edge.i + 1, topic.right_edge.i + 1)
    return candidate_of(scene, words, verb, verb.lemma_, "no answer", mention_of(scene, verb))


# --- a source named by a preposition -------------------------------------------------------------


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
    return joins and any(t.dep_ in SUBJECTS for t in words)


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
