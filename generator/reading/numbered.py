"""A story as numbered sentences, and the stamp by which an answer is known to be about them."""

from __future__ import annotations

import hashlib
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.records import Briefing, Report, Span
from generator.spans import cut, overlaps, part, touching

STAMP_DIGITS = 12
HEADLINE_NUMBER = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedReport:
    """A report under its letter; `sentences` by number, 0 = the headline where there is one."""

    letter: str
    report: Report
    sentences: dict[int, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """What a reader is given of a story: its reports, and what the program makes of them alone."""

    story: str
    stamp: str
    reports: tuple[NumberedReport, ...]
    briefing: Briefing
    """Without a reading."""


def numbered_reports(briefing: Briefing, reports: Sequence[Report]) -> Numbered:
    """Reports in source order as a, b, c; sentences from 1, removed passages without a number."""
    numbered = tuple(
        NumberedReport(letter=letter, report=report, sentences=_numbered_sentences(report))
        for letter, report in zip(_letters(), reports, strict=False)
    )
    return Numbered(
        story=briefing.id, stamp=_stamp(briefing.id, numbered), reports=numbered, briefing=briefing
    )


def _letters() -> Iterator[str]:
    yield from string.ascii_lowercase
    yield from (f"{a}{b}" for a in string.ascii_lowercase for b in string.ascii_lowercase)


def _numbered_sentences(report: Report) -> dict[int, Span]:
    body = (s.span for s in report.findings.sentences if s.paragraph >= 0)
    head = report.article.headline
    return ({HEADLINE_NUMBER: head} if head else {}) | dict(enumerate(body, start=1))


def _stamp(story: str, reports: Sequence[NumberedReport]) -> str:
    """Of the texts and the numbering: an answer to another text or numbering has another one."""
    lines = [story]
    for numbered in reports:
        places = " ".join(f"{n}:{s.start}-{s.end}" for n, s in numbered.sentences.items())
        article = numbered.report.article
        lines.append(f"{numbered.letter} {article.file} {article.sha256} {places}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:STAMP_DIGITS]


def with_letter(numbered: Numbered, letter: str) -> NumberedReport | None:
    """The report under a letter, in either case."""
    wanted = letter.casefold()
    return next((r for r in numbered.reports if r.letter == wanted), None)


def with_file(numbered: Numbered, file: str) -> NumberedReport | None:
    """The report of an article of the story."""
    return next((r for r in numbered.reports if r.report.article.file == file), None)


def pointer_to(numbered: Numbered, span: Span) -> str | None:
    """`a.12 words` for a passage, `a.12` for a whole sentence; None where it has no number."""
    report = with_file(numbered, span.article)
    if report is None:
        return None
    met = [n for n, sentence in report.sentences.items() if overlaps(sentence, span)]
    if not met:
        return None
    place = f"{report.letter}.{met[0]}" + (f"-{met[-1]}" if len(met) > 1 else "")
    words = " ".join(cut(report.report.article.text, span).split())
    whole = " ".join(cut(report.report.article.text, region(report, met[0], met[-1])).split())
    return place if words == whole else f"{place} {words}"


def region(report: NumberedReport, first: int, last: int) -> Span:
    """From the start of one numbered sentence to the end of another."""
    start, end = report.sentences[first], report.sentences[last]
    return part(start, min(start.start, end.start), max(start.end, end.end))


def gaps(numbers: Sequence[int], kept: frozenset[int]) -> int:
    """How many of the numbers are left out."""
    return sum(n not in kept for n in numbers)


def speakers_in(numbered: Numbered, span: Span) -> tuple[str, ...]:
    """Whose words stand in a sentence, each once; `?` where the program leaves it undecided."""
    said = (q for q in numbered.briefing.quotations if overlaps(q.span, span))
    return tuple(dict.fromkeys(q.speaker.name if q.speaker else "?" for q in said))


def spans_on_page(briefing: Briefing) -> list[Span]:
    """Passages that the program shows as disputed, agreed or in the summary."""
    spans = [s for d in briefing.disputes for p in d.positions for s in p.evidence]
    spans += [s for fact in briefing.agreed for s in fact.evidence]
    spans += [s for update in briefing.updates for s in update.evidence]
    spans += [*briefing.summary, *(q.span for q in briefing.quotations)]
    return [
        span
        for article in dict.fromkeys(s.article for s in spans)
        for span in touching(s for s in spans if s.article == article)
    ]
