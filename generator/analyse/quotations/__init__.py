"""Who said what: direct, indirect and mixed quotations with their cue and the speaker's mention.

An ordered list of small rules looks at one block (headline or paragraph) after another; each adds
candidates and may read those found before it. `settle` keeps those that do not overlap.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.analyse.blocks import Parsed
from generator.analyse.quotations.clauses import according_to, content_clauses
from generator.analyse.quotations.direct import direct
from generator.analyse.quotations.scene import OUTSIDE, Candidate, Scene, make_scene
from generator.analyse.quotations.settle import settle
from generator.records import Cue, Findings, Quotation, QuotationKind, Span

Rule = Callable[[Scene, list[Candidate]], list[Candidate]]

RULES: tuple[Rule, ...] = (
    direct,
    according_to,
    content_clauses,
)
"""In order; each returns new candidates and may read those found before it."""

DIRECT_SHARE = 0.8
"""Share of a quotation's words that stand in marks from which on it counts as direct."""


def find_quotations(findings: Findings, parsed: Parsed) -> Findings:
    """Adds the quotations of the headline and of every paragraph."""
    quotations: list[Quotation] = []
    for block in parsed.blocks:
        scene = make_scene(block)
        quotations.extend(_quotation(parsed, scene, c) for c in candidates(scene))
    return replace(findings, quotations=tuple(quotations))


def candidates(scene: Scene) -> list[Candidate]:
    """What the rules find in one block, settled."""
    found: list[Candidate] = []
    for rule in RULES:
        found.extend(rule(scene, found))
    return settle(found)


def _kind(scene: Scene, candidate: Candidate) -> QuotationKind:
    tokens = scene.doc.char_span(candidate.start, candidate.end, alignment_mode="expand")
    words = [t for t in tokens if t.is_alpha] if tokens is not None else []
    quoted = sum(scene.inside[t.i] != OUTSIDE for t in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= DIRECT_SHARE * len(words) else "mixed"


def _quotation(parsed: Parsed, scene: Scene, candidate: Candidate) -> Quotation:
    def span(extent: tuple[int, int]) -> Span:
        offset = scene.block.offset
        return Span(article=parsed.article.file, start=offset + extent[0], end=offset + extent[1])

    return Quotation(
        span=span((candidate.start, candidate.end)),
        kind=_kind(scene, candidate),
        cue=Cue(span=span(candidate.cue), lemma=candidate.lemma),
        mention=span(candidate.mention) if candidate.mention else None,
        antecedent=span(candidate.antecedent) if candidate.antecedent else None,
        why=candidate.rule,
    )
