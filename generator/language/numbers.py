"""Figures: a number as printed, the values it allows, and what it counts."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from spacy.tokens import Span, Token

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
NOT_COUNTS = frozenset({"DATE", "TIME"})
CURRENCIES = frozenset("$€£¥")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`start`/`end` are code points in the parsed text, half-open; `high` may be infinite.

    `unit` is the lemma of the counted noun, a currency sign or `percent`; empty if none is there.
    """

    start: int
    end: int
    low: float
    high: float
    unit: str
    scope: tuple[str, ...]
    """Lemmas that narrow what is counted: `injured`, `critical`."""


@cache
def _data() -> dict[str, Any]:
    path = files("generator.language") / "data" / "numbers.yml"
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


@cache
def _words(part: str) -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in _data()[part]}


def counts_in(words: Span) -> tuple[Count, ...]:
    """The figures of a sentence, in text order. Dates, times and ordinals are none."""
    return tuple(_counts(words))


def _counts(words: Span) -> Iterator[Count]:
    k = words.start
    doc = words.doc
    while k < words.end:
        run = _run(doc[k : words.end])
        if run and not any(t.ent_type_ in NOT_COUNTS for t in run):
            value = _value(run)
            if value is not None:
                yield _count(words, run, value)
        k = run[-1].i + 1 if run else k + 1


def _run(rest: Span) -> list[Token]:
    run: list[Token] = []
    for token in rest:
        if token.text == "-" and run and _joins_tens(token, rest):
            continue
        if not (_small(token) is not None or (run and token.lower_ in _words("scales"))):
            break
        run.append(token)
    return run


def _joins_tens(hyphen: Token, rest: Span) -> bool:
    """The hyphen of `twenty-three`; that of `20-year-old` joins no number."""
    if hyphen.i + 1 >= rest.end:
        return False
    before, after = _small(hyphen.nbor(-1)), _small(hyphen.nbor())
    return before in range(20, 100, 10) and after in range(1, 10) and hyphen.nbor(-1).is_alpha


def _small(token: Token) -> float | None:
    if DIGITS.fullmatch(token.text):
        return float(token.text.replace(",", ""))
    return _words("values").get(token.lower_)


def _value(run: list[Token]) -> float | None:
    """`34.5 million`, `two hundred`; None for two unrelated numbers side by side."""
    total, scale = 0.0, 1.0
    for place, token in enumerate(run):
        small = _small(token)
        if small is None:
            scale *= _words("scales")[token.lower_]
        elif place and not (total % 10 == 0 and small < 10):
            return None
        else:
            total += small
    return total * scale


def _count(words: Span, run: list[Token], value: float) -> Count:
    low, high = _bounds(words, run[0].i, value)
    noun = _counted(run)
    return Count(
        start=run[0].idx,
        end=run[-1].idx + len(run[-1]),
        low=low,
        high=high,
        unit=_unit(run, noun),
        scope=_scope(noun),
    )


def _bounds(words: Span, first: int, value: float) -> tuple[float, float]:
    before = " ".join(t.lower_ for t in words.doc[max(words.start, first - 3) : first])
    before = before.rstrip("$€£¥ ")
    for row in sorted(_data()["bounds"], key=lambda row: -len(row["words"])):
        if re.search(rf"(?:^|\s){row['words']}$", before):
            high = math.inf if row["high"] is None else row["high"] * value
            return row["low"] * value, high
    return value, value


def _counted(run: list[Token]) -> Token | None:
    head = run[-1].head
    if run[-1].dep_ in ("nummod", "quantmod", "compound") and head.pos_ in ("NOUN", "PROPN"):
        return head
    return None


def _unit(run: list[Token], noun: Token | None) -> str:
    before = run[0].nbor(-1).text if run[0].i else ""
    if before in CURRENCIES:
        return before
    after = run[-1].doc[run[-1].i + 1 : run[-1].i + 3].text.lower()
    if after.startswith(("%", "percent", "per cent")):
        return "percent"
    return noun.lemma_.lower() if noun is not None else ""


def _scope(noun: Token | None) -> tuple[str, ...]:
    if noun is None:
        return ()
    near = [t for t in noun.subtree if t.pos_ in ("ADJ", "VERB", "NOUN", "PROPN") and t.i != noun.i]
    verb = [noun.head] if noun.dep_ in ("nsubj", "nsubjpass", "dobj") else []
    return tuple(sorted({t.lemma_.lower() for t in near + verb}))
