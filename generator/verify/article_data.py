"""An article's data: each published passage in its place, with its own digest; and its seeds."""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from generator.problems import Problem
from generator.verify.published import (
    ARTICLES,
    Breach,
    PublishedArticle,
    PublishedSite,
    all_wrong,
    published_digest,
)


def check_article(ground: PublishedSite, slug: str) -> Iterator[Problem]:
    """All that the data of one article says."""
    return all_wrong(ARTICLES / f"{slug}.json", _check_article_data(ground, slug))


def _check_article_data(ground: PublishedSite, slug: str) -> Iterator[Breach]:
    article = ground.articles[slug]
    if article.data.get("slug") != slug:
        yield "wrong-name", "the article has another name than its file"
    head = article.data.get("headline")
    beside = (article.data.get(key, ()) for key in ("passages", "roles", "removed_begins"))
    for data in (*chain.from_iterable(beside), *([head] if head else ())):
        yield from _check_passage(data, article)
    places = [edge for p in article.passages for edge in (p.start, p.end)]
    places = [0, *places, int(article.data.get("length", 0))]
    if places != sorted(places):
        yield "wrong-place", "passages overlap, or stand behind the end"
    for story in article.data.get("stories", ()):
        told = ground.stories.get(story, {}).get("sources", ())
        if slug not in {source["slug"] for source in told}:
            yield "not-the-same", f"it is no source of {story!r}"


def _check_passage(data: Mapping[str, Any], article: PublishedArticle) -> Iterator[Breach]:
    """It has its length and its digest; one that is the whole article, the article's too."""
    told = f"the passage {data['start']}-{data['end']}"
    if data["end"] - data["start"] != len(data["text"]):
        yield "wrong-place", f"{told} is not where it says"
    whole = len(data["text"]) == article.data.get("length")
    expected = {data.get("sha256"), article.data.get("sha256") if whole else data.get("sha256")}
    if expected != {published_digest(data["text"])}:
        yield "wrong-digest", f"{told} does not fit its digest"


def check_seeds(ground: PublishedSite, seeds: Path) -> Iterator[Problem]:
    """Plain texts that need no reading: a file whose words are the article's, whole, fits.

    Files of other kinds, and texts that were mended when they were read, are left out.
    """
    for slug, article in ground.articles.items():
        path = seeds / str(article.data["article"])
        if path.is_file() and path.suffix == ".txt":
            text = path.read_bytes().decode("utf-8", errors="replace")
            yield from all_wrong(ARTICLES / f"{slug}.json", _check_seed(text, article))


def _check_seed(text: str, article: PublishedArticle) -> Iterator[Breach]:
    if published_digest(text) != article.data["sha256"]:
        return
    if len(text) != article.data["length"]:
        yield "wrong-place", "the article has another length"
    for passage in article.passages:
        if text[passage.start : passage.end] != passage.text:
            yield "not-the-words", f"{passage.start}-{passage.end} is not what the seeds say"
