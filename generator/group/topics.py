"""What an article is about, as weighted words and names: what grouping compares.

A word weighs more the fewer articles use it. How many do is counted in the folder itself and, as if
`NEWS_ARTICLES` further articles lay there, in English news at large: without that a folder of three
articles could not tell a name from a grammar word.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.language.words.news_words import count_names, count_words, news_share, words_of
from generator.language.words.sequels import tells_of_the_next
from generator.records import Article
from generator.spans import cut

READ_WORDS = 800
"""Words of an article that are looked at: the event stands first, background after it. Of 200, 400
and 800 words the last gave the best grouping on all three labelled sets."""
NEWS_ARTICLES = 300
"""Weight of English news at large against the folder, in articles; 100 to 1000 differ little."""
RARE = 0.002
"""Share of news articles taken for a word that is not in the list of common ones."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it
LONERS = 20
"""A word that no other of n articles uses counts LONERS / (LONERS + n) in an article's length: it
sets an article apart in a small folder and is an oddity in a large one."""
NAMES_SHARE = 0.15
"""Part of the likeness that comes from names alone; the words hold the names as well."""
# origin: three labelled sets, 2026-11-21: moved by a fifth it costs at most .02 on two and .04 on
# one
NAME_MARK = "="
"""Begins a name in a topic, so that it never meets a plain word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Weighted words and names of one article; the product of two topics is their likeness, 0-1.

    Words and names that no other article has are left out of `weights`, not out of the length.
    """

    article: str
    day: int | None
    """Days since year 1 of the publication date; None = unknown."""
    weights: Mapping[str, float]
    next_one: bool = False
    """Its first words tell of the next event of a kind: `a second march`, `last week's launch`."""


def find_topics(articles: Sequence[Article]) -> list[Topic]:
    """The topics of a folder, in the order given. A topic depends on the whole folder."""
    counts = [_count(article) for article in articles]
    words = _weigh([words for words, _ in counts], news_share(), 1 - NAMES_SHARE)
    names = _weigh([names for _, names in counts], {}, NAMES_SHARE)
    return [
        Topic(
            article=article.file,
            day=day_of(article.published),
            weights=w | {NAME_MARK + name: weight for name, weight in n.items()},
            next_one=tells_of_the_next(body(article)),
        )
        for article, w, n in zip(articles, words, names, strict=True)
    ]


def product(weights: Mapping[str, float], others: Mapping[str, float]) -> float:
    """Sum over shared words of weight times weight; exact, so that no order of them matters."""
    small, large = (weights, others) if len(weights) < len(others) else (others, weights)
    return math.fsum([small[word] * large[word] for word in small.keys() & large.keys()])


def day_of(published: str | None) -> int | None:
    """The day number of an ISO 8601 date or date-time; None where it is none."""
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def body(article: Article) -> str:
    """Headline and paragraphs; the whole text where reading found none."""
    spans = [article.headline] if article.headline else []
    spans.extend(article.paragraphs)
    return "\n".join(cut(article.text, s) for s in spans) or article.text


def _count(article: Article) -> tuple[Counter[str], Counter[str]]:
    words = words_of(body(article), READ_WORDS)
    return count_words(words), count_names(words)


def _weigh(
    counts: Sequence[Counter[str]], share: Mapping[str, float], part: float
) -> list[dict[str, float]]:
    """Weights of each article, scaled so that an article's product with itself is `part`."""
    used_by = Counter(word for counted in counts for word in counted)
    total = len(counts) + NEWS_ARTICLES + 1
    rarity = {
        word: math.log(2 * total / (2 * (used + NEWS_ARTICLES * share.get(word, RARE)) + 1))
        for word, used in used_by.items()
    }
    loner = math.sqrt(LONERS / (LONERS + len(counts)))
    weighed = []
    for counted in counts:
        raw = {w: (1 + math.log(n)) * rarity[w] for w, n in sorted(counted.items())}
        squares = sum((x if used_by[w] > 1 else x * loner) ** 2 for w, x in raw.items())
        scale = math.sqrt(part / squares) if squares else 0.0
        weighed.append({w: x * scale for w, x in raw.items() if used_by[w] > 1})
    return weighed
