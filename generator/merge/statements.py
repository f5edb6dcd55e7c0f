"""The sentences of a story's independent reports with what is needed to compare them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.language.runs import WORD, runs_of, without_quotations
from generator.language.words import colourless, news_share
from generator.records import Briefing, Claim, Quotation, Report, Sentence, Span

RARE = 0.004
"""Share of news articles taken for a word that is not in the list of common ones."""
NEWS_PART = 0.4
"""How much a term's weight owes to news at large; the rest is its rarity in the story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence of an independent report."""

    source: int
    """Number in the sources list."""
    order: int
    """Counts the sentences of its report from 0."""
    span: Span
    text: str
    terms: frozenset[str]
    named: frozenset[str]
    """Words of the names in it and of the roles that introduce them."""
    claims: tuple[Claim, ...]
    dates: tuple[str, ...]
    """Values of the dates in it, as precise as printed."""
    speakers: frozenset[str]
    """Ids of those whose words stand in it."""
    plain: float
    """Part of its words that stand outside quotation marks."""
    runs: frozenset[str]
    """Word runs outside quotation marks."""
    all_runs: frozenset[str]


def find_statements(briefing: Briefing, reports: Sequence[Report]) -> list[Statement]:
    """Sentences of reports that are no copies, without headlines, in source and text order."""
    quotations: defaultdict[str, list[Quotation]] = defaultdict(list)
    for quotation in briefing.quotations:
        quotations[quotation.span.article].append(quotation)
    return [
        statement
        for report in reports
        if report.source.copy_of is None
        for statement in _statements(report, quotations[report.article.file])
    ]


def weigh_terms(statements: Sequence[Statement]) -> dict[str, float]:
    """Term -> weight: high where few sentences of the story and few articles at large have it."""
    used = Counter(term for statement in statements for term in statement.terms)
    return {
        term: _news_weight(term) ** NEWS_PART
        * math.log((len(statements) + 1) / count) ** (1 - NEWS_PART)
        for term, count in sorted(used.items())
    }


def mass(terms: Iterable[str], weights: Mapping[str, float]) -> float:
    """Sum of the terms' weights; exact, so that no order of them matters."""
    return math.fsum(weights[term] for term in terms)


def overlaps(one: Span, other: Span) -> bool:
    """True where two passages of one article share a character."""
    return one.article == other.article and one.start < other.end and other.start < one.end


def _statements(report: Report, quotations: Sequence[Quotation]) -> list[Statement]:
    body = [s for s in report.findings.sentences if s.paragraph >= 0]
    return [_statement(report, s, k, quotations) for k, s in enumerate(body)]


def _statement(
    report: Report, sentence: Sentence, order: int, quotations: Sequence[Quotation]
) -> Statement:
    text = report.article.text[sentence.span.start : sentence.span.end]
    outside = without_quotations(text)
    findings = report.findings
    said = [q for q in quotations if q.speaker and overlaps(q.span, sentence.span)]
    return Statement(
        source=report.source.number,
        order=order,
        span=sentence.span,
        text=text,
        terms=frozenset(t for t in sentence.terms if _tells(t)),
        named=_named(report, sentence.span),
        claims=tuple(c for c in findings.claims if overlaps(c.span, sentence.span)),
        dates=tuple(d.value for d in findings.dates if d.value and overlaps(d.span, sentence.span)),
        speakers=frozenset(q.speaker.id for q in said if q.speaker),
        plain=len(WORD.findall(outside)) / max(1, len(WORD.findall(text))),
        runs=runs_of(outside),
        all_runs=runs_of(text),
    )


def _named(report: Report, span: Span) -> frozenset[str]:
    names = [name.span for name in report.findings.names]
    roles = [introduction.role for introduction in report.findings.introductions]
    parts = [p for p in (*names, *roles) if overlaps(p, span)]
    words = (w for p in parts for w in WORD.findall(report.article.text[p.start : p.end]))
    return frozenset(word.casefold() for word in words)


def _tells(term: str) -> bool:
    return (len(term) > 1 or term.isdigit()) and term not in colourless()


def _news_weight(term: str) -> float:
    return math.log(1 / max(news_share().get(term, RARE), RARE))
