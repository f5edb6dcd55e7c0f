"""Whom a quotation's mention stands for within its article: exactly one candidate, or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from generator.analyse.antecedents.cast import make_cast
from generator.analyse.antecedents.foci import (
    Focus,
    Referent,
    Setting,
    Stage,
    is_headline,
    main_subject,
    make_stage,
    people_in,
    subjects_of,
)
from generator.analyse.antecedents.phrases import of_noun
from generator.analyse.antecedents.pronouns import of_pronoun
from generator.analyse.blocks import Parsed
from generator.analyse.quotations.scene import OUTSIDE
from generator.records import Findings, Quotation, Span

RELATIVE = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """The sentences of an article in order; `number` is the flat number of a block's sentences."""

    stage: Stage
    foci: tuple[Focus, ...]
    number: Mapping[tuple[int, int], int]


def find_antecedents(findings: Findings, parsed: Parsed) -> Findings:
    """Fills `antecedent` where the mention can mean only one; grammar's own ("who") stays."""
    cast = make_cast(findings, parsed.article.text)
    walk = walk_article(make_stage(parsed, cast))
    quotations = tuple(_with_antecedent(walk, q) for q in findings.quotations)
    return replace(findings, quotations=quotations)


def walk_article(stage: Stage) -> Walk:
    """Every sentence with its subject; the headline is nobody's antecedent."""
    foci: list[Focus] = []
    number: dict[tuple[int, int], int] = {}
    for k, setting in enumerate(stage.settings):
        for s, bounds in enumerate(setting.scene.bounds):
            number[k, s] = len(foci)
            if is_headline(setting):
                continue
            foci.append(_focus(stage, setting, bounds, foci))
    return Walk(stage=stage, foci=tuple(foci), number=number)


def _focus(stage: Stage, setting: Setting, bounds: tuple[int, int], past: list[Focus]) -> Focus:
    scene = setting.scene
    subject = main_subject(subjects_of(scene, bounds))
    outside = [k for k in range(*bounds) if scene.inside[k] == OUTSIDE and scene.doc[k].is_alpha]
    return Focus(
        setting=setting,
        bounds=bounds,
        subject=referent(stage, setting, subject, bounds, past) if subject is not None else None,
        people=people_in(setting, bounds),
        quoted=not outside,
    )


def referent(
    stage: Stage, setting: Setting, token: Token, bounds: tuple[int, int], past: list[Focus]
) -> Referent | None:
    """Whom the word means, given the sentences before its own."""
    if token.pos_ == "PRON" and token.lower_ not in RELATIVE:
        return of_pronoun(stage, setting, token, bounds, past)
    if token.lower_ in RELATIVE and token.head.dep_ == "relcl":
        return of_noun(stage, setting, token.head.head, past)
    return of_noun(stage, setting, token, past)


def _with_antecedent(walk: Walk, quotation: Quotation) -> Quotation:
    words = quotation.antecedent or quotation.mention
    if words is None:
        return quotation
    found = meaning(walk, words)
    if found is None:
        return quotation
    return replace(quotation, antecedent=found.span)


def meaning(walk: Walk, words: Span) -> Referent | None:
    """Whom the words of a mention stand for."""
    for k, setting in enumerate(walk.stage.settings):
        scene = setting.scene
        offset = scene.block.offset
        if not offset <= words.start < offset + len(scene.doc.text):
            continue
        tokens = scene.doc.char_span(
            words.start - offset, words.end - offset, alignment_mode="expand"
        )
        if tokens is None:
            return None
        head = tokens.root
        at = scene.sentence[head.i]
        past = list(walk.foci[: walk.number[k, at]])
        return referent(walk.stage, setting, head, scene.bounds[at], past)
    return None
