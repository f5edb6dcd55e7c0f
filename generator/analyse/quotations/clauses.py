"""Indirect and mixed speech behind a reporting verb: its clause, infinitive or phrase."""

from __future__ import annotations

from spacy.tokens import Token

from generator.analyse.quotations.contents import right_content
from generator.analyse.quotations.cues import cue_verbs
from generator.analyse.quotations.extents import (
    Tokens,
    before_next_cue,
    to_stretch_ends,
    trim,
    widened,
)
from generator.analyse.quotations.mentions import mention_of
from generator.analyse.quotations.scene import (
    Candidate,
    Scene,
    char_end,
    char_start,
    sentence_bounds,
)


def content_clauses(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """Reporting verbs with a content clause, an infinitive or a phrase behind them."""
    used = {candidate.cue[0] for candidate in found}
    new = []
    for verb, lemma in cue_verbs(scene):
        candidate = None if verb.idx in used else _behind_verb(scene, verb, lemma)
        if candidate:
            new.append(candidate)
    return new


def _behind_verb(scene: Scene, verb: Token, lemma: str) -> Candidate | None:
    section, heads = right_content(verb, lemma)
    if not heads:
        return None
    low, high = sentence_bounds(scene, verb)
    start = max(low, verb.i + 1, min(h.left_edge.i for h in heads))
    end = min(high, max(h.right_edge.i + 1 for h in heads))
    if start >= end:
        return None
    end = before_next_cue(scene, verb, start, widened(scene, verb, end))
    return candidate_at(scene, verb, lemma, (start, end), f"{section} behind")


def candidate_at(
    scene: Scene, verb: Token, lemma: str, extent: Tokens, rule: str
) -> Candidate | None:
    """The candidate with these tokens as its words; None where only punctuation is left."""
    start, end = trim(scene, *to_stretch_ends(scene, *extent))
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
