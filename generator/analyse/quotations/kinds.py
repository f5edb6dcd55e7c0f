"""Direct, indirect or mixed: by the share of the words said that stand in quotation marks."""

from __future__ import annotations

from spacy.tokens import Token

from generator.analyse.quotations.scene import OUTSIDE, Candidate, Scene
from generator.records import QuotationKind

DIRECT_SHARE = 0.8
"""Share of the words in marks from which on a quotation counts as direct: "that" may precede."""
SPLIT = frozenset({"cue behind"})
"""Rules whose cue stands between parts in marks; its narration is no part of what is said."""


def kind_of(scene: Scene, candidate: Candidate) -> QuotationKind:
    """Counts words, without the cue, its speaker and, for a split quotation, its narration."""
    tokens = scene.doc.char_span(candidate.start, candidate.end, alignment_mode="expand")
    words = [t for t in tokens or () if t.is_alpha and not _announces(scene, candidate, t)]
    quoted = sum(scene.inside[t.i] != OUTSIDE for t in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT_SHARE * len(words) else "mixed"


def _announces(scene: Scene, candidate: Candidate, token: Token) -> bool:
    if candidate.rule in SPLIT and scene.inside[token.i] == OUTSIDE:
        first = next((s for s in scene.stretches if s.end > candidate.start), None)
        return first is not None and token.idx >= first.end
    pair = (candidate.cue, candidate.mention or candidate.cue)
    return any(start <= token.idx < end for start, end in pair)
