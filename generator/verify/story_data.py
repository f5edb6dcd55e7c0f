"""A story's data: passages in place, names in published words, headings of their evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.problems import Problem
from generator.verify.published import (
    STORIES,
    PublishedSite,
    cut_published,
    stands_in,
    texts_of,
    wrong,
)

SPAN_KEYS = frozenset({"text", "source", "start", "end"})
BY_PROGRAM = "program"
KEYS_OF_ARTICLE = ("sha256", "outlet", "url", "published", "author")
"""Keys of a source that its article's file has too."""
LETTERS_ONLY = re.compile(r"[^\W\d_]+")
MOST_OF_FRAME = 0.3  # origin: 30 labelled stories, November 2026: 2 of 7 in "is right about"
"""Share of a heading's words that may belong to a frame that is not listed here."""
HEADING_STEM = 4
"""Letters from which two forms of a word are the same: `withdraw`, `withdrawal`."""
# fmt: off
HEADING_FRAME = frozenset([
    "abou", "acco", "blam", "lawf", "righ", "view", "fair", "true", "said",
    "a", "an", "and", "are", "arre", "be", "coun", "date", "day", "defi", "did", "diff", "dist",
    "do", "does", "driv", "effe", "figu", "for", "from", "grow", "had", "has", "have", "home",
    "how", "in", "infe", "inju", "is", "it", "its", "jobs", "kill", "loss", "magn", "many",
    "miss", "much", "not", "numb", "of", "on", "or", "part", "peop", "pric", "rate", "repo",
    "size", "spee", "taki", "temp", "the", "them", "they", "to", "was", "were", "what", "when",
    "wher", "whet", "who", "why",
])
# fmt: on
"""Beginnings of the words that a heading may have of its own."""


def check_story(ground: PublishedSite, story: str) -> Iterator[Problem]:
    """All that the data of one story says."""
    data = ground.stories[story]
    file = str(STORIES / f"{story}.json")
    numbers = {source["number"]: source["slug"] for source in data["sources"]}
    if data.get("id") != story:
        yield wrong(file, code="wrong-name", message="the story has another name than its file")
    yield from _check_sources(ground, data, file)
    yield from _check_story_passages(ground, data, numbers, file)
    yield from _check_title(ground, data, file)
    for quotation in _records_with(data, "mention"):
        yield from _check_quotation(ground, quotation, numbers, file)
    yield from _check_speaker_names(ground, data, list(numbers.values()), file)
    outlets = {word for s in data["sources"] for word in (s["outlet"], s["article"])}
    outlets |= {f"source {number}" for number in numbers} | {"Speaker not determined"}
    for position in _records_with(data, "holder"):
        holder = position["holder"].partition(" (")[0]
        if holder not in outlets and not stands_in(ground, list(numbers.values()), holder):
            yield from _check_holder(position, file)
    for dispute in data["disputes"]:
        yield from _check_heading(ground, dispute, list(numbers.values()), file)


def _check_sources(ground: PublishedSite, data: Mapping[str, Any], file: str) -> Iterator[Problem]:
    for source in data["sources"]:
        article = ground.articles.get(source["slug"])
        if article is None:
            yield wrong(file, code="wrong-name", message=f"no article {source['slug']!r}")
            continue
        if source["article"] != article.data["article"]:
            yield wrong(file, code="wrong-name", message=f"{source['article']!r} is not its file")
        for key in KEYS_OF_ARTICLE:
            own = article.data.get(key, source.get(key))
            if source.get(key) != own and not (key == "published" and own is None):
                message = f"source {source['number']}: {key} is not that of its article"
                yield wrong(file, code="not-the-same", message=message)
        if source.get("removed") != article.data.get("removed"):
            message = f"source {source['number']}: other removals than its article has"
            yield wrong(file, code="not-the-same", message=message)
        head = source.get("headline")
        if head and not stands_in(ground, [source["slug"]], head):
            yield wrong(file, code="not-the-words", message=f"no article says {head!r}")


def _check_story_passages(
    ground: PublishedSite, data: Any, numbers: Mapping[int, str], file: str
) -> Iterator[Problem]:
    if isinstance(data, Mapping):
        if data.keys() >= SPAN_KEYS:
            place = numbers.get(data["source"], ""), data["start"], data["end"]
            if cut_published(ground, *place) != data["text"]:
                message = f"{place[0]}:{place[1]}-{place[2]} does not read {data['text'][:60]!r}"
                yield wrong(file, code="not-the-words", message=message)
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from _check_story_passages(ground, part, numbers, file)


def _check_title(ground: PublishedSite, data: Mapping[str, Any], file: str) -> Iterator[Problem]:
    """A headline of a source, or worded by an editor or a reading, which the data say."""
    heads = {source.get("headline") for source in data["sources"]}
    if data["title"] not in heads and data.get("titled_by", BY_PROGRAM) == BY_PROGRAM:
        yield wrong(file, code="not-the-words", message=f"no headline is {data['title']!r}")


def _records_with(data: Any, key: str) -> Iterator[Mapping[str, Any]]:
    """Every record below that has the key."""
    if isinstance(data, Mapping):
        if key in data:
            yield data
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from _records_with(part, key)


def _check_quotation(
    ground: PublishedSite, quotation: Mapping[str, Any], numbers: Mapping[int, str], file: str
) -> Iterator[Problem]:
    """Cue and mention stand in published words of the quotation's article."""
    slug = numbers.get(quotation["source"], "")
    for key in ("cue", "mention"):
        words = quotation.get(key)
        if words and not stands_in(ground, [slug], words):
            yield wrong(file, code="not-the-words", message=f"{key} {words!r} is not published")


def _check_speaker_names(
    ground: PublishedSite, data: Mapping[str, Any], slugs: list[str], file: str
) -> Iterator[Problem]:
    """A speaker's name and role stand in published words, or the data say whose words they are."""
    listed = {row["name"]: row["by"] for row in data.get("names", ())}
    for name in sorted({s["name"] for s in _speakers_in(data)}):
        if name not in listed:
            yield wrong(file, code="not-the-same", message=f"{name!r} is not among the names")
        elif listed[name] == "article" and not stands_in(ground, slugs, name):
            yield wrong(file, code="not-the-words", message=f"the name {name!r} is not published")
    for name in sorted(listed.keys() - {s["name"] for s in _speakers_in(data)}):
        yield wrong(file, code="not-the-same", message=f"nobody is named {name!r}")


def _speakers_in(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (row["speaker"] for row in _records_with(data, "speaker") if row["speaker"])


def _check_holder(position: Mapping[str, Any], file: str) -> Iterator[Problem]:
    """Who holds a position, where no source names it so, is its speaker."""
    speaker = position["speaker"] or {"name": "", "party": ""}
    if position["holder"] not in (speaker["name"], f"{speaker['name']} ({speaker['party']})"):
        yield wrong(file, code="wrong-name", message=f"{position['holder']!r} is not who speaks")


def _check_heading(
    ground: PublishedSite, dispute: Mapping[str, Any], slugs: list[str], file: str
) -> Iterator[Problem]:
    """Words of the story's sources in a fixed frame, unless somebody worded it."""
    if BY_PROGRAM not in {dispute.get("headed_by") or dispute.get("by")}:
        return
    told = [span["text"] for p in dispute["positions"] for span in p["evidence"]]
    told += [p["holder"] for p in dispute["positions"]]
    told += texts_of(ground, slugs)
    stems = {
        word[:HEADING_STEM].casefold() for words in told for word in LETTERS_ONLY.findall(words)
    } | HEADING_FRAME
    words = LETTERS_ONLY.findall(dispute["issue"])
    strange = [word for word in words if word[:HEADING_STEM].casefold() not in stems]
    if len(strange) > len(words) * MOST_OF_FRAME:
        message = f"no source says {' '.join(strange)!r} of the heading {dispute['issue']!r}"
        yield wrong(file, code="not-the-words", message=message)
