"""Headlines that name a speaker before a colon: "Graham: The plan is a mistake"."""

from __future__ import annotations

from generator.analyse.blocks import HEADLINE_BLOCK
from generator.analyse.cues import is_reporting
from generator.analyse.mentions import Extent, own_subject, phrase
from generator.analyse.scene import QuotationCandidate, Scene, char_end, char_start

NAME_WORDS = 5
"""Words before the colon that can be a name with a title; more are a clause."""
FEWEST_HEADLINE_WORDS = 3
"""Words that somebody's words have at least; shorter marks hold a title or a name."""
SPEAKS = frozenset({"break", "hit", "open", "react", "respond", "speak"})
"""Verbs that headlines use for speaking: "breaks silence", "hits back", "opens up"."""
BEFORE_MARKS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def colon_headline(scene: Scene, found: list[QuotationCandidate]) -> list[QuotationCandidate]:
    """A person before the colon, or a body or country with words in marks behind it.

    "Nuclear talks: ..." and "Syria: what comes next" name a topic.
    """
    colon = next((t.i for t in scene.doc[: NAME_WORDS + 1] if t.text == ":"), 0)
    if found or scene.block.paragraph != HEADLINE_BLOCK or not colon:
        return []
    rest = [t for t in scene.doc[colon + 1 :] if t.is_alpha]
    last = scene.doc[colon - 1]
    quoted = bool(scene.stretches) and scene.stretches[0].start <= scene.doc[colon].idx + 2
    known = last.ent_type_ in BEFORE_MARKS or last.pos_ == "PROPN"
    named = last.ent_type_ == "PERSON" or (quoted and known)
    if not named or len(rest) < FEWEST_HEADLINE_WORDS:
        return []
    end = len(scene.doc)
    while end > colon and scene.doc[end - 1].text in (".", " ") and scene.inside[end - 1] < 0:
        end -= 1
    at = scene.doc[colon].idx
    return [
        QuotationCandidate(
            start=char_start(scene, colon + 1),
            end=char_end(scene, end - 1),
            cue=(at, at + 1),
            lemma=":",
            mention=(0, char_end(scene, colon - 1)),
            rule="name before colon",
        )
    ]


def marks_by_colon(scene: Scene, found: list[QuotationCandidate]) -> list[QuotationCandidate]:
    """ "'They saved their wall': a town asks": words in marks on one side of the colon."""
    colon = next((t.i for t in scene.doc if t.text == ":" and scene.inside[t.i] < 0), 0)
    if found or scene.block.paragraph != HEADLINE_BLOCK or not colon or len(scene.stretches) != 1:
        return []
    stretch = scene.stretches[0]
    first, last = scene.tokens[0]
    words = sum(t.is_alpha for t in scene.doc[first:last])
    if words < FEWEST_HEADLINE_WORDS or not (last == colon or (not first and last + 1 == colon)):
        return []
    at = scene.doc[colon].idx
    return [
        QuotationCandidate(
            start=stretch.start,
            end=stretch.end,
            cue=(at, at + 1),
            lemma=":",
            mention=_who_speaks(scene, colon) if last == colon else None,
            rule="marks before colon",
        )
    ]


def _who_speaks(scene: Scene, colon: int) -> Extent | None:
    """ "'I was sacked': Weil breaks silence": who speaks right behind the colon."""
    words = scene.doc[colon + 1 : colon + 1 + NAME_WORDS]
    verb = next((t for t in words if t.lemma_.lower() in SPEAKS or is_reporting(t)), None)
    noun = None if verb is None else own_subject(verb)
    if noun is None or noun.left_edge.i != colon + 1 or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    return phrase(scene, noun, stop=verb)
