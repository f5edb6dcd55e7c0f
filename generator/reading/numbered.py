"""A story as numbered sentences, and the stamp by which an answer is known to be about them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from string import ascii_lowercase

from generator.build import analyse_all
from generator.merge import merge
from generator.merge.copies import reports_of
from generator.merge.editing.by_story import orders_by_story
from generator.merge.editing.standing import unread
from generator.records import Briefing, Reading, Report, Seeds, Span, Story, StoryOrder
from generator.spans import cut, overlaps, part, touching
from generator.store import Store
from generator.work import copies

STAMP_DIGITS = 12
HEADLINE_NUMBER = 0
REPORT_LETTERS = (*ascii_lowercase, *map("".join, product(ascii_lowercase, repeat=2)))


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
        for letter, report in zip(REPORT_LETTERS, reports, strict=False)
    )
    stamp = _stamp(briefing.id, numbered)
    return Numbered(story=briefing.id, stamp=stamp, reports=numbered, briefing=briefing)


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
    wanted = letter.casefold()
    return next((r for r in numbered.reports if r.letter == wanted), None)


def with_file(numbered: Numbered, file: str) -> NumberedReport | None:
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


def speakers_in(numbered: Numbered, span: Span) -> tuple[str, ...]:
    """Whose words stand in a sentence, each once; `?` where the program leaves it undecided."""
    said = (q for q in numbered.briefing.quotations if overlaps(q.span, span))
    return tuple(dict.fromkeys(q.speaker.name if q.speaker else "?" for q in said))


def spans_found(briefing: Briefing) -> list[Span]:
    """Passages that the program shows as disputed, agreed or in the summary, or suggests."""
    points = (*briefing.disputes, *briefing.suggestions)
    spans = [s for d in points for p in d.positions for s in p.evidence]
    spans += [s for fact in briefing.agreed for s in fact.evidence]
    spans += [s for update in briefing.updates for s in update.evidence]
    spans += [*briefing.summary, *(q.span for q in briefing.quotations)]
    return [
        span
        for article in dict.fromkeys(s.article for s in spans)
        for span in touching(s for s in spans if s.article == article)
    ]


# --- a story of a seeds folder, analysed and numbered --------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A story ready to be read; `reading` is the one that it has."""

    story: Story
    numbered: Numbered
    reading: Reading | None


def find_story(stories: Sequence[Story], wanted: str) -> Story | None:
    """By its id, or by one that it had."""
    return next((s for s in stories if wanted in (s.id, *s.formerly)), None)


def prepare(library: Seeds, stories: Sequence[Story], story: Story, store: Store) -> Prepared:
    """The story as the program has it alone, with the index's orders and without its reading."""
    by_file = {article.file: article for article in library.articles}
    articles = [by_file[file] for file in story.articles]
    findings = analyse_all(articles, store, copies(0, telling="analysing"))
    reports = reports_of(articles, findings)
    orders, _ = orders_by_story(library, stories)
    order = orders.get(story.id, StoryOrder(id=story.id))
    briefing = merge(story, reports, replace(order, reading=None))
    numbered = numbered_reports(briefing, reports)
    return Prepared(story=story, numbered=numbered, reading=order.reading)


def is_current(prepared: Prepared) -> bool:
    """Whether the reading is of the story's articles as they are."""
    reading = prepared.reading
    if reading is None:
        return False
    now = [numbered.report for numbered in prepared.numbered.reports]
    files = {report.article.file for report in now}
    return not unread(reading, now) and files == {article.file for article in reading.articles}
