"""Quotations without a cue of their own: they go on with the one before, or follow a colon.

Looks at whole blocks in reading order, because a quotation may run over paragraphs and its cue
may stand in the paragraph before it.
"""

from collections.abc import Sequence
from dataclasses import replace

from generator.analyse.mentions import announces_quote, base_form
from generator.analyse.quotations.cue_beside import announced
from generator.analyse.scene import OUTSIDE, QuotationCandidate, Scene, is_whole

OPEN_OVER = 6
"""Paragraphs over which words in marks may stay open."""
CONTINUATION_GAP = 60
"""Tokens that are looked at between two parts of one quotation."""


def join_within(scene: Scene, candidates: Sequence[QuotationCandidate]) -> list[QuotationCandidate]:
    """Quoted sentences without a cue go on with the quotation before them in the paragraph.

    Candidates come in text order without overlap, and go out so.
    """
    joined: list[QuotationCandidate] = []
    ahead = list(candidates)[::-1]
    for k, stretch in enumerate(scene.stretches):
        while ahead and ahead[-1].start < stretch.end:
            joined.append(ahead.pop())
        free = bool(joined) and joined[-1].end <= stretch.start
        if not free or not is_whole(scene, stretch):
            continue
        split = next((c for c in joined[:-3:-1] if c.rule == "cue behind"), None)
        if split is not None and _continues_near(scene, split, k):
            del joined[joined.index(split) + 1 :]
        if _continues_near(scene, joined[-1], k):
            joined[-1] = replace(joined[-1], end=stretch.end)
    return joined + ahead[::-1]


def _continues_near(scene: Scene, candidate: QuotationCandidate, k: int) -> bool:
    """Whether only the rest of the cue's sentence stands between the candidate and stretch k."""
    first = scene.tokens[k][0]
    if first and scene.sentence[first - 1] == scene.sentence[first]:
        return False
    near = scene.doc[max(0, first - CONTINUATION_GAP) : first]
    behind = (t for t in near if t.idx >= candidate.end and t.is_alpha)
    return len({scene.sentence[t.i] for t in behind}) <= 1


def paragraphs_within(scenes: Sequence[Scene]) -> frozenset[int]:
    """Numbers of the paragraphs between words left open and the mark that closes them.

    They have no marks, and all of them are somebody's words: a "he said" in them tells of others.
    """
    within: set[int] = set()
    opened: int | None = None
    for k, scene in enumerate(scenes):
        stretches = scene.stretches
        if not stretches:
            continue
        closes = not stretches[0].opened and not scene.text[: stretches[0].start].strip()
        if opened is not None and closes and k - opened <= OPEN_OVER:
            within.update(range(opened + 1, k))
        opened = None if stretches[-1].closed else k
    return frozenset(within)


def is_block_quote(scene: Scene) -> bool:
    """A paragraph that is one quotation, or begins with one and never closes it."""
    if not scene.stretches or scene.stretches[0].start > 1:
        return False
    narrated = any(t.is_alpha for t in scene.doc if scene.inside[t.i] == OUTSIDE)
    return not narrated and is_whole(scene, scene.stretches[-1])


def begins_with_quotation(scene: Scene, found: Sequence[QuotationCandidate]) -> bool:
    """A paragraph that opens with quoted words and their cue: the words may begin above it."""
    first = found[0] if found else None
    return bool(first and first.rule == "cue behind" and not scene.text[: first.start].strip())


def colon_cue(scene: Scene, paragraph: Scene) -> QuotationCandidate | None:
    """ "She wrote:" at the end of a paragraph announces the block quotation below it."""
    words = [t for t in scene.doc if not t.is_space]
    if not words or words[-1].text != ":":
        return None
    low, _ = scene.bounds[scene.sentence[words[-1].i]]
    sentence = list(scene.doc[low : words[-1].i])
    verbs = [t for t in sentence if announces_quote(base_form(t) or "") and t.pos_ == "VERB"]
    if not verbs:
        return None
    start, end = paragraph.stretches[0].start, paragraph.stretches[-1].end
    return announced(scene, verbs[-1], sentence).candidate(start, end, "colon above")
