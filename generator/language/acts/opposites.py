"""Opposites: which sides of the word list's pairs a stretch of text is on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator.language.acts.dispute_words import dispute_words
from generator.language.grammar import NEGATIONS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


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
            if all(lemma in below for lemma in lemmas[1:]):
                found.add(turned(side) if _under_negation(token) else side)
    return tuple(sorted(found))


def _under_negation(token: Token) -> bool:
    near = [*token.children, token.head, *token.head.children]
    return any(t.lower_ in NEGATIONS and token.i - 6 < t.i < token.i for t in near)


def turned(side: str) -> str:
    return side[:-1] + ("-" if side.endswith("+") else "+")


def opposed_sides(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The sides of `one` whose opposite is in `other`."""
    return tuple(side for side in one if turned(side) in other and side not in other)
