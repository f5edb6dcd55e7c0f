"""Sentences of a report that can stand alone: what a summary is chosen from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.language.words.leaning import leaning
from generator.language.words.scraps import is_scrap
from generator.merge.days import dates_of
from generator.merge.ground import Ground
from generator.records import DateMention, Name, Report, Sentence, Span
from generator.spans import cut, overlaps, within

TOP = 15
"""First sentences of a report looked at: the work does not grow beyond them."""
SENTENCE_WORDS = (8, 52)
"""Words of a sentence that can be read on its own: fewest, most."""
QUOTED = 0.4
"""Share of a sentence inside quotation marks from which it is speech, not news."""
FIRST_PERSON = re.compile(r"\b(?:I|us|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our)\b")
OPINION = re.compile(r"\b(?:should|ought|must)\b(?!.*\b(?:said|says|argued|told|warned|wrote)\b)")
"""What the outlet itself thinks ought to be; not what somebody said ought to be."""
SCENE = re.compile(
    r"\b(?:(?:was|were|is|are) (?:crying|weeping|smiling|laughing|eating|sitting|standing)|wept"
    r"|smil(?:ed|es)|sigh(?:ed|s)|grin(?:ned|s)|shrug(?:ged|s)|nod(?:ded|s)|frown(?:ed|s)|sobbed"
    r"|(?:did|does) not hide|look(?:ed|s) (?:tired|pleased|relieved|angry|happy|sad|worried)"
    r"|(?:sits?|sat|stands?|stood|lies?|lay) (?:in|on|at|outside|behind) (?:an?|the|his|her)"
    r"|steps away|held up an?)\b"
)
"""What a reporter saw around the event: "The minister looked tired"."""
PERSONAL = re.compile(r"\b(?:he|she|him)\b", re.IGNORECASE)
PRONOUN = re.compile(r"\b(?:he|she|him|they|(?<!among )them)\b", re.IGNORECASE)
TOLD_WORD = re.compile(r"\w[\w'’-]*")
DEFINITE_ROLE = re.compile(
    r"The\s+[a-z]+\s+(?:said|says|comes?|came|was|were|is|are|has|have|had|did|follows|followed)\b"
    r"|The\s+[a-z]+['’]s\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that can stand alone. `place` is its index in the body of its article."""

    sentence: Sentence
    source: int
    place: int
    text: str
    persons: tuple[str, ...]
    names: frozenset[str]
    """The words of all names in it, lower case."""
    days: frozenset[str]
    """The values of its dates."""
    background: bool
    """True where all its dates lie in years before the report's."""
    definite: bool
    """True where it opens with a thing told before: "The shooting did not ..."."""


def standing_alone(report: Report, ground: Ground) -> list[Candidate]:
    file = report.article.file
    day = ground.days.get(file)
    body = [s for s in report.findings.sentences if s.paragraph >= 0][:TOP]
    dates, quoted = dates_of(report, day), ground.quoted[file]
    year = str(day.day.year) if day else ""
    return [
        _candidate(report, sentence, place, dates, year)
        for place, sentence in enumerate(body)
        if _stands_alone(report, sentence, quoted)
        and not _is_headline(report, sentence)
        and not _dangles(report, sentence)
    ]


def _candidate(
    report: Report, sentence: Sentence, place: int, dates: Sequence[DateMention], year: str
) -> Candidate:
    names = [n for n in report.findings.names if within(n.span, sentence.span)]
    words = " ".join(cut(report.article.text, name.span) for name in names)
    days = frozenset(m.value for m in dates if m.value and within(m.span, sentence.span))
    return Candidate(
        sentence=sentence,
        source=report.source.number,
        place=place,
        text=cut(report.article.text, sentence.span),
        persons=tuple(
            cut(report.article.text, name.span) for name in names if name.kind == "person"
        ),
        names=frozenset(TOLD_WORD.findall(words.lower())),
        days=days,
        background=bool(days) and max(days)[:4] < year,
        definite=place > 0 and bool(DEFINITE_ROLE.match(cut(report.article.text, sentence.span))),
    )


def _is_headline(report: Report, sentence: Sentence) -> bool:
    """The headline, once more in the body."""
    headline = cut(report.article.text, report.article.headline) if report.article.headline else ""
    return TOLD_WORD.findall(cut(report.article.text, sentence.span).lower()) == TOLD_WORD.findall(
        headline.lower()
    )


def _dangles(report: Report, sentence: Sentence) -> bool:
    """A pronoun before any name in the sentence: "After the storm, he apologised"."""
    text = cut(report.article.text, sentence.span)
    names = [n for n in report.findings.names if within(n.span, sentence.span)]
    persons = [name for name in names if name.kind == "person"]
    return _nameless(PRONOUN, text, sentence.span, names) or _nameless(
        PERSONAL, text, sentence.span, persons
    )


def _nameless(pronoun: re.Pattern[str], text: str, span: Span, names: Sequence[Name]) -> bool:
    """Whether such a word stands in it and none of the names before it."""
    found = pronoun.search(text)
    return found is not None and all(n.span.end > span.start + found.start() for n in names)


def _stands_alone(report: Report, sentence: Sentence, quoted: Sequence[Span]) -> bool:
    """A whole statement, mostly in the outlet's own words, with no quotation cut through."""
    text = cut(report.article.text, sentence.span)
    inside = [span for span in quoted if within(span, sentence.span)]
    own = _without(report, sentence.span, inside)
    short, long = SENTENCE_WORDS
    return (
        short <= len(TOLD_WORD.findall(text)) <= long
        and len(own) > (1 - QUOTED) * len(text)
        and not any(_cuts(sentence.span, span) for span in quoted)
        and not text.endswith("?")
        and text.count('"') % 2 == 0
        and not any(shape.search(own) for shape in (FIRST_PERSON, OPINION, SCENE))
        and not leaning(text)
        and not is_scrap(text)
    )


def _without(report: Report, span: Span, quoted: Sequence[Span]) -> str:
    """The words of a passage outside its quotations."""
    at, kept = span.start, ""
    for stretch in quoted:
        kept += report.article.text[at : stretch.start]
        at = stretch.end
    return kept + report.article.text[at : span.end]


def _cuts(sentence: Span, quotation: Span) -> bool:
    """Whether a sentence ends or begins in the middle of a quotation."""
    return overlaps(sentence, quotation) and not within(quotation, sentence)
