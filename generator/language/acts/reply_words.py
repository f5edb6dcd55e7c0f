"""The words with which one speaker answers another, as data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from generator.language.word_lists import loaded

ReplyKind = Literal["reply", "back"]
WORDS_GAP = r"(?:\W+\w+){1,3}?"
"""What `*` in an entry stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyWords:
    """One section of the list: what its entries look like, and an example of each."""

    pattern: re.Pattern[str]
    words: frozenset[str]
    examples: Mapping[str, str]


@cache
def reply_words(kind: ReplyKind) -> ReplyWords:
    """`data/replies.yml`, read once a process."""
    rows = loaded("replies")[kind]
    examples = {row["words"]: row["example"] for row in rows}
    forms = "|".join(map(_entry_form, sorted(examples, key=len, reverse=True)))
    return ReplyWords(
        pattern=re.compile(rf"\b(?:{forms})\b", re.IGNORECASE),
        words=frozenset(examples),
        examples=examples,
    )


def _entry_form(words: str) -> str:
    parts = [WORDS_GAP if word == "*" else rf"\W+{re.escape(word)}" for word in words.split()]
    return "".join(parts).removeprefix(r"\W+")


def has_words(kind: ReplyKind, text: str) -> bool:
    """Whether an entry of the section stands in the text."""
    return reply_words(kind).pattern.search(text) is not None
