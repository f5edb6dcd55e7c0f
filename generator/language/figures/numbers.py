"""Figures: a number as printed, the values it allows, and what it counts; measures, currencies and
counted nouns each under one name however it is printed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from generator.language.grammar import NAMING_PARTS
from generator.language.word_lists import loaded

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

DIGITS_FORM = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(bn)?")
CURRENCIES = frozenset("$€£¥")
LONGEST_UNIT = 4
"""Tokens of the longest unit: `kilometres an hour`."""
AMOUNT = 1e6
"""Bare numbers from here on can be amounts of money: `will cost 800 million`."""
NOT_COUNTS = frozenset({"DATE", "TIME"})
MILLION = 1e6
WINDOW = 4
"""Tokens before or behind a number in which the words stand that widen it: `12 people at most`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`start`/`end` are code points in the parsed text, half-open; `high` may be infinite.

    `unit` is the lemma of the counted noun, a currency, a measure or `percent`; empty if none is
    there.
    """

    start: int
    end: int
    low: float
    high: float
    unit: str
    scope: tuple[str, ...]
    """Lemmas that narrow what is counted: `injured`, `critical`."""
    run: tuple[Token, ...] = ()
    """The tokens of the number."""
    noun: Token | None = None
    """The counted noun, if the parse ties one to the number."""


@cache
def _number_values(part: str) -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in loaded("numbers")[part]}


def is_number_word(word: str) -> bool:
    """Whether a word, lower case, is digits or spells a number: `seven`."""
    return word.isdigit() or word in _number_values("values")


@cache
def _bounding(part: str) -> tuple[tuple[re.Pattern[str], float, float], ...]:
    """Pattern, low and high factor, longest words first: `no more than` before `more than`."""
    rows = sorted(loaded("numbers")[part], key=lambda row: -len(row["words"]))
    frame = r"(?:^|\s){}$" if part == "bounds" else r"^(?:[\w-]+\s)?{}\b"
    factors = ((row["low"], math.inf if row["high"] is None else row["high"]) for row in rows)
    return tuple(
        (re.compile(frame.format(row["words"])), float(low), float(high))
        for row, (low, high) in zip(rows, factors, strict=True)
    )


def counts_in(words: Span) -> Iterator[Count]:
    """The figures of a sentence, in text order. Dates, times and ordinals are none."""
    k = words.start
    doc = words.doc
    while k < words.end:
        run = _run(doc[k : words.end])
        if run and not any(t.ent_type_ in NOT_COUNTS for t in run):
            value = _value_of_run([t for t in run if t.text != "-"])
            if value is not None:
                yield _count_of_run(words, run, value)
        k += max(len(run), 1)


def _run(rest: Span) -> list[Token]:
    """Number words side by side, and `twenty-three` with its hyphen."""
    run: list[Token] = []
    for place, token in enumerate(rest):
        number = _small(token) is not None or (run and _scale(token, run) is not None)
        if not number and not _hyphen_in_number(rest, place, run):
            break
        run.append(token)
    return run


def _hyphen_in_number(rest: Span, place: int, run: list[Token]) -> bool:
    if not run or rest[place].text != "-" or place + 1 >= len(rest):
        return False
    values = _number_values("values")
    tens, units = values.get(run[-1].lower_), values.get(rest[place + 1].lower_)
    return tens is not None and units is not None and tens >= 20 and units < 10


def _small(token: Token) -> float | None:
    found = DIGITS_FORM.fullmatch(token.text)
    if found:
        return float(found[1].replace(",", "")) * (1e9 if found[2] else 1)
    return _number_values("values").get(token.lower_)


def _scale(token: Token, run: list[Token]) -> float | None:
    """`m` is a million only of money: `$3m`."""
    if token.lower_.rstrip(".") == "m" and run[0].i and run[0].nbor(-1).text in CURRENCIES:
        return MILLION
    return _number_values("scales").get(token.lower_)


def _value_of_run(run: list[Token]) -> float | None:
    """`34.5 million`, `two hundred`; None for two unrelated numbers side by side."""
    total, scale = 0.0, 1.0
    for place, token in enumerate(run):
        small = _small(token)
        if small is None:
            scale *= _scale(token, run) or 1.0
        elif place and not (total % 10 == 0 and small < 10):
            return None
        else:
            total += small
    return total * scale


def _count_of_run(words: Span, run: list[Token], value: float) -> Count:
    low, high = _bounds(words, run, value)
    head, link = run[-1].head, run[-1].dep_
    tied = link in ("nummod", "quantmod", "compound") and head.pos_ in NAMING_PARTS
    noun = head if tied else None
    return Count(
        start=run[0].idx,
        end=run[-1].idx + len(run[-1]),
        low=low,
        high=high,
        unit=unit_of_run(run, noun),
        scope=_scope(noun),
        run=tuple(run),
        noun=noun,
    )


def _bounds(words: Span, run: list[Token], value: float) -> tuple[float, float]:
    doc, first, last = words.doc, run[0].i, run[-1].i
    before = " ".join(t.lower_ for t in doc[max(words.start, first - WINDOW) : first])
    after = " ".join(t.lower_ for t in doc[last + 1 : min(words.end, last + 1 + WINDOW)])
    for part, text in (("bounds", before.rstrip("".join(CURRENCIES) + " ")), ("after", after)):
        for pattern, low, high in _bounding(part):
            if pattern.search(text):
                return low * value, high * value if value else high
    return value, value


def _scope(noun: Token | None) -> tuple[str, ...]:
    if noun is None:
        return ()
    near = [t for t in noun.subtree if t.pos_ in ("ADJ", "VERB", "NOUN", "PROPN") and t.i != noun.i]
    verb = [noun.head] if noun.dep_ in ("nsubj", "nsubjpass", "dobj") else []
    return tuple(sorted({t.lemma_.lower() for t in near + verb}))


# --- units --------------------------------------------------------------------------------------


@cache
def _measures() -> dict[str, str]:
    return {row["word"]: row["unit"] for row in loaded("figures")["measures"]}


@cache
def _currencies() -> dict[str, str]:
    return {row["word"]: row["unit"] for row in loaded("figures")["currencies"]}


def unit_of_run(run: Sequence[Token], noun: Token | None) -> str:
    """`$`, `percent`, `km/h`, else the lemma of the counted noun; empty if none is there."""
    before = run[0].nbor(-1).text[-1:] if run[0].i else ""
    if before in CURRENCIES:
        return before
    lemma = noun.lemma_.lower() if noun is not None else ""
    return _measure(run[-1]) or _currencies().get(lemma, lemma)


def _measure(last: Token) -> str | None:
    """The longest unit that stands right behind the number."""
    behind = [t for t in last.doc[last.i + 1 : last.i + 1 + LONGEST_UNIT] if t.text != "-"]
    for length in range(len(behind), 0, -1):
        words = [t.lower_.rstrip(".") for t in behind[:length]]
        joined = "".join(words)
        singular = behind[0].lemma_.lower() if length == 1 else ""
        forms = (joined, joined.removesuffix("s"), singular)
        found = next((_measures()[form] for form in forms if form in _measures()), None)
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
    return {row["unit"]: row.get("kind", row["unit"]) for row in loaded("figures")["measures"]}
