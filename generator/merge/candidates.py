"""Pairs of articles worth comparing: an index of the words that stand out, never all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.merge.nearness import nearness
from generator.merge.topics import Topic, product

KEY_WORDS = 40
"""Words of a topic that are looked up: its heaviest."""
LONGEST_LIST = 400
"""Articles looked at for one word: those nearest in date where more share it."""
NEAREST = 30
"""Articles kept for each article. Average linkage needs a way from one end of a story to the
other, not every pair."""
FAINT = 0.05
"""Pairs less alike than this are dropped: well under half of what any two articles need."""


def find_candidates(topics: Sequence[Topic]) -> dict[tuple[int, int], float]:
    """Likeness of pairs of positions (lower first), in order; time and memory grow with topics."""
    alike = {pair: pair_likeness(topics, *pair) for pair in sorted(_pairs(topics))}
    return {pair: likeness for pair, likeness in alike.items() if likeness >= FAINT}


def pair_likeness(topics: Sequence[Topic], one: int, other: int) -> float:
    """Likeness of two articles, less what distance in time costs."""
    a, b = topics[one], topics[other]
    return product(a.weights, b.weights) * nearness(a.day, b.day)


def _pairs(topics: Sequence[Topic]) -> set[tuple[int, int]]:
    keys = [_key_words(topic.weights) for topic in topics]
    lists, places = _index(topics, keys)
    pairs: set[tuple[int, int]] = set()
    for at, key in enumerate(keys):
        score: defaultdict[int, float] = defaultdict(float)
        for word, weight in key.items():
            for other in _nearby(lists[word], places[at, word]):
                score[other] += weight * keys[other][word]
        score.pop(at, None)
        best = sorted(score, key=lambda other: (-score[other], other))[:NEAREST]
        pairs.update((min(at, other), max(at, other)) for other in best)
    return pairs


def _key_words(weights: Mapping[str, float]) -> dict[str, float]:
    heaviest = sorted(weights, key=lambda word: (-weights[word], word))[:KEY_WORDS]
    return {word: weights[word] for word in heaviest}


def _index(
    topics: Sequence[Topic], keys: Sequence[Mapping[str, float]]
) -> tuple[dict[str, list[int]], dict[tuple[int, str], int]]:
    """The articles of each key word by date, unknown dates last; and each article's place there."""
    by_date = sorted(range(len(topics)), key=lambda k: (topics[k].day or 10**9, k))
    lists: dict[str, list[int]] = {}
    places: dict[tuple[int, str], int] = {}
    for at in by_date:
        for word in keys[at]:
            articles = lists.setdefault(word, [])
            places[at, word] = len(articles)
            articles.append(at)
    return lists, places


def _nearby(articles: Sequence[int], place: int) -> Sequence[int]:
    if len(articles) <= LONGEST_LIST:
        return articles
    start = min(max(0, place - LONGEST_LIST // 2), len(articles) - LONGEST_LIST)
    return articles[start : start + LONGEST_LIST]
