"""Direct, indirect or mixed: by the share of the words said that stand in quotation marks."""

from __future__ import annotations

from generator.analyse.scene import OUTSIDE, QuotationCandidate, Scene, token_at
from generator.records import QuotationKind

DIRECT_SHARE = 0.8
"""Share of the words in marks from which on a quotation counts as direct. Words before the first
mark make it mixed, a split one's excepted."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it
SPLIT = frozenset({"cue behind"})
"""Rules whose cue stands between parts in marks; its narration is no part of what is said."""


def kind_of(scene: Scene, candidate: QuotationCandidate) -> QuotationKind:
    """Counts words, without the cue, its speaker and, for a split quotation, its narration."""
    low, high = token_at(scene, candidate.start), token_at(scene, candidate.end - 1) + 1
    words = [t for t in scene.doc[low:high] if t.is_alpha]
    quoted = sum(scene.inside[t.i] != OUTSIDE for t in words)
    if not quoted:
        return "indirect"
    split = candidate.rule in SPLIT
    behind = next((i for i in range(low, high) if scene.inside[i] != OUTSIDE), high)
    pair = (candidate.cue, candidate.mention or candidate.cue)
    said = [
        t
        for t in words
        if scene.inside[t.i] != OUTSIDE
        or not ((split and t.i > behind) or any(a <= t.idx < b for a, b in pair))
    ]
    led = not split and bool(said) and scene.inside[said[0].i] == OUTSIDE
    return "direct" if quoted >= DIRECT_SHARE * len(said) and not led else "mixed"
