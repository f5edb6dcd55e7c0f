"""Headlines that name a speaker before a colon: "Graham: The plan is a mistake"."""

from collections.abc import Sequence

from generator.analyse.blocks import HEADLINE_BLOCK
from generator.analyse.mentions import is_reporting, own_subject, phrase
from generator.analyse.scene import (
    OUTSIDE,
    Candidates,
    Extent,
    QuotationCandidate,
    Scene,
    candidate_of,
    extent_of,
)
from generator.language.grammar import NAMING_PARTS

NAME_WORDS = 5
"""Words before the colon that can be a name with a title; more are a clause."""
FEWEST_HEADLINE_WORDS = 3
"""Words that somebody's words have at least; shorter marks hold a title or a name."""
SPEAKS = frozenset({"break", "hit", "open", "react", "respond", "speak"})
"""Verbs that headlines use for speaking: "breaks silence", "hits back", "opens up"."""
BEFORE_MARKS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def colon_headline(scene: Scene, found: Sequence[QuotationCandidate]) -> Candidates:
    """A person before the colon, or a body or country with words in marks behind it.

    "Nuclear talks: ..." and "Syria: what comes next" name a topic.
    """
    colon = next((t for t in scene.doc[: NAME_WORDS + 1] if t.text == ":"), None)
    if found or scene.block.paragraph != HEADLINE_BLOCK or colon is None or not colon.i:
        return
    last = colon.nbor(-1)
    quoted = bool(scene.stretches) and scene.stretches[0].start <= colon.idx + 2
    known = last.ent_type_ in BEFORE_MARKS or last.pos_ == "PROPN"
    named = last.ent_type_ == "PERSON" or (quoted and known)
    if not named or _words_in(scene, colon.i + 1, len(scene.doc)) < FEWEST_HEADLINE_WORDS:
        return
    end = len(scene.doc)
    while scene.doc[end - 1].text in (".", " ") and scene.inside[end - 1] == OUTSIDE:
        end -= 1
    who = ((0, extent_of(last, last)[1]), None)
    yield candidate_of(scene, (colon.i + 1, end), colon, ":", "name before colon", who)


def marks_by_colon(scene: Scene, found: Sequence[QuotationCandidate]) -> Candidates:
    """ "'They saved their wall': a town asks": words in marks on one side of the colon."""
    colon = next((t for t in scene.doc if t.text == ":" and scene.inside[t.i] == OUTSIDE), None)
    if found or scene.block.paragraph != HEADLINE_BLOCK or colon is None or not colon.i:
        return
    if len(scene.stretches) != 1:
        return
    first, last = scene.tokens[0]
    beside = last == colon.i or (not first and last + 1 == colon.i)
    if beside and _words_in(scene, first, last) >= FEWEST_HEADLINE_WORDS:
        yield QuotationCandidate(
            start=scene.stretches[0].start,
            end=scene.stretches[0].end,
            cue=extent_of(colon, colon),
            lemma=":",
            mention=_who_speaks(scene, colon.i) if last == colon.i else None,
            rule="marks before colon",
        )


def _words_in(scene: Scene, start: int, end: int) -> int:
    return sum(token.is_alpha for token in scene.doc[start:end])


def _who_speaks(scene: Scene, colon: int) -> Extent | None:
    """ "'I was sacked': Weil breaks silence": who speaks right behind the colon."""
    words = scene.doc[colon + 1 : colon + 1 + NAME_WORDS]
    verb = next((t for t in words if t.lemma_.lower() in SPEAKS or is_reporting(t)), None)
    noun = None if verb is None else own_subject(verb)
    if noun is None or noun.left_edge.i != colon + 1 or noun.pos_ not in NAMING_PARTS:
        return None
    return phrase(scene, noun, stop=verb)
