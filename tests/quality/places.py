"""Where labelled words stand in an article, and how far two passages are the same.

Passages are compared by place, never by likeness of words: a passage is the set of the words of
its article (by number) that it covers.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.records import Span
from tests.quality.labels import Words

WORD = re.compile(r"\w+")
SAME = 0.5
"""Share of the words of two passages taken together; from it on they are the same date."""
CARRIES = 0.6
"""Share of the words of the shorter passage; from it on the longer one carries its statement."""

Place = tuple[str, frozenset[int]]
"""An article and the numbers of the words covered there."""


def place(span: Span, text: str) -> Place:
    """The words that a span covers, by the code point where each begins."""
    return span.article, _words(text, span.start, span.end)


def locate(labels: Iterable[Words], texts: Mapping[str, str]) -> list[Place]:
    """Places of labels given in text order: each is looked for behind the one before it.

    `after` starts the search behind the place where those words and the label stand together.
    Raises ValueError for words that do not stand there.
    """
    ends: dict[str, int] = {}
    found = []
    for label in labels:
        start = _find(label, texts[label.article], ends.get(label.article, 0))
        ends[label.article] = start + len(label.words)
        words = _words(texts[label.article], start, start + len(label.words))
        found.append((label.article, words))
    return found


def locate_all(labels: Iterable[Words], texts: Mapping[str, str]) -> list[Place]:
    """Places of labels in no order: the first place where each stands."""
    return [found for label in labels for found in locate([label], texts)]


def likeness(one: Place, other: Place) -> float:
    """Words that both cover over the words that either covers."""
    either = one[1] | other[1]
    return len(one[1] & other[1]) / len(either) if one[0] == other[0] and either else 0.0


def overlap(one: Place, other: Place) -> int:
    """Number of words that both cover."""
    return len(one[1] & other[1]) if one[0] == other[0] else 0


def carries(one: Place, other: Place) -> bool:
    """One of the two holds most of the other."""
    shorter = min(len(one[1]), len(other[1]))
    shared = len(one[1] & other[1])
    return one[0] == other[0] and shorter > 0 and shared >= CARRIES * shorter


def pairs(found: Sequence[Place], labelled: Sequence[Place]) -> list[tuple[int, int]]:
    """One-to-one pairs (found, labelled) of passages that are the same, the likest first."""
    scored = sorted(
        (-likeness(one, other), at, to)
        for at, one in enumerate(found)
        for to, other in enumerate(labelled)
        if likeness(one, other) >= SAME
    )
    used: tuple[set[int], set[int]] = (set(), set())
    kept = []
    for _, at, to in scored:
        if at not in used[0] and to not in used[1]:
            used[0].add(at)
            used[1].add(to)
            kept.append((at, to))
    return kept


def _find(label: Words, text: str, start: int) -> int:
    wanted = label.after + label.words
    at = text.find(wanted, 0 if label.after else start)
    if at < 0:
        message = f"{label.article}: {wanted!r} does not stand there (or not in this order)"
        raise ValueError(message)
    return at + len(label.after)


def _words(text: str, start: int, end: int) -> frozenset[int]:
    return frozenset(found.start() for found in WORD.finditer(text, start, end))
