"""The reporting verbs of a block: tokens whose form stands in the lexicon and that act as verbs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from generator.analyse.scene import QuotationCandidate, Scene, outside
from generator.language.grammar import VERBS
from generator.language.words.reporting import VERB_SECTIONS, pairs, reporting_words, verb_of_form

WEAK_SPEECH_VERBS = frozenset({"protest", "agree", "threaten", "stipulate", "object"})
"""Verbs that say less than they do: "Rocket fired, neighbour protests" quotes nobody."""


@cache
def frames(verb: str) -> frozenset[str]:
    """The sections of the lexicon that list this verb."""
    found = {section for section in VERB_SECTIONS if verb in reporting_words(section)}
    if any(verb == first for first, _ in pairs("preposition")):
        found.add("preposition")
    return frozenset(found)


def base_form(token: Token) -> str | None:
    """The lexicon's verb that this token is a form of, whatever the tagger says."""
    return verb_of_form().get(token.lower_)


def cue_verbs(scene: Scene) -> list[tuple[Token, str]]:
    """Reporting verbs outside quotation marks, in text order, with their base forms."""
    forms = verb_of_form()
    return [
        (token, forms[token.lower_])
        for token in scene.doc
        if is_reporting(token) and outside(scene, token)
    ]


def unused_cues(scene: Scene, found: Iterable[QuotationCandidate]) -> list[tuple[Token, str]]:
    """Those of the reporting verbs that announce nothing found so far."""
    used = {candidate.cue[0] for candidate in found}
    return [(verb, lemma) for verb, lemma in cue_verbs(scene) if verb.idx not in used]


def announces_quote(verb: str) -> bool:
    """Whether the verb can stand beside words in quotation marks."""
    return bool(frames(verb) & {"clause", "quote", "addressee", "question"})


def is_reporting(token: Token) -> bool:
    """Whether the token is a reporting verb by its form and its part of speech."""
    return token.pos_ in VERBS and token.lower_ in verb_of_form()
