"""Findings without what an editor dropped, so that no later step can show it in any list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.language.grammar import WORD
from generator.merge.editing.standing import told
from generator.problems import Problem
from generator.records import (
    Claim,
    Findings,
    Pointed,
    Quotation,
    Report,
    Span,
    StoryOrder,
)
from generator.spans import cut, overlaps

MEANT_SHARE = 0.5
"""Part of the shorter of two passages that they share where one is meant by the other."""
# origin: a choice: more than half of the shorter lies in the longer, or they only touch


def dropped(
    order: StoryOrder, reports: Sequence[Report]
) -> tuple[tuple[Span, ...], tuple[Problem, ...]]:
    """The quotations that are to go, with their repetitions word for word in other reports."""
    said = [*(order.reading.quotations if order.reading else ()), *order.quotations]
    spans: list[Span] = []
    problems: list[Problem] = []
    for drop in (quotation for quotation in said if quotation.drop):
        found = [
            q.span for report in reports for q in meant(drop.at.span, report.findings.quotations)
        ]
        spans += found
        problems += [] if found else [no_quotation(drop.at)]
    if not spans:
        return (), tuple(problems)
    words = {_struck_words(reports, span) for span in spans}
    same = [q.span for r in reports for q in r.findings.quotations]
    return tuple(span for span in same if _struck_words(reports, span) in words), tuple(problems)


def no_quotation(at: Pointed) -> Problem:
    """The notice of a word on a quotation that is none."""
    return told(
        at.place,
        code="no-such-quotation",
        message="these words are no quotation that the program finds",
        remedy="quote words that stand in it; to add one, say whose words they are",
    )


def _struck_words(reports: Sequence[Report], span: Span) -> tuple[str, ...]:
    text = next(r.article.text for r in reports if r.article.file == span.article)
    return tuple(WORD.findall(cut(text, span).casefold()))


def meant(span: Span, quotations: Iterable[Quotation], *, whole: bool = False) -> list[Quotation]:
    """The quotations within the words; else the shortest that has more than half of them, unless
    they are a `whole` quotation themselves."""
    near = [(q, _words_shared(q.span, span)) for q in quotations if overlaps(q.span, span)]
    inside = [q for q, shared in near if shared > MEANT_SHARE * (q.span.end - q.span.start)]
    if inside or whole:
        return inside
    around = [q for q, shared in near if shared > MEANT_SHARE * (span.end - span.start)]
    return [min(around, key=lambda q: q.span.end - q.span.start)] if around else []


def _words_shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def without_struck(reports: Sequence[Report], struck: Sequence[Span]) -> tuple[Report, ...]:
    """The reports without these quotations and without the sentences that hold a part of one."""
    return tuple(
        replace(report, findings=_findings_without(report.findings, struck)) for report in reports
    )


def _findings_without(findings: Findings, struck: Sequence[Span]) -> Findings:
    own = [span for span in struck if span.article == findings.article]
    if not own:
        return findings

    def stays(span: Span) -> bool:
        return not any(overlaps(span, gone) for gone in own)

    sentences = [k for k, s in enumerate(findings.sentences) if stays(s.span)]
    quotations = [k for k, q in enumerate(findings.quotations) if stays(q.span)]
    gone = [s.span for s in findings.sentences if not stays(s.span)]
    places = {old: new for new, old in enumerate(sentences)}
    numbers = {old: new for new, old in enumerate(quotations)}
    return replace(
        findings,
        sentences=tuple(findings.sentences[k] for k in sentences),
        quotations=tuple(findings.quotations[k] for k in quotations),
        claims=tuple(
            _claim_moved(claim, places[claim.sentence], numbers)
            for claim in findings.claims
            if claim.sentence in places and stays(claim.span)
        ),
        dates=tuple(d for d in findings.dates if not any(overlaps(d.span, s) for s in gone)),
    )


def _claim_moved(claim: Claim, sentence: int, quotations: dict[int, int]) -> Claim:
    """The claim with the numbers that its sentence and its quotation have now."""
    number = None if claim.quotation is None else quotations.get(claim.quotation)
    return replace(claim, sentence=sentence, quotation=number)
