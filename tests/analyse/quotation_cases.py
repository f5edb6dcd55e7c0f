"""Reads tests/cases/quotations.md: texts in which the expected quotations are marked."""

import re
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent.parent / "cases" / "quotations.md"
MARKS = {"‹": "words", "›": "words", "{": "cue", "}": "cue", "[": "mention", "]": "mention"}


@dataclass(frozen=True, kw_only=True)
class Case:
    """A text and what has to be found in it: kinds in order, and the marked passages in order."""

    line: int
    text: str
    headline: bool
    kinds: tuple[str, ...]
    words: tuple[str, ...]
    cue: tuple[str, ...]
    mention: tuple[str, ...]


def read_cases(path: Path = CASES) -> list[Case]:
    """Every line that begins with "- "."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_case(n, line[2:]) for n, line in enumerate(lines, 1) if line.startswith("- ")]


def _case(number: int, line: str) -> Case:
    head, _, marked = line.partition(": ")
    headline = head.startswith("headline ")
    kinds = head.removeprefix("headline ").split(", ")
    text, passages = _unmark(re.sub(r" ?¶ ?", "\n\n", marked))
    return Case(
        line=number,
        text=text,
        headline=headline,
        kinds=() if kinds == ["none"] else tuple(kinds),
        words=passages["words"],
        cue=passages["cue"],
        mention=passages["mention"],
    )


def _unmark(marked: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    text = ""
    started: dict[str, int] = {}
    found: dict[str, list[tuple[int, int]]] = {"words": [], "cue": [], "mention": []}
    for char in marked:
        if char not in MARKS:
            text += char
        elif char in "‹{[":
            started[MARKS[char]] = len(text)
        else:
            found[MARKS[char]].append((started.pop(MARKS[char]), len(text)))
    return text, {k: tuple(text[a:b] for a, b in sorted(v)) for k, v in found.items()}
