"""The words and capitalised names of a plain text, and how common a word is in English news.

Needs no parse: grouping looks at every article of a folder, and words as written are enough for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*\d|\d")
SENTENCE_START = re.compile(r"[.!?:\n“”\"‘]")
"""What stands before a word whose capital says nothing."""
GRAMMAR = 0.4
"""A word that more than this share of articles use ("after", "people") is not counted at all."""


class Word(NamedTuple):
    """A word as it stands; `plain` is lower case without a possessive ending."""

    plain: str
    capital: bool
    starts: bool
    """True at the start of the text, a line, a sentence or a quotation."""
    joined: bool
    """True where only a space parts it from the word before."""


@cache
def news_share() -> Mapping[str, float]:
    """Word -> share of English news articles that use it. Words below 0.02 are not listed."""
    path = files("generator.language").joinpath("data", "common_words.tsv")
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line[0] != "#")
    return {word: float(share) for word, share in rows}


@cache
def colourless() -> frozenset[str]:
    """Lemmas that two sentences share whatever they say."""
    path = files("generator.language").joinpath("data", "colourless.tsv")
    lines = path.read_text("utf-8").splitlines()
    return frozenset(line.split("\t")[0] for line in lines if line[0] != "#")


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing of what a text is about, as written, lower case."""
    path = files("generator.language").joinpath("data", "stop_words.tsv")
    return frozenset(line for line in path.read_text("utf-8").splitlines() if line[0] != "#")


def words_of(text: str, limit: int) -> Iterator[Word]:
    """The first `limit` words of a text, in order."""
    end = 0
    for count, match in enumerate(WORD.finditer(text)):
        if count >= limit:
            return
        gap = text[end : match.start()]
        end = match.end()
        written = match.group()
        plain = written.lower().replace("’", "'").removesuffix("'s")
        capital = written[0].isupper() and len(plain) > 1
        starts = count == 0 or (gap != " " and bool(SENTENCE_START.search(gap)))
        yield Word(plain, capital, starts, gap == " ")


@cache
def grammar() -> frozenset[str]:
    """The words that nearly every article uses, whatever it is about."""
    return frozenset(word for word, share in news_share().items() if share > GRAMMAR)


def count_words(words: list[Word]) -> Counter[str]:
    """How often each word stands there; single letters and grammar words are left out."""
    left_out = grammar()
    return Counter([w.plain for w in words if len(w.plain) > 1 and w.plain not in left_out])


def count_names(words: list[Word]) -> Counter[str]:
    """Runs of capitalised words ("Ada Holm") and the last word of each ("holm"), lower case.

    A single capital at the start of a sentence is no name.
    """
    counted: Counter[str] = Counter()
    for run in _capital_runs(words):
        name = [word.plain for word in run if word.plain not in grammar()]
        if name and not (len(run) == 1 and run[0].starts):
            counted.update({" ".join(name), name[-1]})
    return counted


def _capital_runs(words: list[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in words:
        goes_on = word.capital and word.joined and not word.starts
        if run and not goes_on:
            yield run
            run = []
        if word.capital and not (word.starts and word.plain in grammar()):
            run.append(word)
    if run:
        yield run
