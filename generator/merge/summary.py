"""The summary: a few whole sentences of the reports that say what happened, none of them twice.

A sentence counts for what other independent reports say too, for what headlines say, and for
standing near the top of its article. One that leans on the sentence before it never stands here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import pow, sqrt

from generator.merge.ground import Ground, independent
from generator.merge.standalone import TOP, Candidate, standing_alone
from generator.records import Briefing, Report, Span, Update
from generator.spans import cut, overlaps

LENGTHS = ((40, 5), (20, 4), (8, 3), (4, 2), (0, 1))
"""Sentences in all reports, and how many of them a summary takes at most."""
REPORTS = 12
"""Independent reports looked at: the work does not grow beyond them."""
SAID_TWICE = 0.36
"""Share of the shorter sentence's terms, names aside, from which two sentences say the same."""
ALONE = 0.5
"""Worth of a term that one report has; each further report adds 1."""
LEAD_BONUS = 1.2
"""What a first sentence gains over one far down, if half its terms are told elsewhere."""
LEADS = 1
"""Place down to which a sentence may open the summary."""
WORTH = (0.0, 0.08, 0.08, 0.1, 0.12)
"""Share of the first sentence's gain that each next one has to bring: the fourth and fifth more."""
UNDATED = 0.8
"""Factor of a first sentence that does not say when."""
TIED = 0.1
"""Part of a sentence's terms that other independent reports or headlines have: asides have less."""
HEADLINE = -1
COMMENT = re.compile(r"\W*(?:opinion|comment|commentary|editorial|column|analysis|op-ed)\b", re.I)
"""A headline's label of an article that gives views."""


def fill_summary(briefing: Briefing, ground: Ground) -> Briefing:
    """Adds the editor's own sentences where there are any, else the reader's, else the best of
    the reports."""
    order = ground.order
    read = order.reading.summary if order.reading else None
    if order.summary or read is not None:
        return replace(briefing, summary=tuple(p.span for p in order.summary or read or ()))
    reports = independent(ground)[:REPORTS]
    english = [report for report in reports if report.article.file in ground.english]
    news = [report for report in english if not _is_comment(report)] or english
    candidates = [c for report in news for c in standing_alone(report, ground)]
    total = sum(len(report.findings.sentences) for report in reports)
    most = next(number for sentences, number in LENGTHS if total >= sentences)
    chosen = _chosen(candidates, reports, most)
    chosen = _up_to_date(chosen, candidates, reports, briefing.updates)
    return replace(briefing, summary=tuple(candidate.sentence.span for candidate in chosen))


def _up_to_date(
    chosen: Sequence[Candidate],
    candidates: Sequence[Candidate],
    reports: Sequence[Report],
    updates: Sequence[Update],
) -> list[Candidate]:
    """A figure that a later report replaced stands with the newest one, or not at all."""
    found = list(chosen)
    for update in updates:
        old = [c for c in candidates if _holds(c, update.evidence[:-1])]
        new = [c for c in candidates if _holds(c, update.evidence[-1:])]
        if not any(c in found for c in old) or any(c in found for c in new):
            continue
        if new and len(found) > 1:
            found[-1:] = new[:1]
        else:
            found = _chosen([c for c in candidates if c not in old], reports, len(found)) or found
    return found


def _holds(candidate: Candidate, evidence: Sequence[Span]) -> bool:
    return any(overlaps(span, candidate.sentence.span) for span in evidence)


def _is_comment(report: Report) -> bool:
    headline = report.article.headline
    return bool(headline and COMMENT.match(cut(report.article.text, headline)))


# --- the choice ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a reader can know: the headlines; and the surnames that some report gives in full."""

    headlines: str
    surnames: frozenset[str]
    told: frozenset[str]
    """Terms that two independent reports or a headline have; empty where there is one report."""
    opens: int
    """Place down to which a sentence may open the summary."""


def _known(reports: Sequence[Report], candidates: Sequence[Candidate]) -> Known:
    persons = [
        cut(report.article.text, name.span).split()
        for report in reports
        for name in report.findings.names
        if name.kind == "person"
    ]
    return Known(
        headlines=" ".join(
            cut(r.article.text, r.article.headline) for r in reports if r.article.headline
        ),
        surnames=frozenset(words[-1] for words in persons if len(words) > 1),
        told=_told(reports),
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


def _told(reports: Sequence[Report]) -> frozenset[str]:
    if len(reports) < 2:
        return frozenset()
    told = Counter(term for report in reports for term in _terms(report, 0))
    headlines = (term for report in reports for term in _terms(report, HEADLINE))
    return frozenset(headlines).union(term for term, count in told.items() if count > 1)


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
) -> list[Candidate]:
    """A lead first; then, as long as it is worth its room, what adds most to those before."""
    weights = _weights(reports)
    known = _known(reports, candidates)
    chosen: list[Candidate] = []
    first = 0.0
    while len(chosen) < most:
        open_ = [c for c in candidates if _fits(c, chosen, known)]
        best = max(open_, key=lambda c: _gain(c, chosen, weights, known), default=None)
        if best is None or _gain(best, chosen, weights, known) < WORTH[len(chosen)] * first:
            break
        first = first or _gain(best, chosen, weights, known)
        chosen.append(best)
    rest = sorted(chosen[1:], key=lambda c: (c.place, c.source))
    return [*chosen[:1], *rest]


def _gain(
    candidate: Candidate, chosen: Sequence[Candidate], weights: Mapping[str, float], known: Known
) -> float:
    """The worth of the terms it adds for its length, more near the top and from a new source.

    Standing near the top counts as far as other reports or headlines tell it too; the first has to
    tell what they tell.
    """
    told = {term for other in chosen for term in other.sentence.terms}
    terms = frozenset(candidate.sentence.terms)
    added = sum(weights.get(term, 0.0) for term in sorted(terms - told))
    used = sum(other.source == candidate.source for other in chosen)
    tied = len(terms & known.told) / max(1, len(terms)) if known.told else 1.0
    near = 1 + LEAD_BONUS * min(1.0, 2 * tied) / (1 + candidate.place)
    extra = (
        (1 + 0.15 * bool(candidate.days) - 0.4 * candidate.background)
        * (1 - 0.35 * candidate.definite)
        * (1 - 0.1 * used)
    )
    if known.told and not chosen:
        extra *= sqrt(tied) * (1.0 if candidate.days else UNDATED)
    return near * extra * added / pow(len(terms) + 4, 0.8)


def _fits(candidate: Candidate, chosen: Sequence[Candidate], known: Known) -> bool:
    if not chosen and candidate.place > known.opens:
        return False
    if not _knows(candidate, chosen, known) or not _is_tied(candidate, known):
        return False
    return not any(_says_the_same(candidate, other) for other in chosen)


def _is_tied(candidate: Candidate, known: Known) -> bool:
    """Whether it tells of what the story is about, where more than one report says what that is."""
    terms = frozenset(candidate.sentence.terms)
    return not known.told or len(terms & known.told) >= TIED * len(terms)


def _says_the_same(a: Candidate, b: Candidate) -> bool:
    """Two leads on one day about one name, or many shared terms besides names; fewer are enough in
    leads of which one does not say when."""
    leads = a.place == b.place == 0 and bool(a.names & b.names)
    if leads and a.days & b.days:
        return True
    one, two = (frozenset(c.sentence.terms) - c.names for c in (a, b))
    share = SAID_TWICE / 2 if leads and not (a.days and b.days) else SAID_TWICE
    return len(one & two) >= share * max(1, min(len(one), len(two)))


def _knows(candidate: Candidate, chosen: Sequence[Candidate], known: Known) -> bool:
    """Nobody by surname alone whom neither a headline nor a sentence before names."""
    told = " ".join((known.headlines, *(other.text for other in chosen)))
    return all(p in told for p in candidate.persons if p in known.surnames)
