"""Where the words that an editor quotes stand in an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from generator.problems import line_of
from generator.records import Article, Span

SHOWN = 100
"""Code points of the nearest passage that a problem shows."""
NEAR = 0.5
"""Share of the words asked for that a passage must have to be worth naming."""


def find_words(article: Article, said: str) -> Span | None:
    """The first place with exactly these words; a line end in either counts as a blank."""
    pattern = r"\s+".join(re.escape(word) for word in said.split())
    match = re.search(pattern, article.text)
    if not match:
        return None
    return Span(article=article.file, start=match.start(), end=match.end())


def nearest_passage(articles: Sequence[Article], said: str) -> str | None:
    """File, line and words of the passage most like these; None where nothing is like them."""
    asked = said.casefold().split()
    best = (0.0, "")
    for article in articles:
        for span in article.paragraphs:
            words = list(re.finditer(r"\S+", article.text[span.start : span.end]))
            score, first = _best_window([word[0].casefold() for word in words], asked)
            if score > best[0]:
                start = span.start + words[first].start()
                shown = " ".join(article.text[start : start + max(len(said), SHOWN)].split())
                best = score, f"{article.file}:{line_of(article.text, start)}: {shown!r}"
    return best[1] if best[0] >= NEAR else None


def _best_window(words: list[str], asked: list[str]) -> tuple[float, int]:
    """Share of the asked words found in order in this paragraph, and where the first stands."""
    matcher = SequenceMatcher(None, asked, words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return 0.0, 0
    return sum(block.size for block in blocks) / len(asked), max(0, blocks[0].b - blocks[0].a)
