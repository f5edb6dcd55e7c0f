"""What a model may put in words: names that the reports print or the program resolved, and headings
of which every content word stands in the reports. A person may word freely."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.analyse import analyse
from generator.language.grammar import WORD
from generator.reading.numbered import Numbered
from generator.records import Article, Span
from generator.spans import overlaps

BLIND = re.compile(r"(?:the )?(?:report |article )?(?P<letter>[A-Za-z]{1,2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the reports of a story print."""

    texts: tuple[str, ...]
    """Lower case, blanks made one."""
    terms: frozenset[str]
    """Words and lemmas, lower case."""
    names: frozenset[str]
    """Of speakers, holders and outlets as the program has them, lower case."""


def wording_of(numbered: Numbered) -> Wording:
    """From the reports and from what the program found in them."""
    reports = [numbered_report.report for numbered_report in numbered.reports]
    texts = tuple(_plain_words(report.article.text) for report in reports)
    lemmas = {t for r in reports for sentence in r.findings.sentences for t in sentence.terms}
    briefing = numbered.briefing
    names = {q.speaker.name for q in briefing.quotations if q.speaker}
    names |= {position.holder for d in briefing.disputes for position in d.positions}
    names |= {report.article.outlet for report in reports if report.article.outlet}
    return Wording(
        texts=texts,
        terms=frozenset(lemmas) | {w for text in texts for w in WORD.findall(text)},
        names=frozenset(map(_plain_words, names)),
    )


def _plain_words(words: str) -> str:
    return " ".join(words.replace("’", "'").split()).casefold()


def is_printed(words: str, wording: Wording) -> bool:
    """Whether a name or a role stands in a report as it is, or is a name of the program's."""
    wanted = _plain_words(words)
    if wanted in wording.names:
        return True
    whole = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    return any(whole.search(text) for text in wording.texts)


def foreign_words(heading: str, wording: Wording) -> list[str]:
    """Content words of a heading, by lemma, that no report has."""
    span = Span(article="heading", start=0, end=len(heading))
    article = Article(file="heading", text=heading, sha256="", paragraphs=(span,))
    terms = [term for sentence in analyse(article).sentences for term in sentence.terms]
    return [term for term in dict.fromkeys(terms) if term not in wording.terms]


def programs_heading(numbered: Numbered, sides: Sequence[Sequence[Span]]) -> str | None:
    """The heading of the program's point that sets the same passages against each other."""
    for dispute in numbered.briefing.disputes:
        met = [
            any(overlaps(e, span) for p in dispute.positions for e in p.evidence for span in side)
            for side in sides
        ]
        if sum(met) > 1:
            return dispute.issue
    return None


def outlet_of(holder: str, numbered: Numbered) -> str:
    """The outlet of `report a`, which is how a blind sheet names it; else the holder as it is."""
    match = BLIND.fullmatch(holder.strip())
    letter = match["letter"].casefold() if match else ""
    for report in numbered.reports:
        if report.letter == letter:
            return report.report.article.outlet or report.report.article.file
    return holder
