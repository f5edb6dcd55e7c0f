"""One telling changed: another number, another day, or denied or doubted on one side.

Two sentences can share nearly all their words and yet not say the same. What is told on one side
alone (a day, a number) is no contradiction; two that share none of a kind are.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from generator.language.grammar import WORD
from generator.language.words.news_words import stop_words
from generator.merge.statements import Statement

NUMBER_WORDS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
IN_WORDS = {word: str(number) for number, word in enumerate(NUMBER_WORDS, 2)}
NUMBER = re.compile(
    rf"(?<![\w-])(?:\d[\d,.]*\d|\d|{'|'.join(NUMBER_WORDS)})(?![\w-])", re.IGNORECASE
)
DENIED = re.compile(
    r"\b(?:not?|never|none|nobody|nothing|neither|nor|without|cannot|den(?:y|ies|ied))\b|n[’']t\b",
    re.IGNORECASE,
)
DOUBTED = re.compile(r"\b(?:may|might|could|perhaps|possibly|reportedly|allegedly)\b")
"""In small letters: May is a month."""
NEAR_NUMBERS = 1.1
"""Ratio up to which two numbers may be one: "212 passengers", "more than 200 people"."""
# origin: set by hand, 2026-11-28, and measured only with the rules around it
DENIED_WORDS = 4
"""Words behind a denial that it is taken to be about."""
STEM, SHORTEST_WORD = 5, 4
"""Letters by which words are compared, and of the shortest that are."""
DAY_LENGTH = len("2031-05-17")


def told_otherwise(one: Statement, other: Statement) -> bool:
    return (
        _count_apart(_numbers(one), _numbers(other))
        or _told_apart(_days(one), _days(other))
        or _is_turned(one.text, other.text)
        or bool(DOUBTED.search(one.text)) != bool(DOUBTED.search(other.text))
    )


def _is_turned(one: str, other: str) -> bool:
    """Whether what one denies the other tells plainly."""
    mine, theirs = (_denied(text) for text in (one, other))
    return bool(mine & (_stems(other) - theirs)) or bool(theirs & (_stems(one) - mine))


def _denied(text: str) -> set[str]:
    """Stems of the words behind each denial."""
    behind = (WORD.findall(text[found.end() :])[:DENIED_WORDS] for found in DENIED.finditer(text))
    return {stem for words in behind for stem in _stems(" ".join(words))}


def _stems(text: str) -> set[str]:
    words = (word.casefold() for word in WORD.findall(text))
    return {w[:STEM] for w in words if len(w) >= SHORTEST_WORD and w not in stop_words()}


def _told_apart(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _count_apart(one: AbstractSet[float], other: AbstractSet[float]) -> bool:
    """No number of one is near one of the other."""
    near = (max(a, b) <= NEAR_NUMBERS * min(a, b) for a in one for b in other)
    return bool(one and other) and not any(near)


def _numbers(statement: Statement) -> set[float]:
    found = (number.casefold().replace(",", "") for number in NUMBER.findall(statement.text))
    plain = (IN_WORDS.get(number, number) for number in found)
    return {float(number) for number in plain if number.count(".") < len("..")}


def _days(statement: Statement) -> set[str]:
    return {d.value for d in statement.dates if d.value and len(d.value) == DAY_LENGTH}
