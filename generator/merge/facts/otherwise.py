"""One telling changed: another number, another day, or denied or doubted on one side.

Two sentences can share nearly all their words and yet not say the same. What is told on one side
alone (a day, a number) is no contradiction; two that share none of a kind are.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from generator.language.grammar import WORD
from generator.language.words.news_words import stem, stop_words
from generator.merge.statements import Statement

NUMBER_WORDS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
IN_WORDS = {word: str(number) for number, word in enumerate(NUMBER_WORDS.split("|"), 2)}
NUMBER = re.compile(rf"(?<![\w-])(?:\d[\d,.]*\d|\d|{NUMBER_WORDS})(?![\w-])", re.IGNORECASE)
DENIED = re.compile(
    r"\b(?:not?|never|none|nobody|nothing|neither|nor|without|cannot|den(?:y|ies|ied))\b|n[’']t\b",
    re.IGNORECASE,
)
DOUBTED = re.compile(r"\b(?:may|might|could|perhaps|possibly|reportedly|allegedly)\b")
"""In small letters: May is a month."""
NEAR_NUMBERS = 1.1
"""Ratio up to which two numbers may be one: "212 passengers", "more than 200 people"."""
# origin: set by hand, 2026-11-28; a fifth less changes 8 of 21 real stories, a quarter more 0
THINGS_BEHIND = re.compile(r"[ -]{0,2}([A-Za-z]+)(?:[ -]{1,2}([A-Za-z]+))?")
"""What a number counts: `19 other defendants`, `a two-hour talk`."""
CLAUSE_EDGE = re.compile(
    r"[,;:()–—“”\"]"
    r"|\b(?:and|but|that|who|which|while|because|after|before|when|as|where|if|although|though)\b"
)
DENIED_WORDS = 4
"""Words behind a denial that it is taken to be about."""
DENIED_SHARE = 0.3
"""Part of a denied clause that the other sentence tells plainly."""
# origin: of the facts people marked .426 are found with it and .428 without, 2026-11-29; of 100
# sentences with a "not" put in that still counted, it tells 40
STEM, SHORTEST_WORD = 5, 4
"""Letters by which words are compared, and of the shortest that are."""
DAY_LENGTH = len("2031-05-17")


def told_otherwise(one: Statement, other: Statement) -> bool:
    return (
        _count_apart(_values(NUMBER.findall(one.text)), _values(NUMBER.findall(other.text)))
        or _counted_otherwise(one.text, other.text)
        or bool(_days(one) and _days(other) and _days(one).isdisjoint(_days(other)))
        or _is_turned(one.text, other.text)
        or _denies_clause(one.text, other.text)
        or _denies_clause(other.text, one.text)
        or bool(DOUBTED.search(one.text)) != bool(DOUBTED.search(other.text))
    )


def _is_turned(one: str, other: str) -> bool:
    """Whether what one denies the other tells plainly."""
    mine, theirs = (_denied(text) for text in (one, other))
    return bool(mine & (first_letters(other) - theirs)) or bool(
        theirs & (first_letters(one) - mine)
    )


def _denied(text: str) -> set[str]:
    """Stems of the words behind each denial."""
    behind = (WORD.findall(text[found.end() :])[:DENIED_WORDS] for found in DENIED.finditer(text))
    return {stem for words in behind for stem in first_letters(" ".join(words))}


def _denies_clause(denying: str, plain: str) -> bool:
    """Whether much of a clause that one denies stands in no denied clause of the other."""
    told = first_letters(plain) - {stem for clause in _denied_clauses(plain) for stem in clause}
    return any(
        clause & told and len(clause & told) >= DENIED_SHARE * len(clause)
        for clause in _denied_clauses(denying)
    )


def _denied_clauses(text: str) -> list[set[str]]:
    """Stems of each stretch between marks and joining words that a denial stands in."""
    edges = [0, *(edge.start() for edge in CLAUSE_EDGE.finditer(text)), len(text)]
    return [
        first_letters(text[edges[k - 1] : edges[k]])
        for found in DENIED.finditer(text)
        if (k := bisect_right(edges, found.start())) < len(edges)
    ]


def _counted_otherwise(one: str, other: str) -> bool:
    """Whether each counts one thing as the other does not: `19 others`, `58 other defendants`."""
    mine, theirs = _counts(one), _counts(other)
    return any(
        _some_apart(mine[thing], theirs[thing]) and _some_apart(theirs[thing], mine[thing])
        for thing in mine.keys() & theirs.keys()
    )


def _counts(text: str) -> Mapping[str, set[float]]:
    """Stem of a word behind a number -> the numbers."""
    found: defaultdict[str, set[float]] = defaultdict(set)
    for number in NUMBER.finditer(text):
        behind = THINGS_BEHIND.match(text, number.end())
        words = (word.casefold() for word in behind.groups() if word) if behind else ()
        for word in words:
            if word not in stop_words():
                found[stem(word)] |= _values([number[0]])
    return found


def _some_apart(one: AbstractSet[float], other: AbstractSet[float]) -> bool:
    return any(_count_apart({number}, other) for number in one)


def first_letters(text: str) -> set[str]:
    """Of each word that tells something the letters by which it is compared."""
    words = (word.casefold() for word in WORD.findall(text))
    return {w[:STEM] for w in words if len(w) >= SHORTEST_WORD and w not in stop_words()}


def _count_apart(one: AbstractSet[float], other: AbstractSet[float]) -> bool:
    """No number of one is near one of the other."""
    near = (max(a, b) <= NEAR_NUMBERS * min(a, b) for a in one for b in other)
    return bool(one and other) and not any(near)


def _values(numbers: Iterable[str]) -> set[float]:
    found = (number.casefold().replace(",", "") for number in numbers)
    plain = (IN_WORDS.get(number, number) for number in found)
    return {float(number) for number in plain if number.count(".") < len("..")}


def _days(statement: Statement) -> set[str]:
    return {d.value for d in statement.dates if d.value and len(d.value) == DAY_LENGTH}
