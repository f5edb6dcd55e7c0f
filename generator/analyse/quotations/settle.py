"""Candidates that overlap: which stays; cues that share the subject of the one before; and whether
what was said is direct, indirect or mixed, by the share of it that stands in quotation marks."""

from collections.abc import Iterable
from dataclasses import replace

from generator.analyse.mentions import child
from generator.analyse.scene import OUTSIDE, QuotationCandidate, Scene, token_at
from generator.records import QuotationKind

EACH_OTHER = frozenset({("each", "other"), ("one", "another")})
PHRASES = frozenset({"object behind", "naming behind", "preposition behind"})
"""Rules whose words said are a phrase: a whole utterance with a cue of its own is worth more."""
PASSED_ON = frozenset({"according to", "inserted cue"})
"""Rules whose speaker may only pass on what somebody else said in marks."""
BETWEEN_CUES = 40
"""Code points between what was said and a second cue of the same speaker: ", and then said"."""
DIRECT_SHARE = 0.8
"""Share of the words in marks from which on a quotation counts as direct. Words before the first
mark make it mixed, a split one's excepted."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it
SPLIT = frozenset({"cue behind"})
"""Rules whose cue stands between parts in marks; its narration is no part of what is said."""


def settle(scene: Scene, candidates: Iterable[QuotationCandidate]) -> list[QuotationCandidate]:
    """In text order, none within another: what stands inside a wider quotation is part of it."""
    told = sorted(
        (c for c in candidates if _is_told_words(scene, c)), key=lambda c: (c.start, -c.end, c.cue)
    )
    uttered = [c for c in told if c.rule in ("cue before", "cue behind")]
    kept: list[QuotationCandidate] = []
    for candidate in told:
        free = not kept or candidate.start >= kept[-1].end
        if free and not _holds_utterance(candidate, uttered):
            kept.append(candidate)
    return kept


def _holds_utterance(candidate: QuotationCandidate, uttered: Iterable[QuotationCandidate]) -> bool:
    """ "praised the crew in a letter that said: "..."": the words in marks are what is said.

    Of ""...," Weil told the court, according to the Gazette", too: Weil said them.
    """
    if candidate.rule in PASSED_ON:
        return any(
            c.start == candidate.start and c.end < candidate.end and c.cue[0] < candidate.cue[0]
            for c in uttered
        )
    return candidate.rule in PHRASES and any(
        candidate.cue[0] < c.cue[0] and candidate.start < c.start and c.end <= candidate.end
        for c in uttered
    )


def _is_told_words(scene: Scene, candidate: QuotationCandidate) -> bool:
    """More than one word, or marks: "asked for receipts", "complained of pain later" are scraps."""
    low, high = token_at(scene, candidate.start), token_at(scene, candidate.end - 1) + 1
    words = [t for t in scene.doc[low:high] if t.is_alpha or t.like_num]
    while len(words) > 1 and words[-1].pos_ == "ADV" and scene.inside[words[-1].i] == OUTSIDE:
        words.pop()
    if tuple(t.lower_ for t in words) in EACH_OTHER:
        return False
    return len(words) > 1 or any(scene.inside[t.i] != OUTSIDE for t in words)


def share_subjects(scene: Scene, candidates: list[QuotationCandidate]) -> list[QuotationCandidate]:
    """ "She said rents rise and added that ...": "added" has the subject of "said".

    The tree may hang the second cue on the clause said, whose subject is not the speaker.
    """
    shared: list[QuotationCandidate] = []
    for candidate in candidates:
        before = shared[-1] if shared else None
        cue = scene.doc[token_at(scene, candidate.cue[0])]
        alone = child(cue, "nsubj", "nsubjpass") is None
        if before and alone and _inside_words(candidate, before):
            candidate = replace(candidate, mention=before.mention, antecedent=before.antecedent)
        shared.append(candidate)
    return shared


def _inside_words(candidate: QuotationCandidate, before: QuotationCandidate) -> bool:
    """Whether the mention was found within the words said before, and the cue follows them."""
    mention, cue = candidate.mention, candidate.cue[0]
    follows = before.end <= cue <= before.end + BETWEEN_CUES
    return follows and (mention is None or before.start <= mention[0] < before.end)


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
