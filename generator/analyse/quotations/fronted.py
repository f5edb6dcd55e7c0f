"""A cue in an "as" clause before what is said: "As X noted, ...", "As reported by X, ..."."""

from __future__ import annotations

from spacy.tokens import Token

from generator.analyse.cues import frames, unused_cues
from generator.analyse.mentions import child, own_subject
from generator.analyse.quotations.said_clauses import candidate_at
from generator.analyse.scene import OUTSIDE, QuotationCandidate, Scene, sentence_bounds

AS_CLAUSE_REACH = 25
"""Tokens in which the "as" clause has to end with a comma."""
FEWEST_AFTER_COMMA = 3
"""Words that have to follow the comma."""
OWN_OBJECTS = frozenset({"dobj", "ccomp", "xcomp"})


def fronted(scene: Scene, found: list[QuotationCandidate]) -> list[QuotationCandidate]:
    """Sentences that an "as" clause with a reporting verb opens."""
    new = (
        _behind_comma(scene, verb, lemma)
        for verb, lemma in unused_cues(scene, found)
        if "clause" in frames(lemma) and verb.tag_ != "VBG"
    )
    return [candidate for candidate in new if candidate]


def _behind_comma(scene: Scene, verb: Token, lemma: str) -> QuotationCandidate | None:
    low, high = sentence_bounds(scene, verb)
    opening = _as(scene, low, verb.i)
    if opening is None or not _fronted_bare(scene, verb, opening):
        return None
    noun = own_subject(verb)
    after = max(verb.i, noun.i if noun is not None and noun.head == verb else verb.i) + 1
    comma = next(
        (i for i in range(after, min(high, after + AS_CLAUSE_REACH)) if _comma(scene, i)), None
    )
    if comma is None or sum(t.is_alpha for t in scene.doc[comma + 1 : high]) < FEWEST_AFTER_COMMA:
        return None
    return candidate_at(scene, verb, lemma, (comma + 1, high), "as X says")


def _as(scene: Scene, low: int, cue: int) -> int | None:
    """The "as" that opens the sentence, or its part behind "and" or "but", before the cue."""
    for i in range(cue - 1, max(low - 1, cue - AS_CLAUSE_REACH), -1):
        token = scene.doc[i]
        if token.lower_ == "as" and scene.inside[i] == OUTSIDE:
            opens = i == low or scene.doc[i - 1].lower_ in ("and", "but")
            return i if opens else None
        if token.tag_ in ("VBD", "VBZ", "MD") and token.dep_ not in ("aux", "relcl"):
            return None
    return None


def _fronted_bare(scene: Scene, verb: Token, opening: int) -> bool:
    """ "As X noted": nothing is noted within the clause, and somebody or a text notes."""
    if any(c.dep_ in OWN_OBJECTS for c in verb.rights) or child(verb, "neg") is not None:
        return False
    passive = verb.tag_ == "VBN" and verb.i <= opening + 2
    return passive or own_subject(verb) is not None


def _comma(scene: Scene, i: int) -> bool:
    return scene.doc[i].text == "," and scene.inside[i] == OUTSIDE
