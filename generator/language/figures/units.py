"""Units: measures, currencies and counted nouns, each under one name however it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.language.word_lists import loaded

if TYPE_CHECKING:
    from spacy.tokens import Token

CURRENCIES = frozenset("$€£¥")
LONGEST_UNIT = 4
"""Tokens of the longest unit: `kilometres an hour`."""
AMOUNT = 1e6
"""Bare numbers from here on can be amounts of money: `will cost 800 million`."""


@cache
def figures_data() -> dict[str, Any]:
    """The word list of what figures are of."""
    data: dict[str, Any] = loaded("figures")
    return data


@cache
def _measures() -> dict[str, str]:
    return {row["word"]: row["unit"] for row in figures_data()["measures"]}


@cache
def _currencies() -> dict[str, str]:
    return {row["word"]: row["unit"] for row in figures_data()["currencies"]}


def unit_of_run(run: Sequence[Token], noun: Token | None) -> str:
    """`$`, `percent`, `km/h`, else the lemma of the counted noun; empty if none is there."""
    before = run[0].nbor(-1).text[-1:] if run[0].i else ""
    if before in CURRENCIES:
        return before
    measure = _measure(run[-1])
    if measure:
        return measure
    lemma = noun.lemma_.lower() if noun is not None else ""
    return _currencies().get(lemma, lemma)


def _measure(last: Token) -> str | None:
    """The longest unit that stands right behind the number."""
    behind = [t for t in last.doc[last.i + 1 : last.i + 1 + LONGEST_UNIT] if t.text != "-"]
    for length in range(len(behind), 0, -1):
        words = [t.lower_.rstrip(".") for t in behind[:length]]
        joined = "".join(words)
        singular = behind[0].lemma_.lower() if length == 1 else ""
        found = (
            _measures().get(joined)
            or _measures().get(joined.removesuffix("s"))
            or _measures().get(singular)
        )
        if found or joined == "percent":
            return found or "percent"
    return None


def unit_kind(unit: str) -> str:
    """`money`, `percent`, `speed`, `length`, `weight`; a counted noun, or none, is a `count`."""
    if unit in CURRENCIES or unit in _currencies().values():
        return "money"
    return _unit_kinds().get(unit, "count")


@cache
def _unit_kinds() -> dict[str, str]:
    return {row["unit"]: row.get("kind", row["unit"]) for row in figures_data()["measures"]}
