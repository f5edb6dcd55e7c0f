"""The words of dispute, as data: denial, accusation, stance, falsehood, contrast, opposites, and
those with which one speaker answers another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from generator.language.grammar import NEGATIONS
from generator.language.word_lists import loaded

if TYPE_CHECKING:
    from spacy.tokens import Span

ReplyKind = Literal["reply", "back"]
WORDS_GAP = r"(?:\W+\w+){1,3}?"
"""What `*` in an entry of the replies stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordEntry:
    """One entry of the word list: lemmas (a verb, and its particle or object) and an example."""

    kind: str
    words: tuple[str, ...]
    example: str
    thing: bool = False
    """The verb counts only with a direct object that is no person."""
    deniable: bool = False
    """It counts only about what can be true, asked for or proposed."""
    loose: bool = False
    """It counts only without a direct object of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposites:
    """Lemmas that cannot both be said of one thing; `number` is the place in the data file."""

    number: int
    one: tuple[tuple[str, ...], ...]
    other: tuple[tuple[str, ...], ...]
    examples: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeWords:
    """The whole data file, in its order."""

    entries: tuple[WordEntry, ...]
    opposites: tuple[Opposites, ...]


@cache
def dispute_words() -> DisputeWords:
    """`data/dispute_words.yml`, read once a process."""
    data = loaded("dispute_words")
    entries = tuple(
        WordEntry(
            kind=kind,
            words=tuple(row["word"].split()),
            **{key: told for key, told in row.items() if key != "word"},
        )
        for kind, rows in data.items()
        if kind != "opposites"
        for row in rows
    )
    opposites = tuple(
        Opposites(
            number=number,
            one=tuple(tuple(words.split()) for words in row["one"]),
            other=tuple(tuple(words.split()) for words in row["other"]),
            examples=tuple(row["examples"]),
        )
        for number, row in enumerate(data["opposites"])
    )
    return DisputeWords(entries=entries, opposites=opposites)


@cache
def entries_by_lemma(*kinds: str) -> dict[str, tuple[WordEntry, ...]]:
    """The entries of these kinds by the first lemma; phrases before the bare word."""
    table: dict[str, list[WordEntry]] = {}
    for entry in dispute_words().entries:
        if entry.kind in kinds:
            table.setdefault(entry.words[0], []).append(entry)
    return {
        lemma: tuple(sorted(rows, key=lambda entry: -len(entry.words)))
        for lemma, rows in table.items()
    }


# --- opposites: which sides of the list's pairs a stretch of text is on ---------------------------


@cache
def _sides_by_lemma() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First lemma -> (lemmas, side), a side being `3+` or `3-`."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for pair in dispute_words().opposites:
        for sign, words in (("+", pair.one), ("-", pair.other)):
            for lemmas in words:
                table.setdefault(lemmas[0], []).append((lemmas, f"{pair.number}{sign}"))
    return {first: tuple(rows) for first, rows in table.items()}


def sides_of(words: Span) -> tuple[str, ...]:
    """The sides taken, sorted; a negation just before a word turns its side around."""
    found = set()
    for token in words:
        for lemmas, side in _sides_by_lemma().get(token.lemma_.lower(), ()):
            below = {child.lemma_.lower() for child in token.children}
            if below.issuperset(lemmas[1:]):
                near = (*token.children, token.head, *token.head.children)
                before = {t.lower_ for t in near if token.i - 6 < t.i < token.i}
                found.add(turned(side) if before & NEGATIONS else side)
    return tuple(sorted(found))


def sides_without_negation(lemmas: Iterable[str]) -> frozenset[str]:
    """The sides that these words take where nothing turns them."""
    return frozenset(side for one in lemmas for _, side in _sides_by_lemma().get(one, ()))


def turned(side: str) -> str:
    return side[:-1] + ("-" if side.endswith("+") else "+")


def opposed_sides(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The sides of `one` whose opposite is in `other`."""
    return tuple(side for side in one if turned(side) in other and side not in other)


# --- replies ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyWords:
    """One section of the list: what its entries look like, and an example of each."""

    pattern: re.Pattern[str]
    examples: Mapping[str, str]


@cache
def reply_words(kind: ReplyKind) -> ReplyWords:
    """`data/replies.yml`, read once a process."""
    rows = loaded("replies")[kind]
    examples = {row["words"]: row["example"] for row in rows}
    forms = "|".join(map(_entry_form, sorted(examples, key=len, reverse=True)))
    pattern = re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)
    return ReplyWords(pattern=pattern, examples=examples)


def _entry_form(words: str) -> str:
    parts = [WORDS_GAP if word == "*" else rf"\W+{re.escape(word)}" for word in words.split()]
    return "".join(parts).removeprefix(r"\W+")


def has_words(kind: ReplyKind, text: str) -> bool:
    return reply_words(kind).pattern.search(text) is not None
