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

from generator.merge.days import report_days
from generator.merge.notices import reads_as_english
from generator.merge.passages import words_at
from generator.merge.standalone import TOP, Candidate, standing_alone
from generator.records import Briefing, Report, Span, StoryOrder

LENGTHS = ((40, 5), (20, 4), (8, 3), (4, 2), (0, 1))
"""Sentences in all reports, and how many of them a summary takes at most."""
REPORTS = 12
"""Independent reports looked at: the work does not grow beyond them."""
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
COMMENT = re.compile(r"\W*(?:opinion|comment|commentary|editorial|column|analysis|op-ed)\b", re.I)
"""A headline's label of an article that gives views."""


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
        for candidate in standing_alone(report, days.get(report.article.file))
    ]
    total = sum(len(report.findings.sentences) for report in independent)
    most = next(number for sentences, number in LENGTHS if total >= sentences)
    return replace(briefing, summary=_chosen(candidates, independent, most))


def _is_comment(report: Report) -> bool:
    headline = report.article.headline
    return bool(headline and COMMENT.match(words_at(report, headline)))


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
