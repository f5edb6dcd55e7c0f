"""A story's data: passages in place, names in published words, headings of their evidence."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.problems import Problem
from generator.verify.heading_frames import strange_words, tokens
from generator.verify.published import (
    STORIES,
    Breach,
    PublishedSite,
    all_wrong,
    cut_published,
    line_around,
    records_in,
    speakers_told,
    stands_in,
    texts_of,
)

SPAN_KEYS = frozenset({"text", "source", "start", "end"})
BY_PROGRAM = "program"
KEYS_OF_ARTICLE = ("sha256", "outlet", "url", "published", "author")
"""Keys of a source that its article's file has too."""
SlugByNumber = Mapping[int, str]
"""Number of a source -> slug of its article."""


def check_story(ground: PublishedSite, _site: Path, story: str) -> Iterator[Problem]:
    """All that the data of one story says."""
    return all_wrong(STORIES / f"{story}.json", _check_story_data(ground, story))


def _check_story_data(ground: PublishedSite, story: str) -> Iterator[Breach]:
    data = ground.stories[story]
    numbers = {source["number"]: source["slug"] for source in data["sources"]}
    if data.get("id") != story:
        yield "wrong-name", "the story has another name than its file"
    for source in data["sources"]:
        yield from _check_source(ground, source)
    yield from _check_story_passages(ground, data, numbers)
    yield from _check_title(data)
    edited = bool(data["editor"] or data["reading"])
    for told in (*_records_with(data, "mention"), *_speakers_in(data)):
        yield from _check_told(told, edited)
    yield from _check_speaker_names(data)
    outlets = {word for s in data["sources"] for word in (s["outlet"], s["article"])}
    outlets |= {f"source {number}" for number in numbers} | {"Speaker not determined"}
    for position in _records_with(data, "holder"):
        holder = position["holder"].partition(" (")[0]
        if holder not in outlets and not stands_in(ground, list(numbers.values()), holder):
            yield from _check_holder(position)
    for dispute in data["disputes"]:
        yield from _check_heading(ground, dispute, numbers, edited)


def _check_source(ground: PublishedSite, source: Mapping[str, Any]) -> Iterator[Breach]:
    article = ground.articles.get(source["slug"])
    if article is None:
        yield "wrong-name", f"no article {source['slug']!r}"
        return
    if source["article"] != article.data["article"]:
        yield "wrong-name", f"{source['article']!r} is not its file"
    for key in KEYS_OF_ARTICLE:
        own = article.data.get(key, source.get(key))
        if source.get(key) != own and not (key == "published" and own is None):
            yield "not-the-same", f"source {source['number']}: {key} is not that of its article"
    if source.get("removed") != article.data.get("removed"):
        yield "not-the-same", f"source {source['number']}: other removals than its article has"
    head = source.get("headline")
    if head and not stands_in(ground, [source["slug"]], head):
        yield "not-the-words", f"no article says {head!r}"


def _check_story_passages(
    ground: PublishedSite, data: Any, numbers: SlugByNumber
) -> Iterator[Breach]:
    for span in records_in(data):
        if span.keys() >= SPAN_KEYS:
            slug, start, end = numbers.get(span["source"], ""), span["start"], span["end"]
            if cut_published(ground, slug, start, end) != span["text"]:
                words = span["text"][:60]
                yield "not-the-words", f"{slug}:{start}-{end} does not read {words!r}"


def _check_title(data: Mapping[str, Any]) -> Iterator[Breach]:
    """A headline of a source; where none has one, the first words of the brief, or the words of
    the address; or worded by an editor or a reading, which the data say."""
    heads = {source.get("headline") for source in data["sources"]}
    title, by = data["title"], data.get("titled_by", BY_PROGRAM)
    brief = data["summary"][0]["text"] if data["summary"] else ""
    proven = {
        BY_PROGRAM: title in heads,
        "lead": bool(brief) and len(title) > 1 and brief.startswith(title.removesuffix("…")),
        "address": tokens(title) == tokens(data["id"]),
        "editor": True,
    }
    if not proven.get(by, False) or (by in ("lead", "address") and any(heads)):
        yield "not-the-words", f"no headline is {title!r}"


def _records_with(data: Any, key: str) -> Iterator[Mapping[str, Any]]:
    return (record for record in records_in(data) if key in record)


def _check_told(told: Mapping[str, Any], edited: bool) -> Iterator[Breach]:
    """Cue, mention and role are the words at the place given for them; a role without a place is
    an editor's or a reading's, and the story's data say that there was one."""
    for key in ("cue", "mention", "role"):
        words, place = told.get(key), told.get(f"{key}_at")
        by_editor = key == "role" and not place and edited
        if (place or {}).get("text") != words and not by_editor:
            yield "not-the-words", f"{key} {words!r} is not at its place"


def _check_speaker_names(data: Mapping[str, Any]) -> Iterator[Breach]:
    """A speaker's name stands at its place in published words, or the data say whose it is."""
    listed = {row["name"]: row for row in data.get("names", ())}
    speaking = {speaker["name"] for speaker in _speakers_in(data)}
    for name in speaking ^ listed.keys():
        yield "not-the-same", f"{name!r} is not among the names, or nobody is named so"
    for name, row in listed.items():
        if row["by"] == "article" and row.get("text") != name:
            yield "not-the-words", f"the name {name!r} is not published"
        elif row["by"] not in ("article", "reading", "editor") and not row.get("text"):
            yield "not-the-words", f"nothing tells why {name!r}"


def _speakers_in(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (one for row in _records_with(data, "speaker") for one in speakers_told(row))


def _check_holder(position: Mapping[str, Any]) -> Iterator[Breach]:
    """Who holds a position, where no source names it so, is its speaker."""
    speaker = position["speaker"] or {"name": "", "party": ""}
    if position["holder"] not in (speaker["name"], f"{speaker['name']} ({speaker['party']})"):
        yield "wrong-name", f"{position['holder']!r} is not who speaks"


def _check_heading(
    ground: PublishedSite, dispute: Mapping[str, Any], numbers: SlugByNumber, edited: bool
) -> Iterator[Breach]:
    """A fixed frame and words of where the point's evidence stands, unless somebody worded it.

    Where somebody took evidence away the words may stand anywhere in the sources.
    """
    if dispute.get("headed_by", BY_PROGRAM) != BY_PROGRAM or dispute["by"] != BY_PROGRAM:
        return
    shown = [span for p in dispute["positions"] for span in p["evidence"]]
    told = [line_around(ground, numbers[s["source"]], s["start"], s["end"]) for s in shown]
    told += [p["holder"] for p in dispute["positions"]]
    if edited:
        told += texts_of(ground, list(numbers.values()))
    if strange := strange_words(dispute["issue"], told):
        words = " ".join(strange)
        yield "not-the-words", f"no side says {words!r} of the heading {dispute['issue']!r}"
