"""Which one-byte encoding makes the letters of one language of a text, and of no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.language.word_lists import loaded

NEUTRAL_MARKS = frozenset("‘’‚“”„‹›«»–—…•·§°€£©®™†‡¿¡ \u00a0´¨")
"""What stands between words in any language; inside a word it is a letter misread."""
SAMPLE = 20_000
"""Characters at the head of a text that are looked at."""
INSIDE = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alphabet:
    """`letters` are lower case, outside a-z; `encodings` the most usual first."""

    language: str
    letters: frozenset[str]
    encodings: tuple[str, ...]


@cache
def alphabets() -> tuple[Alphabet, ...]:
    """The word list, read once a process."""
    return tuple(
        Alphabet(
            language=language,
            letters=frozenset(row["letters"]),
            encodings=tuple(row["encodings"]),
        )
        for language, row in loaded("alphabets").items()
    )


def best_encoding(data: bytes, language: str | None, doubted: str) -> tuple[str, str] | None:
    """(text, encoding) that spells these bytes better than the `doubted` text; None = nothing does.

    `language` is what the index says: a language of the list is then the only one tried.
    """
    known = [alphabet for alphabet in alphabets() if alphabet.language == language]
    tried = [(*found, a) for a in known or alphabets() for found in _decodings(data, a)]
    scored = [
        (_spelled(text, alphabet), -k, text, name) for k, (text, name, alphabet) in enumerate(tried)
    ]
    least = 0.0 if known else max((_spelled(doubted, a) for a in alphabets()), default=0.0)
    best = max(scored, default=None)
    return (best[2], best[3]) if best and best[0] > least else None


def _decodings(data: bytes, alphabet: Alphabet) -> Iterator[tuple[str, str]]:
    for name in alphabet.encodings:
        try:
            yield data.decode(name), name
        except UnicodeDecodeError:
            continue


def _spelled(text: str, alphabet: Alphabet) -> float:
    """Share of the characters outside ASCII that are this language's letters, or marks."""
    foreign = [k for k, char in enumerate(text[:SAMPLE]) if not char.isascii()]
    right = sum(_letter_fits(text, k, alphabet.letters) for k in foreign)
    return right / len(foreign) if foreign else 0.0


def _letter_fits(text: str, k: int, letters: frozenset[str]) -> bool:
    char = text[k]
    if char in NEUTRAL_MARKS:
        return not INSIDE.match(text[k + 1 : k + 2]) or not _opens_nothing(char)
    return char.lower()[:1] in letters or char in letters


def _opens_nothing(char: str) -> bool:
    """Whether a letter right behind this mark is odd."""
    return char not in "‘“„‚«‹»›–—’¿¡ \u00a0€£§"
