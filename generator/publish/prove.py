"""What is shown is proved on the finished text, not on the records it was made of.

Each element with a `data-span` attribute in a page, and each span in a data file, is cut anew from
its article and compared. Files of other kinds have no elements: whatever they hold is text.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.records import Article
from generator.render.escape import showable

ELEMENT = re.compile(
    r'<(\w++)[^<>]*?\sdata-span="([^":]++):(\d++):(\d++)"[^<>]*+>(.*?)</\1>', re.DOTALL
)
SPAN_MARK = 'data-span="'
ANY_TAG = re.compile(r"<[^<>]*>")


class UnprovenError(Exception):
    """A page or data file shows words that its article does not have at that place."""


def prove(path: str, text: str, articles: Mapping[str, Article]) -> None:
    """Raise UnprovenError unless every passage in the text is what its article says there."""
    page = path.endswith(".md")
    if not page and not path.endswith(".json"):
        return
    passages = _page_passages(text) if page else _json_passages(json.loads(text))
    for slug, start, end, words in passages:
        article = articles.get(slug)
        there = article.text[start:end] if article else None
        if there is None or words != (showable(there) if page else there):
            raise UnprovenError(f"{path}: {slug}:{start}:{end} does not read {words!r}")


def _page_passages(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Slug, place and words of every marked passage, as a browser shows them."""
    found = 0
    for match in ELEMENT.finditer(text):
        found += 1
        _, slug, start, end, inner = match.groups()
        yield slug, int(start), int(end), html.unescape(ANY_TAG.sub("", inner))
    if found != text.count(SPAN_MARK):
        raise UnprovenError(f"{text.count(SPAN_MARK) - found} marked passages cannot be read back")


def _json_passages(data: Any, sources: Mapping[int, str] | None = None) -> Iterator[Any]:
    """Every {text, source, start, end} below, with the slug that its number stands for."""
    if isinstance(data, dict):
        if isinstance(data.get("sources"), list):
            sources = {row["number"]: row["slug"] for row in data["sources"]}
        if {"text", "source", "start", "end"} <= data.keys() and sources is not None:
            yield sources[data["source"]], data["start"], data["end"], data["text"]
        if isinstance(data.get("passages"), list):
            yield from ((data["slug"], p["start"], p["end"], p["text"]) for p in data["passages"])
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from _json_passages(part, sources)
