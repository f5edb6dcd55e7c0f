"""The steps of analysis, in order. Importing this loads spaCy."""

from collections.abc import Callable

from generator.analyse.blocks import Parsed, find_sentences, parse_article
from generator.analyse.claims import find_claims
from generator.analyse.date_mentions import find_dates
from generator.analyse.naming.introductions import find_introductions
from generator.analyse.naming.name_repair import find_people
from generator.analyse.naming.named_things import find_names
from generator.analyse.quotations import find_quotations
from generator.analyse.speakers import find_antecedents
from generator.language.words.english import is_understood
from generator.records import Article, Findings, Sentence

ANALYSIS_STEPS: tuple[Callable[[Findings, Parsed], Findings], ...] = (
    find_sentences,
    find_names,
    find_people,
    find_introductions,
    find_quotations,
    find_antecedents,
    find_claims,
    find_dates,
)
"""In order; each adds its part and may read what stands before it."""


def find_all(article: Article) -> Findings:
    """Every step on one article; of one that is not in English, its paragraphs and no more."""
    if not is_understood(article):
        # where the language's sentences end is not known either
        headline = [(-1, article.headline)] if article.headline else []
        spans = [*headline, *enumerate(article.paragraphs)]
        whole = tuple(Sentence(span=span, paragraph=number) for number, span in spans)
        return Findings(article=article.file, sentences=whole)
    parsed = parse_article(article)
    findings = Findings(article=article.file)
    for step in ANALYSIS_STEPS:
        findings = step(findings, parsed)
    return findings
