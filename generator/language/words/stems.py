"""Words under one name, whatever their ending, and those that news uses for one thing."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from generator.language.word_lists import loaded

ENDINGS = (
    *("ization", "isation", "ational", "ations", "ation", "ements", "ement", "ments", "ment"),
    *("ings", "ing", "ions", "ion", "ors", "or", "ers", "er", "ists", "ist", "ism", "ities", "ity"),
    *("ances", "ance", "ences", "ence", "ives", "ive", "ables", "able", "ness", "ful", "ally"),
    *("al", "ly", "ians", "ian", "ans", "an", "ese", "ies", "es", "ed", "s", "e", "y"),
)
"""Longest first among those that end alike."""
SHORTEST_STEM = 4
"""Letters that are left of a word at least."""
STEMS_REMEMBERED = 50_000


@cache
def _one_thing() -> Mapping[str, str]:
    """Word -> the first word of its line in the list."""
    return {word: words[0] for words in loaded("same_words") for word in words}


@lru_cache(maxsize=STEMS_REMEMBERED)
def stem(lemma: str) -> str:
    """`election` and `elected` are one, so are `killing` and `death`; a number stays as it is."""
    word = lemma.replace("-", "").rstrip(".")
    if lemma in _one_thing():
        return _one_thing()[lemma]
    if word[:1].isdigit():
        return word.replace(",", "")
    ending = next((e for e in ENDINGS if word.endswith(e) and _leaves_enough(word, e)), "")
    return word.removesuffix(ending)


def _leaves_enough(word: str, ending: str) -> bool:
    return len(word) - len(ending) >= SHORTEST_STEM
