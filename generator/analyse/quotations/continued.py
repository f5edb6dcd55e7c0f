"""Quotations without a cue of their own: they go on with the one before, or follow a colon.

Looks at whole blocks in reading order, because a quotation may run over paragraphs and its cue
may stand in the paragraph before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.analyse.quotations.cues import announces_quote, base_form
from generator.analyse.quotations.direct import announced, is_whole
from generator.analyse.quotations.scene import OUTSIDE, Candidate, Scene

GAP_SENTENCES = 2
"""Sentences that may reach into the narration between two parts of one quotation."""

Found = list[tuple[Scene, Candidate]]


def join_within(scene: Scene, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Quoted sentences without a cue go on with the quotation before them in the paragraph."""
    joined = list(candidates)
    for k, stretch in enumerate(scene.stretches):
        free = all(c.end <= stretch.start or stretch.end <= c.start for c in joined)
        if not free or not is_whole(scene, stretch):
            continue
        before = [c for c in joined if c.end <= stretch.start]
        if before and _near(scene, before[-1], k):
            joined[joined.index(before[-1])] = replace(before[-1], end=stretch.end)
    return joined


def _near(scene: Scene, candidate: Candidate, k: int) -> bool:
    """Whether only the rest of the cue's sentence stands between the candidate and stretch k."""
    first = scene.tokens[k][0]
    gap = []
    for i in range(first - 1, -1, -1):
        token = scene.doc[i]
        if token.idx < candidate.end or len(gap) > 60:
            break
        gap.append(i)
    if first and scene.sentence[first - 1] == scene.sentence[first]:
        return False
    return len({scene.sentence[i] for i in gap if scene.doc[i].is_alpha}) <= 1


def is_block_quote(scene: Scene) -> bool:
    """A paragraph that is one quotation, or begins with one and never closes it."""
    if not scene.stretches or scene.stretches[0].start > 1:
        return False
    last = scene.stretches[-1]
    outside = [t for t in scene.doc if scene.inside[t.i] == OUTSIDE and t.is_alpha]
    return not outside and is_whole(scene, last)


def colon_cue(scene: Scene, paragraph: Scene) -> Candidate | None:
    """ "She wrote:" at the end of a paragraph announces the block quotation below it."""
    words = [t for t in scene.doc if not t.is_space]
    if not words or words[-1].text != ":":
        return None
    low, _ = scene.bounds[scene.sentence[words[-1].i]]
    sentence = list(scene.doc[low : words[-1].i])
    verbs = [t for t in sentence if announces_quote(base_form(t) or "") and t.pos_ == "VERB"]
    if not verbs:
        return None
    cue = announced(scene, verbs[-1], sentence)
    return Candidate(
        start=paragraph.stretches[0].start,
        end=paragraph.stretches[-1].end,
        cue=(cue.token.idx, cue.token.idx + len(cue.token)),
        lemma=cue.lemma,
        mention=cue.mention,
        antecedent=cue.antecedent,
        rule="colon above",
    )
