"""What speaks for a quotation as one that leads a briefing: rules that give points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.language.grammar import PRINTED_WORD
from generator.language.words.news_words import news_share, stop_words
from generator.records import Quotation, Report, Span
from generator.spans import cut, overlaps

EARLY = 0.34
"""Share of an article's text that counts as its opening."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it
CENTRAL_TERMS = 8
"""How many of the story's commonest content words count as its subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What the rules look at."""

    quotation: Quotation
    reports: Mapping[str, Report]
    disputing: frozenset[str]
    """Ids of the speakers who hold a position in a dispute."""
    evidence: tuple[Span, ...]
    central: frozenset[str]


QuoteRule = Callable[[Weighed], tuple[int, str]]


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
    shared = set(_terms_of_quote(text)) & weighed.central
    return (1, "on the story's subject") if len(shared) > 1 else (0, "")


QUOTE_RULES: tuple[QuoteRule, ...] = (named, own_words, disputed, widely, early, central)


def points_of_quote(weighed: Weighed) -> tuple[int, str]:
    given = [rule(weighed) for rule in QUOTE_RULES]
    return sum(n for n, _ in given), "; ".join(reason for _, reason in given if reason)


def central_terms(reports: Sequence[Report]) -> frozenset[str]:
    """Words that many of the articles open with and that news at large seldom uses."""
    in_articles: Counter[str] = Counter()
    for report in reports:
        text = report.article.text
        in_articles.update(set(_terms_of_quote(text[: int(EARLY * len(text))])))
    usual = news_share()
    told = {term: count * (1 - usual.get(term, 0.0)) for term, count in in_articles.items()}
    ranked = sorted(told, key=lambda term: (-told[term], term))
    return frozenset(ranked[:CENTRAL_TERMS])


def _terms_of_quote(text: str) -> list[str]:
    words = (word.casefold() for word in PRINTED_WORD.findall(text))
    return [w for w in words if w not in stop_words() and len(w) > 2]
