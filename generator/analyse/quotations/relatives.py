"""A cue inside a relative clause: "a strike that officials said could last"."""

from __future__ import annotations

from spacy.tokens import Token

from generator.analyse.cues import frames, unused_cues
from generator.analyse.mentions import own_subject
from generator.analyse.quotations.said_clauses import candidate_at
from generator.analyse.scene import OUTSIDE, QuotationCandidate, Scene, sentence_bounds

CLAUSE_OPENERS = frozenset({"that", "which", "who", "what", "whom"})
VERB_TAGS = frozenset({"VERB", "AUX"})
RELATIVE_TOKENS = 30
"""Tokens that such a clause may have; where the tree goes on for longer it has gone wrong."""


def relatives(scene: Scene, found: list[QuotationCandidate]) -> list[QuotationCandidate]:
    """Relative clauses whose words somebody said."""
    new = []
    for verb, lemma in unused_cues(scene, found):
        if "clause" not in frames(lemma):
            continue
        pronoun = _pronoun(scene, verb)
        end = _relative_end(scene, verb) if pronoun is not None else 0
        if pronoun is None or end <= verb.i + 1:
            continue
        candidate = candidate_at(scene, verb, lemma, (pronoun.i, end), "cue in relative clause")
        if candidate:
            new.append(candidate)
    return new


def _pronoun(scene: Scene, verb: Token) -> Token | None:
    """The relative pronoun right before the cue's subject."""
    noun = own_subject(verb)
    if noun is None or noun.i > verb.i or noun.left_edge.i < 1 or noun.lower_ in CLAUSE_OPENERS:
        return None
    pronoun = scene.doc[noun.left_edge.i - 1]
    relative = pronoun.lower_ in CLAUSE_OPENERS and pronoun.tag_ in ("WDT", "WP", "IN")
    return pronoun if relative and scene.inside[pronoun.i] == OUTSIDE else None


def _relative_end(scene: Scene, verb: Token) -> int:
    """The end of the clause whose verb follows the cue at once; 0 where none does."""
    _, high = sentence_bounds(scene, verb)
    for i in range(verb.i + 1, min(high, verb.i + 3)):
        token = scene.doc[i]
        if token.pos_ in VERB_TAGS and token.tag_ in ("VBD", "VBZ", "VBP", "MD", "VBN"):
            head = token.head if token.dep_ in ("aux", "auxpass") else token
            return _to_comma(scene, i, min(high, head.right_edge.i + 1))
        if token.pos_ != "ADV":
            return 0
    return 0


def _to_comma(scene: Scene, start: int, end: int) -> int:
    if end - start <= RELATIVE_TOKENS:
        return end
    return next((i for i in range(start, end) if scene.doc[i].text == ","), end)
