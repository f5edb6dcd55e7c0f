"""Where the words that an editor quotes stand in an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from heapq import nlargest

from generator.problems import line_of
from generator.read.layout.paragraphs import TextPassage
from generator.records import Article, Span

PASSAGE_SHOWN = 100
"""Code points of the nearest passage that a problem shows."""
COMPARED = 8
"""Paragraphs that are looked at word by word."""
NEAREST_SHARE = 0.5
"""Share of the words asked for that a passage must have to be worth naming."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it


def places_of(text: str, said: str) -> list[TextPassage]:
    """Every place with exactly these words, in text order; a line end in either counts as a
    blank."""
    wanted = r"\s+".join(re.escape(word) for word in said.split())
    return [match.span() for match in re.finditer(wanted, text)] if wanted else []


def find_words(text: str, said: str) -> TextPassage | None:
    """The first of these places."""
    return next(iter(places_of(text, said)), None)


def united(passages: Iterable[TextPassage]) -> list[TextPassage]:
    """The passages in order, those that overlap made one."""
    whole: list[TextPassage] = []
    for start, end in sorted(passages):
        if whole and start < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


def nearest_passage(articles: Sequence[Article], said: str) -> str | None:
    """File, line and words of the passage most like these; None where nothing is like them."""
    asked = said.casefold().split()
    best = (0.0, "")
    for article, span in _likely(articles, set(asked)):
        words = list(re.finditer(r"\S+", article.text[span.start : span.end]))
        score, first = _best_window([word[0].casefold() for word in words], asked)
        if score > best[0]:
            start = span.start + words[first].start()
            shown = " ".join(article.text[start : start + max(len(said), PASSAGE_SHOWN)].split())
            best = score, f"{article.file}:{line_of(article.text, start)}: {shown!r}"
    return best[1] if best[0] >= NEAREST_SHARE else None


def _likely(articles: Sequence[Article], asked: set[str]) -> list[tuple[Article, Span]]:
    """The paragraphs that share most words with what is asked."""
    every = ((article, span) for article in articles for span in article.paragraphs)

    def shared(place: tuple[Article, Span]) -> int:
        article, span = place
        return len(asked.intersection(article.text[span.start : span.end].casefold().split()))

    return nlargest(COMPARED, every, key=shared)


def _best_window(words: list[str], asked: list[str]) -> tuple[float, int]:
    """Share of the asked words found in order in this paragraph, and where the first stands."""
    matcher = SequenceMatcher(None, asked, words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return 0.0, 0
    return sum(block.size for block in blocks) / len(asked), max(0, blocks[0].b - blocks[0].a)
