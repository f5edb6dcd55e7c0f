"""Invented articles for the tests of the archive."""

import hashlib

from generator.records import Article, Span

BODY = (
    "RIVERTON, May 4 (Wire) - The council of Riverton said on Monday that it would repair the old "
    "bridge.\n\n“We start in June,” said Mayor Ada Lind. She put the cost at 12 million crowns."
)


def article(file: str, text: str = BODY, **more: object) -> Article:
    """An article of the paragraphs in `text`, the blank lines between them left out."""
    spans, start = [], 0
    for paragraph in text.split("\n\n"):
        spans.append(Span(article=file, start=start, end=start + len(paragraph)))
        start += len(paragraph) + 2
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(file=file, text=text, sha256=digest, paragraphs=tuple(spans), **more)  # type: ignore[arg-type]
