"""Which quotations lead a briefing, by points that can be told: who speaks, on what, how widely.

Points are given by the rules of `RULES`. Each side that speaks gets its best quotation first, then
the rest goes by points, at most `PER_SPEAKER` of one speaker. Length gives no points.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.language.grammar import PRINTED_WORD
from generator.language.words.news_words import news_share, stop_words
from generator.merge.ground import Ground
from generator.records import Briefing, Quotation, Report, Span
from generator.spans import cut, overlaps

MOST = 6
"""Key quotes of one story."""
PER_SPEAKER = 2
MIN_WORDS, MAX_WORDS = 6, 80
"""A key quote makes a statement and is read at a glance; between these, length is nothing."""
EARLY = 0.34
"""Share of an article's text that counts as its opening."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it
CENTRAL_TERMS = 8
"""How many of the story's commonest content words count as its subject."""
MIN_POINTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What the rules look at."""

    quotation: Quotation
    reports: Mapping[str, Report]
    disputing: frozenset[str]
    """Ids of the speakers who hold a position in a dispute."""
    evidence: tuple[Span, ...]
    central: frozenset[str]


Rule = Callable[[Weighed], tuple[int, str]]


def named(weighed: Weighed) -> tuple[int, str]:
    speaker = weighed.quotation.speaker
    if speaker is None:
        return 0, ""
    if speaker.unnamed:
        return (1, "speaks for a party") if speaker.party else (0, "")
    return (2, "speaks for a party") if speaker.party else (1, "a named speaker")


def own_words(weighed: Weighed) -> tuple[int, str]:
    return (1, "in the speaker's own words") if weighed.quotation.kind == "direct" else (0, "")


def disputed(weighed: Weighed) -> tuple[int, str]:
    speaker = weighed.quotation.speaker
    if any(overlaps(weighed.quotation.span, span) for span in weighed.evidence):
        return 3, "states a side of a disputed point"
    if speaker and speaker.id in weighed.disputing:
        return 1, "from a side of a disputed point"
    return 0, ""


def widely(weighed: Weighed) -> tuple[int, str]:
    """Two points for each further independent source, four at most."""
    passages = (weighed.quotation.span, *weighed.quotation.variants)
    articles = {span.article for span in passages}
    independent = [a for a in articles if weighed.reports[a].source.copy_of is None]
    further = len(independent) - 1
    if further < 1:
        return 0, ""
    return min(2 * further, 4), f"in {len(independent)} independent sources"


def early(weighed: Weighed) -> tuple[int, str]:
    span = weighed.quotation.span
    article = weighed.reports[span.article].article
    return (1, "opens a report") if span.start <= EARLY * len(article.text) else (0, "")


def central(weighed: Weighed) -> tuple[int, str]:
    span = weighed.quotation.span
    text = cut(weighed.reports[span.article].article.text, span)
    shared = set(_terms(text)) & weighed.central
    return (1, "on the story's subject") if len(shared) > 1 else (0, "")


RULES: tuple[Rule, ...] = (named, own_words, disputed, widely, early, central)


def choose_key_quotes(briefing: Briefing, ground: Ground) -> Briefing:
    """Marks the key quotes, each with its reasons."""
    holders = [p.speaker.id for d in briefing.disputes for p in d.positions if p.speaker]
    evidence = tuple(s for d in briefing.disputes for p in d.positions for s in p.evidence[:2])
    subject = _central(ground.reports)
    points: dict[int, tuple[int, str]] = {}
    for k, quotation in enumerate(briefing.quotations):
        if quotation.span in ground.keys or not _is_candidate(quotation, ground.by_article):
            continue
        weighed = Weighed(
            quotation=quotation,
            reports=ground.by_article,
            disputing=frozenset(holders),
            evidence=evidence,
            central=subject,
        )
        points[k] = _points(weighed)
    chosen = _choose(briefing.quotations, points)
    return replace(
        briefing,
        quotations=tuple(
            replace(q, key=True, key_why=chosen[k]) if k in chosen else _said(q, ground)
            for k, q in enumerate(briefing.quotations)
        ),
    )


def _said(quotation: Quotation, ground: Ground) -> Quotation:
    """As somebody says it; what repeats another is shown by that one."""
    by, leads = ground.keys.get(quotation.span, (quotation.by, False))
    if leads and quotation.repeats is None:
        why = "an editor chose it" if by == "editor" else "a reader chose it"
        return replace(quotation, key=True, key_why=why, by=by)
    return quotation


def _is_candidate(quotation: Quotation, reports: Mapping[str, Report]) -> bool:
    """Words in marks, of a known speaker, not in a copy, not told by another passage."""
    report = reports[quotation.span.article]
    own = quotation.repeats is None and report.source.copy_of is None
    length = len(PRINTED_WORD.findall(cut(report.article.text, quotation.span)))
    fitting = MIN_WORDS <= length <= MAX_WORDS
    return own and fitting and quotation.kind != "indirect" and quotation.speaker is not None


def _points(weighed: Weighed) -> tuple[int, str]:
    given = [rule(weighed) for rule in RULES]
    return sum(n for n, _ in given), "; ".join(reason for _, reason in given if reason)


def _choose(
    quotations: Sequence[Quotation], points: Mapping[int, tuple[int, str]]
) -> dict[int, str]:
    """Number -> reasons: every side's best, then the best of all."""
    ranked = sorted((k for k in points if points[k][0] >= MIN_POINTS), key=lambda k: -points[k][0])
    sides: dict[str, int] = {}
    for k in ranked:
        sides.setdefault(_side(quotations[k]), k)
    leading = sorted(sides.values(), key=lambda k: (-points[k][0], k))
    chosen: dict[int, str] = {}
    spoken: Counter[str] = Counter()
    for k in (*leading, *ranked):
        speaker = quotations[k].speaker
        if k in chosen or speaker is None or spoken[speaker.id] >= PER_SPEAKER:
            continue
        if len(chosen) >= MOST:
            break
        best = "; the best of its side" if k in leading and len(sides) > 1 else ""
        chosen[k] = f"{points[k][0]} points: {points[k][1]}{best}"
        spoken[speaker.id] += 1
    return chosen


def _side(quotation: Quotation) -> str:
    speaker = quotation.speaker
    return (speaker.party or speaker.id) if speaker else ""


def _central(reports: Sequence[Report]) -> frozenset[str]:
    """Words that many of the articles open with and that news at large seldom uses."""
    in_articles: Counter[str] = Counter()
    for report in reports:
        text = report.article.text
        in_articles.update(set(_terms(text[: int(EARLY * len(text))])))
    usual = news_share()
    told = {term: count * (1 - usual.get(term, 0.0)) for term, count in in_articles.items()}
    ranked = sorted(told, key=lambda term: (-told[term], term))
    return frozenset(ranked[:CENTRAL_TERMS])


def _terms(text: str) -> list[str]:
    words = (word.casefold() for word in PRINTED_WORD.findall(text))
    return [w for w in words if w not in stop_words() and len(w) > 2]
