"""What two groups share beyond the names of their town: all reports of a small folder are from it.

Mayor, council and town make two reports of one place alike whatever happened. An event has words
that are no name ("engine", "passengers"), or names that not half of the folder has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.group.nearness import likeness_in
from generator.group.topics import LEAD_MARK, NAME_MARK, Topic
from generator.language.words.news_words import news_share

FEWEST_OF_A_PLACE = 3
"""Articles that have a name which tells where the folder is from..."""
SHARE_OF_A_PLACE = 0.5
"""... and more than this share of the folder: not one event of two with as many reports."""
# origin: as SHARED_IN_ALL, 2026-11-29; with .3 folders of two events lose .03 of their recall
MOST_OF_A_WORD = 0.02
"""Likeness that one word gives at most: two cases at court may both have "petrol"."""
# origin: as SHARED_IN_ALL, 2026-11-29; .015 to .03 join the same
SHARED_WORDS = 0.015
"""Likeness that two groups of one event have from words that are no names..."""
# origin: as SHARED_IN_ALL, 2026-11-29; with .02 ECB+ loses .004
SHARED_IN_ALL = 0.07
"""... and together with names that are not those of the place."""
# origin: invented briefs of one town, council, court and beat, 2026-11-29: of 21 pairs of different
# events that met, 6 still do. B-cubed F1 of g5w1h and ECB+ stays .978/.948; in folders of six or
# eight of their articles recall falls by at most .02


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderWords:
    """Keys of topics: words that are no names, and names of the place that the folder is from; and
    the likeness that two groups need in a folder of its size."""

    plain: frozenset[str]
    of_the_place: frozenset[str]
    likeness: float


def find_folder_words(topics: Sequence[Topic]) -> FolderWords:
    """A word is no name where some article writes it small, or where news at large has it and no
    article has it in a name."""
    held = Counter(name for topic in topics for name in topic.names)
    bar = max(FEWEST_OF_A_PLACE - 1, SHARE_OF_A_PLACE * len(topics))
    place = {part for name, n in held.items() if n > bar for part in (name, *name.split())}
    named = {part for name in held for part in name.split()}
    small = {word for topic in topics for word in topic.written_small}
    common = {word for word in news_share() if word not in named}
    of_place = {NAME_MARK + name for name in held if {name, *name.split()} & place}
    return FolderWords(
        plain=frozenset(_with_lead(small | common)),
        of_the_place=frozenset(of_place | _with_lead(place)),
        likeness=likeness_in(len(topics)),
    )


def share_an_event(
    weights: Mapping[str, float], others: Mapping[str, float], pairs: int, folder: FolderWords
) -> bool:
    """Whether two groups, by their summed weights, have enough in common beyond the place."""
    plain = names = 0.0
    for word in sorted(weights.keys() & others.keys()):
        alike = weights[word] * others[word] / pairs
        if word in folder.plain:
            plain += min(alike, MOST_OF_A_WORD)
        elif word not in folder.of_the_place:
            names += alike
    return plain >= SHARED_WORDS and plain + names >= SHARED_IN_ALL


def _with_lead(words: set[str]) -> set[str]:
    return words | {LEAD_MARK + word for word in words}
