"""Pairs of articles worth comparing: an index of the words that stand out, never all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.group.topics import Topic, product

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


class Sharing(NamedTuple):
    """The articles that share a key word, by date, unknown dates last; and its weight in each."""

    articles: NDArray[np.int64]
    weights: NDArray[np.float64]

    def around(self, article: int) -> slice:
        """Where those nearest in date to the article are listed."""
        if len(self.articles) <= LONGEST_LIST:
            return slice(None)
        place = int(np.flatnonzero(self.articles == article)[0])
        first = min(max(0, place - LONGEST_LIST // 2), len(self.articles) - LONGEST_LIST)
        return slice(first, first + LONGEST_LIST)


def find_candidates(topics: Sequence[Topic]) -> dict[tuple[int, int], float]:
    """Likeness of pairs of positions (lower first), in order; time and memory grow with topics."""
    keys = [_key_words(topic.weights) for topic in topics]
    index = _word_index(topics, keys)
    near = enumerate(_nearest_articles(topics, index, at, keys[at]) for at in range(len(topics)))
    pairs = sorted({(min(at, k), max(at, k)) for at, others in near for k in others})
    alike = ((pair, product(*(topics[at].weights for at in pair))) for pair in pairs)
    return {pair: likeness for pair, likeness in alike if likeness >= FAINT}


def _key_words(weights: Mapping[str, float]) -> list[str]:
    """The heaviest words, heaviest first; of equals the first in the alphabet."""
    return sorted(sorted(weights), key=weights.__getitem__, reverse=True)[:KEY_WORDS]


def _word_index(topics: Sequence[Topic], keys: Sequence[Sequence[str]]) -> dict[str, Sharing]:
    sharing: defaultdict[str, list[int]] = defaultdict(list)
    for at in sorted(range(len(topics)), key=lambda at: topics[at].day or 10**9):
        for word in keys[at]:
            sharing[word].append(at)
    return {
        word: Sharing(np.array(found), np.array([topics[at].weights[word] for at in found]))
        for word, found in sharing.items()
    }


def _nearest_articles(
    topics: Sequence[Topic], index: Mapping[str, Sharing], at: int, keys: Sequence[str]
) -> list[int]:
    """The articles that share most weight of key words; of equals the first."""
    if not keys:
        return []
    looked_at = [(index[word], index[word].around(at), topics[at].weights[word]) for word in keys]
    others = np.concatenate([shared.articles[places] for shared, places, _ in looked_at])
    weights = np.concatenate([own * shared.weights[places] for shared, places, own in looked_at])
    score = np.bincount(others, weights)
    score[at] = 0
    found = np.flatnonzero(score)
    if len(found) > NEAREST_KEPT:
        bar = np.partition(score[found], -NEAREST_KEPT)[-NEAREST_KEPT]
        found = found[score[found] >= bar]
    nearest: list[int] = found[np.argsort(-score[found], kind="stable")][:NEAREST_KEPT].tolist()
    return nearest
