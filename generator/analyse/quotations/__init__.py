"""Who said what: direct, indirect and mixed quotations with their cue and the speaker's mention.

An ordered list of small rules looks at one block (headline or paragraph) after another; each adds
candidates and may read those found before it. `settle` keeps those that do not overlap.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from generator.analyse.blocks import Parsed
from generator.analyse.quotations.continued import (
    begins_with_quotation,
    colon_cue,
    is_block_quote,
    join_within,
    paragraphs_within,
)
from generator.analyse.quotations.direct import direct
from generator.analyse.quotations.headlines import colon_headline, marks_by_colon
from generator.analyse.quotations.parenthetical import fronted, parentheticals, relatives
from generator.analyse.quotations.said_clauses import content_clauses
from generator.analyse.quotations.said_nouns import according_to, cries, noun_clauses, silences
from generator.analyse.quotations.settle import kind_of, settle, share_subjects
from generator.analyse.scene import Candidates, Extent, QuotationCandidate, Scene, make_scene
from generator.analyse.transcripts import Labelled, laid_out
from generator.records import Cue, Findings, Quotation, Span

QUOTATION_RULES: tuple[Callable[[Scene, Sequence[QuotationCandidate]], Candidates], ...] = (
    direct,
    according_to,
    parentheticals,
    fronted,
    relatives,
    content_clauses,
    noun_clauses,
    cries,
    silences,
    colon_headline,
    marks_by_colon,
)
"""In order; each returns new candidates and may read those found before it."""


def find_quotations(findings: Findings, parsed: Parsed) -> Findings:
    quotations: list[Quotation] = []
    above: Scene | None = None
    waiting: Scene | None = None
    scenes = [make_scene(block) for block in parsed.blocks]
    turns = laid_out(parsed)
    within = paragraphs_within(scenes) | {k for turn in turns for k in turn.blocks}
    for k, scene in enumerate(scenes):
        if k in within:
            continue
        found = candidates(scene)
        if not found and is_block_quote(scene):
            went_on = _continue(parsed, quotations, above, scene)
            waiting = None if went_on else waiting or scene
        else:
            new = [_quotation_record(parsed, scene, scene, c) for c in found]
            if waiting is not None and begins_with_quotation(scene, found):
                start = waiting.block.offset + waiting.stretches[0].start
                new[0] = replace(new[0], span=replace(new[0].span, start=start))
            quotations.extend(new)
            waiting = None
        above = scene
    quotations.extend(_of_turn(parsed, turn) for turn in turns)
    return replace(findings, quotations=tuple(sorted(quotations, key=lambda q: q.span)))


def _of_turn(parsed: Parsed, turn: Labelled) -> Quotation:
    """A turn of an interview, or a post: all its words are the speaker's."""
    return Quotation(
        span=_article_span(parsed, turn.words),
        kind="direct",
        cue=Cue(span=_article_span(parsed, turn.label), lemma=":"),
        mention=_article_span(parsed, turn.mention) if turn.mention else None,
        why=turn.why,
    )


def _article_span(parsed: Parsed, extent: Extent, offset: int = 0) -> Span:
    return Span(article=parsed.article.file, start=offset + extent[0], end=offset + extent[1])


def _continue(
    parsed: Parsed, quotations: list[Quotation], above: Scene | None, scene: Scene
) -> bool:
    """A paragraph that is all quotation: announced above it, or the one before goes on.

    False where neither holds; then the cue may stand in the paragraph below.
    """
    announced = colon_cue(above, scene) if above else None
    last = quotations[-1] if quotations else None
    if above and announced:
        quotations.append(_quotation_record(parsed, scene, above, announced))
    elif above and last and last.kind != "indirect" and last.span.end > above.block.offset:
        # the paragraph above belongs to its last quotation: nobody else can go on
        end = scene.block.offset + scene.stretches[-1].end
        quotations[-1] = replace(last, span=replace(last.span, end=end))
    else:
        return False
    return True


def candidates(scene: Scene) -> list[QuotationCandidate]:
    found: list[QuotationCandidate] = []
    for rule in QUOTATION_RULES:
        found += [candidate for candidate in rule(scene, found) if candidate]
    return join_within(scene, share_subjects(scene, settle(scene, found)))


def _quotation_record(
    parsed: Parsed, scene: Scene, announcing: Scene, candidate: QuotationCandidate
) -> Quotation:
    """The record; cue and mention stand in the block `announcing`."""
    c, above = candidate, announcing.block.offset
    return Quotation(
        span=_article_span(parsed, (c.start, c.end), scene.block.offset),
        kind=kind_of(scene, c),
        cue=Cue(span=_article_span(parsed, c.cue, above), lemma=c.lemma),
        mention=_article_span(parsed, c.mention, above) if c.mention else None,
        antecedent=_article_span(parsed, c.antecedent, above) if c.antecedent else None,
        why=c.rule,
    )
