"""Articles made of a few lines, for tests of the analysis."""

import hashlib
import re

from generator.records import Article, Span

FILE = "story.txt"


def article(text: str) -> Article:
    """Every line is a paragraph; there is no headline."""
    lines = re.finditer(r"[^\n]+", text)
    return Article(
        file=FILE,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        paragraphs=tuple(Span(article=FILE, start=m.start(), end=m.end()) for m in lines),
    )


def words(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span else None
