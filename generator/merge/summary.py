"""The summary: a few whole sentences of the reports that say what happened, none of them twice.

A sentence counts for what other independent reports say too, for what headlines say, and for
standing near the top of its article. One that leans on the sentence before it never stands here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import pow

from generator.language.leaning import leaning
from generator.language.scraps import is_scrap
from generator.merge.days import ReportDay, dates_of, report_days
from generator.merge.notices import reads_as_english
from generator.merge.passages import in_marks, is_inside, words_at
from generator.records import Briefing, DateMention, Report, Sentence, Span, StoryOrder

LENGTHS = ((40, 5), (20, 4), (8, 3), (4, 2), (0, 1))
"""Sentences in all reports, and how many of them a summary takes at most."""
REPORTS, TOP = 12, 15
"""Independent reports and their first sentences looked at: the work does not grow beyond them."""
WORDS = (8, 52)
"""Words of a sentence that can be read on its own: fewest, most."""
QUOTED = 0.4
"""Share of a sentence inside quotation marks from which it is speech, not news."""
SAID_TWICE = 0.36
"""Share of the shorter sentence's terms, names aside, from which two sentences say the same."""
ALONE = 0.5
"""Worth of a term that one report has; each further report adds 1."""
LEAD_BONUS = 1.2
"""What a first sentence gains over one far down."""
LEADS = 1
"""Place down to which a sentence may open the summary."""
WORTH = (0.0, 0.08, 0.08, 0.1, 0.12)
"""Share of the first sentence's gain that each next one has to bring: the fourth and fifth more."""
HEADLINE = -1
FIRST_PERSON = re.compile(r"\b(?:I|us|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our)\b")
OPINION = re.compile(r"\b(?:should|ought|must)\b(?!.*\b(?:said|says|argued|told|warned|wrote)\b)")
"""What the outlet itself thinks ought to be; not what somebody said ought to be."""
COMMENT = re.compile(r"\W*(?:opinion|comment|commentary|editorial|column|analysis|op-ed)\b", re.I)
"""A headline's label of an article that gives views."""
DEFINITE = re.compile(
    r"The\s+[a-z]+\s+(?:said|says|comes?|came|was|were|is|are|has|have|had|did|follows|followed)\b"
    r"|The\s+[a-z]+['’]s\b"
)
PRONOUN = re.compile(r"\b(?:he|she|him|they|them)\b", re.IGNORECASE)
WORD = re.compile(r"\w[\w'’-]*")


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


def fill_summary(briefing: Briefing, reports: Sequence[Report], order: StoryOrder) -> Briefing:
    """Adds the editor's own sentences where there are any, else the best of the reports."""
    if order.summary:
        return replace(briefing, summary=order.summary)
    independent = [report for report in reports if report.source.copy_of is None][:REPORTS]
    english = [report for report in independent if reads_as_english(report.article)]
    news = [report for report in english if not _is_comment(report)] or english
    days = report_days(reports)
    candidates = [
        candidate
        for report in news
        for candidate in _candidates(report, days.get(report.article.file))
    ]
    total = sum(len(report.findings.sentences) for report in independent)
    most = next(number for sentences, number in LENGTHS if total >= sentences)
    return replace(briefing, summary=_chosen(candidates, independent, most))


def _is_comment(report: Report) -> bool:
    headline = report.article.headline
    return bool(headline and COMMENT.match(words_at(report, headline)))


# --- candidates ---------------------------------------------------------------------------------


def _candidates(report: Report, day: ReportDay | None) -> list[Candidate]:
    body = [s for s in report.findings.sentences if s.paragraph >= 0][:TOP]
    dates, quoted = dates_of(report, day), in_marks(report)
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
    names = [n for n in report.findings.names if is_inside(n.span, sentence.span)]
    words = " ".join(words_at(report, name.span) for name in names)
    days = frozenset(m.value for m in dates if m.value and is_inside(m.span, sentence.span))
    return Candidate(
        sentence=sentence,
        source=report.source.number,
        place=place,
        text=words_at(report, sentence.span),
        persons=tuple(words_at(report, name.span) for name in names if name.kind == "person"),
        names=frozenset(WORD.findall(words.lower())),
        days=days,
        background=bool(days) and max(days)[:4] < year,
        definite=place > 0 and bool(DEFINITE.match(words_at(report, sentence.span))),
    )


def _is_headline(report: Report, sentence: Sentence) -> bool:
    """The headline, once more in the body."""
    headline = words_at(report, report.article.headline) if report.article.headline else ""
    return WORD.findall(words_at(report, sentence.span).lower()) == WORD.findall(headline.lower())


def _dangles(report: Report, sentence: Sentence) -> bool:
    """A pronoun before any name in the sentence: "After the storm, he apologised"."""
    pronoun = PRONOUN.search(words_at(report, sentence.span))
    if not pronoun:
        return False
    at = sentence.span.start + pronoun.start()
    names = (n.span for n in report.findings.names if is_inside(n.span, sentence.span))
    return not any(name.end <= at for name in names)


def _stands_alone(report: Report, sentence: Sentence, quoted: Sequence[Span]) -> bool:
    """A whole statement, mostly in the outlet's own words, with no quotation cut through."""
    text = words_at(report, sentence.span)
    inside = [span for span in quoted if is_inside(span, sentence.span)]
    own = _without(report, sentence.span, inside)
    short, long = WORDS
    return (
        short <= len(WORD.findall(text)) <= long
        and len(own) > (1 - QUOTED) * len(text)
        and not any(_cuts(sentence.span, span) for span in quoted)
        and not text.endswith("?")
        and not any(shape.search(own) for shape in (FIRST_PERSON, OPINION))
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
    apart = quotation.end <= sentence.start or sentence.end <= quotation.start
    return not apart and not is_inside(quotation, sentence)


# --- the choice ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a reader can know: the headlines; and the surnames that some report gives in full."""

    headlines: str
    surnames: frozenset[str]
    opens: int
    """Place down to which a sentence may open the summary."""


def _known(reports: Sequence[Report], candidates: Sequence[Candidate]) -> Known:
    persons = [
        words_at(report, name.span).split()
        for report in reports
        for name in report.findings.names
        if name.kind == "person"
    ]
    return Known(
        headlines=" ".join(words_at(r, r.article.headline) for r in reports if r.article.headline),
        surnames=frozenset(words[-1] for words in persons if len(words) > 1),
        opens=max(LEADS, min((c.place for c in candidates), default=0)),
    )


def _weights(reports: Sequence[Report]) -> dict[str, float]:
    """What each term is worth: told by how many independent reports, and whether a headline."""
    bodies = [_terms(report, 0) for report in reports]
    headlines = frozenset(t for report in reports for t in _terms(report, HEADLINE))
    told = Counter(term for terms in bodies for term in terms)
    alone = len(reports) == 1
    return {
        term: (1.0 if alone else float(count - 1) + ALONE) * (2.0 if term in headlines else 1.0)
        for term, count in told.items()
    }


def _terms(report: Report, paragraph: int) -> frozenset[str]:
    """The terms of the headline, or of the first sentences of the body."""
    sentences = report.findings.sentences
    if paragraph == HEADLINE:
        listed = [s for s in sentences if s.paragraph == HEADLINE]
    else:
        listed = [s for s in sentences if s.paragraph >= 0][:TOP]
    return frozenset(term for sentence in listed for term in sentence.terms)


def _chosen(
    candidates: Sequence[Candidate], reports: Sequence[Report], most: int
) -> tuple[Span, ...]:
    """A lead first; then, as long as it is worth its room, what adds most to those before."""
    weights = _weights(reports)
    known = _known(reports, candidates)
    chosen: list[Candidate] = []
    first = 0.0
    while len(chosen) < most:
        open_ = [c for c in candidates if _fits(c, chosen, known)]
        best = max(open_, key=lambda c: _gain(c, chosen, weights), default=None)
        if best is None or _gain(best, chosen, weights) < WORTH[len(chosen)] * first:
            break
        first = first or _gain(best, chosen, weights)
        chosen.append(best)
    rest = sorted(chosen[1:], key=lambda c: (c.place, c.source))
    return tuple(c.sentence.span for c in (*chosen[:1], *rest))


def _gain(candidate: Candidate, chosen: Sequence[Candidate], weights: Mapping[str, float]) -> float:
    """The worth of the terms it adds for its length, more near the top and from a new source."""
    told = {term for other in chosen for term in other.sentence.terms}
    terms = frozenset(candidate.sentence.terms)
    added = sum(weights.get(term, 0.0) for term in sorted(terms - told))
    used = sum(other.source == candidate.source for other in chosen)
    near = 1 + LEAD_BONUS / (1 + candidate.place)
    extra = (
        (1 + 0.15 * bool(candidate.days) - 0.4 * candidate.background)
        * (1 - 0.35 * candidate.definite)
        * (1 - 0.1 * used)
    )
    return near * extra * added / pow(len(terms) + 4, 0.8)


def _fits(candidate: Candidate, chosen: Sequence[Candidate], known: Known) -> bool:
    if not chosen and candidate.place > known.opens:
        return False
    if not _knows(candidate, chosen, known):
        return False
    return not any(_says_the_same(candidate, other) for other in chosen)


def _says_the_same(a: Candidate, b: Candidate) -> bool:
    """Two leads on one day about one name, or many shared terms besides names."""
    if a.place == b.place == 0 and a.days & b.days and a.names & b.names:
        return True
    one, two = (frozenset(c.sentence.terms) - c.names for c in (a, b))
    return len(one & two) >= SAID_TWICE * max(1, min(len(one), len(two)))


def _knows(candidate: Candidate, chosen: Sequence[Candidate], known: Known) -> bool:
    """Nobody by surname alone whom neither a headline nor a sentence before names."""
    told = " ".join((known.headlines, *(other.text for other in chosen)))
    return all(p in told for p in candidate.persons if p in known.surnames)
