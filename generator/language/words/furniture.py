"""Lines of a web page that are no part of a report (share buttons, teasers, copyright lines), and
the news agencies as datelines and sign-offs write them."""

import re
from functools import cache

from generator.language.word_lists import loaded, rows

CLOSERS = " .:»>…"


@cache
def _whole_lines() -> frozenset[str]:
    return frozenset(words for words, most, _ in rows("furniture") if most == "0")


@cache
def _line_starts() -> tuple[tuple[str, int], ...]:
    """How a line starts, each with the most words that its line may have."""
    return tuple((words, int(most)) for words, most, _ in rows("furniture") if most != "0")


def is_furniture(line: str) -> bool:
    said = " ".join(line.casefold().split())
    words = said.count(" ") + 1
    return said.rstrip(CLOSERS) in _whole_lines() or any(
        said.startswith(start) and words <= most for start, most in _line_starts()
    )


@cache
def agency_pattern() -> str:
    """A regular expression, without groups, for one agency of the word list."""
    names: list[str] = loaded("agencies")
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + ")"
