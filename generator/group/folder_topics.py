"""What grouping looks at: the articles of a folder, their topics, the pairs worth comparing (by an
index of the words that stand out, never all pairs), and which words are names of the place that the
folder is from.

Mayor, council and town make two reports of one place alike whatever happened. An event has words
that are no name ("engine", "passengers"), or names that not half of the folder has.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.group.nearness import likeness_in
from generator.group.topics import LEAD_MARK, NAME_MARK, Topic, find_topics, product
from generator.language.words.news_words import news_share
from generator.records import Article

FEWEST_OF_A_PLACE = 3
"""Articles that have a name which tells where the folder is from..."""
SHARE_OF_A_PLACE = 0.5
"""... and more than this share of the folder: not one event of two with as many reports."""
# origin: as SHARED_IN_ALL, 2026-11-29; with .3 folders of two events lose .03 of their recall

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """Articles by name, each with its topic at the same position."""

    articles: Sequence[Article]
    topics: Sequence[Topic]
    pairs: Mapping[tuple[int, int], float]
    """Likeness of candidate pairs, lower position first."""
    near: Mapping[int, Mapping[int, float]]
    """The same for each article."""
    plain: frozenset[str]
    """Keys of topics: words that are no names..."""
    of_the_place: frozenset[str]
    """... and names of the place that the folder is from."""
    likeness: float
    """That two groups need in a folder of its size."""


def look_at(articles: Sequence[Article]) -> Folder:
    """A word is no name where some article writes it small, or where news at large has it and no
    article has it in a name."""
    topics = find_topics(articles)
    pairs = _find_candidates(topics)
    near: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), alike in pairs.items():
        near[one][other] = near[other][one] = alike
    held = Counter(name for topic in topics for name in topic.names)
    bar = max(FEWEST_OF_A_PLACE - 1, SHARE_OF_A_PLACE * len(topics))
    place = {part for name, n in held.items() if n > bar for part in (name, *name.split())}
    named = {part for name in held for part in name.split()}
    small = {word for topic in topics for word in topic.written_small}
    of_place = {NAME_MARK + name for name in held if {name, *name.split()} & place}
    return Folder(
        articles=articles,
        topics=topics,
        pairs=pairs,
        near=near,
        plain=frozenset(_with_lead(small | (news_share().keys() - named))),
        of_the_place=frozenset(of_place | _with_lead(place)),
        likeness=likeness_in(len(topics)),
    )


def _with_lead(words: set[str]) -> set[str]:
    return words | {LEAD_MARK + word for word in words}


# --- pairs worth comparing -----------------------------------------------------------------------


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


def _find_candidates(topics: Sequence[Topic]) -> dict[tuple[int, int], float]:
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
