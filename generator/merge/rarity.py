"""How much a term tells: rare in the story and in the news."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.language.words.news_words import news_share

RARE_TERM = 0.004
"""Share of news articles taken for a word that is not in the list of common ones."""
# origin: set by hand, 2026-11-21; a fifth less changes 1 of 21 real stories, a quarter more 7
NUMBER_FACTOR = 1.4
"""Factor for a number above twelve that is no year: two reporters rarely print one by chance."""
# origin: set by hand, 2026-11-21; a fifth less changes 2 of 21 real stories, a quarter more 4
PAIRED = 3.9
"""Rarity in the story of a term that two of its sentences have, before its rarity in the news."""
# origin: set by hand, 2026-11-21; a fifth less changes 5 of 21 real stories, a quarter more 10
NEWS_PART = 0.4
"""How much a term's weight owes to news at large; the rest is its rarity in the story."""
# origin: set by hand, 2026-11-21; a fifth less changes 16 of 21 real stories, a quarter more 17


def weigh_terms(sentences: Sequence[frozenset[str]]) -> dict[str, float]:
    """Term -> weight: high where few sentences of the story and few articles at large have it.

    A term of two sentences weighs the same in a story of two short reports and of fifty.
    """
    used = Counter(term for terms in sentences for term in terms)
    size = len(sentences) + 1
    top = math.log(max(size / 2, 2))
    return {
        term: (NUMBER_FACTOR if _is_count(term) else 1.0)
        * _news_weight(term) ** NEWS_PART
        * (PAIRED * math.log(size / count) / top) ** (1 - NEWS_PART)
        for term, count in sorted(used.items())
    }


def mass(terms: Iterable[str], weights: Mapping[str, float]) -> float:
    """Sum of the terms' weights; exact, so that no order of them matters."""
    return math.fsum([weights[term] for term in terms])


TWELVE = "12"


def _is_count(term: str) -> bool:
    plain = term.replace(",", "").replace(".", "")
    many = (
        len(plain) > 2 or plain > TWELVE
    )  # of two digits; a longer number may be too long for int
    return plain.isdecimal() and len(plain) > 1 and many and not _is_year(plain)


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("18", "19", "20")


def _news_weight(term: str) -> float:
    return math.log(1 / max(news_share().get(term, RARE_TERM), RARE_TERM))
