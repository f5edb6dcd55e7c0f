"""Lines of a web page that are no part of a report: share buttons, teasers, copyright lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.language.word_lists import rows

CLOSERS = " .:»>…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """`lines` are whole lines; `starts` first words, each with the most words its line may have."""

    lines: frozenset[str]
    starts: tuple[tuple[str, int], ...]


@cache
def load_furniture() -> Furniture:
    """The word list, read once a process."""
    listed = rows("furniture")
    return Furniture(
        lines=frozenset(words for words, most, _ in listed if most == "0"),
        starts=tuple((words, int(most)) for words, most, _ in listed if most != "0"),
    )


def is_furniture(line: str) -> bool:
    """Whether a whole line (or paragraph) is page furniture."""
    said = " ".join(line.casefold().split())
    words = said.count(" ") + 1
    known = load_furniture()
    return said.rstrip(CLOSERS) in known.lines or any(
        said.startswith(start) and words <= most for start, most in known.starts
    )
