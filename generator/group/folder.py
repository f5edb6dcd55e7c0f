"""What grouping looks at: the articles of a folder, their topics, pairs worth comparing, and which
words are names of the place that the folder is from.

Mayor, council and town make two reports of one place alike whatever happened. An event has words
that are no name ("engine", "passengers"), or names that not half of the folder has.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.group.candidates import find_candidates
from generator.group.nearness import likeness_in
from generator.group.topics import LEAD_MARK, NAME_MARK, Topic, find_topics
from generator.language.words.news_words import news_share
from generator.records import Article

FEWEST_OF_A_PLACE = 3
"""Articles that have a name which tells where the folder is from..."""
SHARE_OF_A_PLACE = 0.5
"""... and more than this share of the folder: not one event of two with as many reports."""
# origin: as SHARED_IN_ALL, 2026-11-29; with .3 folders of two events lose .03 of their recall


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
    pairs = find_candidates(topics)
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
