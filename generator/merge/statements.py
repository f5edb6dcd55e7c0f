"""The sentences of a story's independent reports with what is needed to compare them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.language.grammar import WORD
from generator.language.marks.pairing import outside_marks
from generator.language.words.news_words import colourless
from generator.language.words.standing_alone import is_scrap
from generator.merge.days import ReportDay, dates_of
from generator.people.together import each_of
from generator.records import Claim, DateMention, Name, Quotation, Report, Sentence, Span
from generator.spans import (
    PlaceIndex,
    cut,
    index_by_place,
    index_spans,
    join,
    overlaps,
    part,
    things_at,
    touching,
    within,
)

CAPITAL_RUN = re.compile(r"\b[A-Z][\w.'’-]{0,40}(?: [A-Z][\w.'’-]*)+")
"""Capitalised words side by side, which may be a name that the parser does not know."""
VOICE_REACH = 2
"""Sentences before or after one that may say whose words it gives."""
SENTENCE_EDGE = 3
"""Characters at either end of a sentence that may be quote marks and full stops."""
FEWEST_TERMS = 3
"""Terms that a sentence needs to state a fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence of an independent report."""

    source: int
    """Number in the sources list."""
    order: int
    """Counts the sentences of its report from 0."""
    paragraph: int
    span: Span
    text: str
    terms: frozenset[str]
    names: tuple[Name, ...]
    """Those that lie in it."""
    persons: frozenset[str]
    """Last words of the persons' names in it, lower case."""
    parts: Mapping[str, int]
    """Words of names, roles and mentions -> number of the name that they are a part of."""
    claims: tuple[Claim, ...]
    dates: tuple[DateMention, ...]
    """Seen from the report's day."""
    quotations: tuple[Quotation, ...]
    """Those that share a character with it."""
    speakers: frozenset[str]
    """Ids of those whose words stand in it."""
    shown: Span | None
    """The sentence, from or up to the next one that says whose words it gives where it does not say
    so itself; None where no sentence beside it does."""
    plain: float
    """Part of its words that stand outside quotation marks."""
    states: bool
    """A whole sentence that states something; a question does in words of somebody."""
    outside: str
    """Its text outside quotation marks."""


def find_statements(
    quotations: Sequence[Quotation],
    reports: Sequence[Report],
    quoted: Mapping[str, Sequence[Span]],
    days: Mapping[str, ReportDay],
) -> tuple[Statement, ...]:
    """Sentences of reports that are no copies, without headlines, in source and text order.

    `quotations` are the story's, with their speakers; `quoted` the stretches in quotation marks and
    `days` the reports' days, by article key.
    """
    by_article: defaultdict[str, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        by_article[quotation.span.article].append(quotation)
    return tuple(
        statement
        for report in reports
        if report.source.copy_of is None
        for statement in _statements_of(_lay_out(report, by_article, quoted, days))
    )


def places_by_word(pairs: Iterable[tuple[str, int]]) -> Mapping[str, Sequence[int]]:
    """Word -> the places that stand beside it, as they come."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for word, place in pairs:
        places[word].append(place)
    return places


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidReport:
    """A report laid out by place, once for all its sentences."""

    report: Report
    names: PlaceIndex[Name]
    parts: PlaceIndex[Span]
    """Names, names with their roles, and mentions of speakers."""
    claims: PlaceIndex[Claim]
    dates: PlaceIndex[DateMention]
    quotations: PlaceIndex[Quotation]
    quoted: PlaceIndex[Span]
    """Stretches in quotation marks."""
    paragraphs: Mapping[int, Sequence[Sentence]]


def _statements_of(laid: LaidReport) -> list[Statement]:
    body = (sentence for sentences in laid.paragraphs.values() for sentence in sentences)
    return [_statement_of(laid, sentence, k) for k, sentence in enumerate(body)]


def _lay_out(
    report: Report,
    by_article: Mapping[str, Sequence[Quotation]],
    quoted: Mapping[str, Sequence[Span]],
    days: Mapping[str, ReportDay],
) -> LaidReport:
    findings, file = report.findings, report.article.file
    quotations = by_article[file]
    parts = [name.span for name in findings.names]
    parts += [join(i.name, i.role) for i in findings.introductions]
    parts += [q.mention for q in quotations if q.mention]
    paragraphs: defaultdict[int, list[Sentence]] = defaultdict(list)
    for sentence in findings.sentences:
        if sentence.paragraph >= 0:
            paragraphs[sentence.paragraph].append(sentence)
    return LaidReport(
        report=report,
        names=index_by_place(findings.names),
        parts=index_spans(parts),
        claims=index_by_place(findings.claims),
        dates=index_by_place(dates_of(report, days.get(file))),
        quotations=index_by_place(quotations),
        quoted=index_spans(quoted[file]),
        paragraphs=paragraphs,
    )


def _statement_of(laid: LaidReport, sentence: Sentence, order: int) -> Statement:
    report, span = laid.report, sentence.span
    text = cut(report.article.text, span)
    outside = outside_marks(text, span, things_at(laid.quoted, span))
    said_in, near = things_at(laid.quotations, span), things_at(laid.names, span)
    printed = (cut(report.article.text, name.span) for name in near if name.kind == "person")
    persons = (WORD.findall(words.casefold()) for words in printed)
    speakers = frozenset(s.id for q in said_in if q.speaker for s in each_of(q.speaker))
    terms = frozenset(t.replace("-", "") for t in sentence.terms if _term_tells(t))
    asked = text.rstrip().endswith("?") and not speakers
    return Statement(
        source=report.source.number,
        order=order,
        paragraph=sentence.paragraph,
        span=span,
        text=text,
        terms=terms,
        names=tuple(name for name in near if within(name.span, span)),
        persons=frozenset(words[-1] for words in persons if words),
        parts=_parts_of_names(laid, span),
        claims=tuple(things_at(laid.claims, span)),
        dates=tuple(things_at(laid.dates, span)),
        quotations=tuple(said_in),
        speakers=speakers,
        states=len(terms) >= FEWEST_TERMS and not asked and not is_scrap(text),
        shown=_speaker_span(laid, sentence, said_in),
        plain=len(WORD.findall(outside)) / max(1, len(WORD.findall(text))),
        outside=outside,
    )


def _speaker_span(
    laid: LaidReport, sentence: Sentence, quotations: Sequence[Quotation]
) -> Span | None:
    inner = sentence.span.start + SENTENCE_EDGE, sentence.span.end - SENTENCE_EDGE
    whole = [
        q
        for q in quotations
        if q.kind == "direct" and q.span.start <= inner[0] and inner[1] <= q.span.end
    ]
    if not whole:
        return sentence.span
    cue = whole[0].cue.span if whole[0].cue else whole[0].mention
    if cue is None or overlaps(cue, sentence.span):
        return sentence.span if cue else None
    body = laid.paragraphs[sentence.paragraph]
    k = bisect_left(body, sentence.span.start, key=lambda other: other.span.start)
    beside = [
        s.span for s in body[max(0, k - VOICE_REACH) : k + VOICE_REACH + 1] if overlaps(s.span, cue)
    ]
    return join(sentence.span, beside[0]) if beside else None


def _parts_of_names(laid: LaidReport, span: Span) -> dict[str, int]:
    """Word -> the name with its role, or the mention of a speaker, that it is a part of."""
    text, start = laid.report.article.text, span.start
    capitals = CAPITAL_RUN.finditer(cut(text, span))
    runs = [part(span, start + run.start(), start + run.end()) for run in capitals]
    parts: dict[str, int] = {}
    for number, run in enumerate(touching([*things_at(laid.parts, span), *runs])):
        for word in WORD.findall(cut(text, run).casefold()):
            parts.setdefault(word, number)
    return parts


def _term_tells(term: str) -> bool:
    return (len(term) > 1 or term.isdigit()) and term not in colourless()
