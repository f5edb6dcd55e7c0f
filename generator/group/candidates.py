"""Pairs of articles worth comparing: an index of the words that stand out, never all pairs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from generator.group.topics import Topic

KEY_WORDS = 40
"""Words of a topic that are looked up: its heaviest."""
LONGEST_LIST = 400
"""Articles looked at for one word: those nearest in date where more share it."""
NEAREST_KEPT = 30
"""Articles kept for each article. Average linkage needs a way from one end of a story to the
other, not every pair."""
FAINT = 0.05
"""Pairs less alike than this are dropped: well under half of what any two articles need."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it: under half of
# LIKENESS, so it only saves time

Places: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordIndex:
    """Who has which key word: for each word a stretch of `articles` by date, unknown dates last.

    An article's key words are a stretch of `entries`, its heaviest first; each entry is a place in
    `articles`.
    """

    articles: Places
    weights: Floats
    """Of the word in the article at the same place."""
    entries: Places
    first: Places
    """Per article its first entry; one more at the end."""
    starts: Places
    """Per place, where the looked-at stretch around it begins..."""
    ends: Places
    """... and ends."""


def find_candidates(topics: Sequence[Topic]) -> dict[tuple[int, int], float]:
    """Likeness of pairs of positions (lower first), in order; time and memory grow with topics."""
    pairs = list(_candidate_pairs(topics))
    alike = zip(pairs, _products(topics, pairs), strict=True)
    return {pair: likeness for pair, likeness in alike if likeness >= FAINT}


def _products(topics: Sequence[Topic], pairs: Sequence[tuple[int, int]]) -> Iterator[float]:
    """`topics.product` of each pair, to the last bit: the same factors, all of one article's pairs
    looked up at a time."""
    numbers: dict[str, int] = {}
    words = [
        np.array([numbers.setdefault(w, len(numbers)) for w in t.weights], np.int64) for t in topics
    ]
    weights = [np.fromiter(t.weights.values(), np.float64) for t in topics]
    row = np.zeros(len(numbers))
    for one, group in groupby(pairs, key=itemgetter(0)):
        others = [other for _, other in group]
        row[words[one]] = weights[one]
        shared = row[np.concatenate([words[k] for k in others])]
        shared *= np.concatenate([weights[k] for k in others])
        row[words[one]] = 0
        found = np.flatnonzero(shared)
        ends = np.searchsorted(found, np.cumsum([len(words[k]) for k in others]))
        factors, start = shared[found].tolist(), 0
        for end in ends.tolist():
            yield math.fsum(factors[start:end])
            start = end


def _candidate_pairs(topics: Sequence[Topic]) -> Iterator[tuple[int, int]]:
    """Each article with those nearest to it by key words, each pair once, in order."""
    index = _topic_index(topics)
    near = [_nearest_articles(index, at) for at in range(len(topics))]
    sizes = [len(others) for others in near]
    both = np.stack([np.repeat(np.arange(len(near)), sizes), np.concatenate([_NONE, *near])])
    low, high = both.min(axis=0), both.max(axis=0)
    codes = np.unique(low * len(near) + high)
    yield from (divmod(code, len(near)) for code in codes.tolist())


_NONE: Places = np.empty(0, dtype=np.int64)


def _nearest_articles(index: WordIndex, at: int) -> Places:
    """The articles that share most weight of key words; of equals the first."""
    own = index.entries[index.first[at] : index.first[at + 1]]
    looked_at = [slice(a, z) for a, z in zip(index.starts[own], index.ends[own], strict=True)]
    if not looked_at:
        return _NONE
    others = np.concatenate([index.articles[stretch] for stretch in looked_at])
    weights = np.concatenate(
        [
            weight * index.weights[stretch]
            for weight, stretch in zip(index.weights[own], looked_at, strict=True)
        ]
    )
    score = np.bincount(others, weights)
    score[at] = 0
    found = np.flatnonzero(score)
    if len(found) > NEAREST_KEPT:
        bar = np.partition(score[found], -NEAREST_KEPT)[-NEAREST_KEPT]
        found = found[score[found] >= bar]
    return found[np.argsort(-score[found], kind="stable")][:NEAREST_KEPT]


def _key_words(weights: Mapping[str, float]) -> list[str]:
    """The heaviest words, heaviest first; of equals the first in the alphabet."""
    return sorted(sorted(weights), key=weights.__getitem__, reverse=True)[:KEY_WORDS]


def _topic_index(topics: Sequence[Topic]) -> WordIndex:
    keys = [_key_words(topic.weights) for topic in topics]
    numbers: dict[str, int] = {}
    words = np.array([numbers.setdefault(w, len(numbers)) for key in keys for w in key], np.int64)
    weights = np.array([t.weights[w] for t, key in zip(topics, keys, strict=True) for w in key])
    sizes = np.array([len(key) for key in keys], np.int64)
    article = np.repeat(np.arange(len(keys)), sizes)
    days = np.array([topic.day or 10**9 for topic in topics], np.int64)
    # by word, then by date, then by article
    order = np.lexsort((article, days[article], words))
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    begin = np.searchsorted(words[order], np.arange(len(numbers) + 1))
    start, end = _nearby(np.arange(len(order)), begin[words[order]], begin[words[order] + 1])
    return WordIndex(
        articles=article[order],
        weights=weights[order],
        entries=place,
        first=np.concatenate([[0], np.cumsum(sizes)]),
        starts=start,
        ends=end,
    )


def _nearby(place: Places, begin: Places, end: Places) -> tuple[Places, Places]:
    """The stretch of a word's list, from `begin` to `end`, that is looked at from a place in it."""
    first = np.minimum(np.maximum(begin, place - LONGEST_LIST // 2), end - LONGEST_LIST)
    long = end - begin > LONGEST_LIST
    return np.where(long, first, begin), np.where(long, first + LONGEST_LIST, end)
