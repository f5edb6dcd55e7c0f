"""The articles of a seeds folder, held against the digests that a site publishes of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.problems import Problem
from generator.verify.published import ARTICLES, PublishedSite, published_digest, wrong


def check_seeds(ground: PublishedSite, seeds: Path) -> Iterator[Problem]:
    """Plain texts that need no reading: a file whose words are the article's, whole, fits.

    Files of other kinds, and texts that were mended when they were read, are left out.
    """
    for slug, article in ground.articles.items():
        path = seeds / str(article.data["article"])
        if not path.is_file() or path.suffix != ".txt":
            continue
        text = path.read_bytes().decode("utf-8", errors="replace")
        file = str(ARTICLES / f"{slug}.json")
        if published_digest(text) == article.data["sha256"]:
            for passage in article.passages:
                if text[passage.start : passage.end] != passage.text:
                    message = f"{passage.start}-{passage.end} is not what the seeds say"
                    yield wrong(file, code="not-the-words", message=message)
