"""The words of dispute: denial, accusation, stance, falsehood, contrast and opposites, as data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.language.word_lists import loaded


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


def _lemmas(words: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word.split()) for word in words)


@cache
def dispute_words() -> DisputeWords:
    """`data/dispute_words.yml`, read once a process."""
    data = loaded("dispute_words")
    pairs = data["opposites"]
    entries = tuple(
        WordEntry(
            kind=kind,
            words=tuple(row["word"].split()),
            example=row["example"],
            thing=row.get("thing", False),
            deniable=row.get("deniable", False),
            loose=row.get("loose", False),
        )
        for kind, rows in data.items()
        if kind != "opposites"
        for row in rows
    )
    opposites = tuple(
        Opposites(
            number=number,
            one=_lemmas(row["one"]),
            other=_lemmas(row["other"]),
            examples=(row["examples"][0], row["examples"][1]),
        )
        for number, row in enumerate(pairs)
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
