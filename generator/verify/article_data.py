"""An article's data: each published passage in its place, with its own digest; and its seeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.problems import Problem
from generator.verify.published import (
    ARTICLES,
    PublishedArticle,
    PublishedSite,
    published_digest,
    wrong,
)


def check_article(ground: PublishedSite, slug: str) -> Iterator[Problem]:
    """All that the data of one article says."""
    article = ground.articles[slug]
    file = str(ARTICLES / f"{slug}.json")
    if article.data.get("slug") != slug:
        yield wrong(file, code="wrong-name", message="the article has another name than its file")
    head = article.data.get("headline")
    for key in ("passages", "roles", "removed_begins"):
        for data in article.data.get(key, ()):
            yield from _check_passage(data, article, file)
    if head:
        yield from _check_passage(head, article, file)
    yield from _check_order(article, file)
    for story in article.data.get("stories", ()):
        told = ground.stories.get(story, {}).get("sources", ())
        if slug not in {source["slug"] for source in told}:
            yield wrong(file, code="not-the-same", message=f"it is no source of {story!r}")


def _check_passage(
    data: Mapping[str, Any], article: PublishedArticle, file: str
) -> Iterator[Problem]:
    """It has its length and its digest; one that is the whole article, the article's too."""
    told = f"the passage {data['start']}-{data['end']}"
    if data["end"] - data["start"] != len(data["text"]):
        yield wrong(file, code="wrong-place", message=f"{told} is not where it says")
    whole = len(data["text"]) == article.data.get("length")
    expected = {data.get("sha256"), article.data.get("sha256") if whole else data.get("sha256")}
    if expected != {published_digest(data["text"])}:
        yield wrong(file, code="wrong-digest", message=f"{told} does not fit its digest")


def _check_order(article: PublishedArticle, file: str) -> Iterator[Problem]:
    """Passages in order, apart, within the article."""
    places = [edge for p in article.passages for edge in (p.start, p.end)]
    places = [0, *places, int(article.data.get("length", 0))]
    if places != sorted(places):
        yield wrong(file, code="wrong-place", message="passages overlap, or stand behind the end")


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
            if len(text) != article.data["length"]:
                yield wrong(file, code="wrong-place", message="the article has another length")
            for passage in article.passages:
                if text[passage.start : passage.end] != passage.text:
                    message = f"{passage.start}-{passage.end} is not what the seeds say"
                    yield wrong(file, code="not-the-words", message=message)
