"""The other forms of a story: Markdown copy, feeds, lists of the data folder, cards, search."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError  # what a damaged feed raises; lxml reads it

from lxml import etree
from PIL import Image

from generator.interface import count_pattern
from generator.problems import Problem
from generator.verify.counts import number_of
from generator.verify.page_html import FOOTNOTE, plain
from generator.verify.published import (
    STORIES,
    UNREADABLE,
    Breach,
    PublishedSite,
    all_wrong,
    is_said,
    on_one_line,
    points_told,
    read_data,
    speakers_told,
    unreadable,
    wrong,
)

LIST = "data/index.json"
NOTES = re.compile(r"((?:\[\^\d+\])+)")
LINE_LEAD = re.compile(r"\A(?:> |- (?:[^:\n]{1,160}: )?)?")
SIDE_OR_SPEAKER = re.compile(r"\*\*\w+: (.*)\*\*\Z|> — (.*)\Z")
FEED_NOTE = re.compile(r" \[(\d+)\]\Z")
ATOM_TAG = "{http://www.w3.org/2005/Atom}"


def check_copy(ground: PublishedSite, site: Path, story: str) -> Iterator[Problem]:
    """Each cited line of a Markdown copy is words of a source that it cites."""
    path = STORIES / f"{story}.md.txt"
    if (site / path).is_file():
        lines = (site / path).read_text(encoding="utf-8").splitlines()
        yield from all_wrong(path, _copied(ground, ground.stories[story], lines))


def _copied(
    ground: PublishedSite, data: Mapping[str, Any], lines: Sequence[str]
) -> Iterator[Breach]:
    slugs = {str(source["number"]): source["slug"] for source in data["sources"]}
    nobody = ground.words["story.undetermined"]
    title = plain(lines[0].removeprefix("# ")) if lines else ""
    if title != on_one_line(data["title"]):
        yield "wrong-name", f"{title[:60]!r} is not the title"
    for line in lines:
        if FOOTNOTE.search(line) and not line.startswith("[^"):
            yield from _cited_line(ground, slugs, line)
        elif (name := _name_in_line(line)) not in ("", nobody) and name not in ground.known:
            yield "wrong-name", f"nobody is {name!r}"


def _cited_line(ground: PublishedSite, slugs: Mapping[str, str], line: str) -> Iterator[Breach]:
    """Each part of a line is words of one of the sources behind it."""
    pieces = NOTES.split(LINE_LEAD.sub("", line))
    for told, notes in zip(pieces[:-1:2], pieces[1::2], strict=True):
        words = plain(told.removeprefix(" → ").removeprefix("; "))
        cited = [slugs.get(number, "") for number in re.findall(r"\d+", notes)]
        if not is_said(ground, cited, words):
            yield "not-the-words", f"source {notes} does not say {words[:60]!r}"


def _name_in_line(line: str) -> str:
    """The name of a side, or behind a quotation."""
    found = SIDE_OR_SPEAKER.match(line)
    return plain(found[1] or found[2]) if found else ""


def check_feeds(ground: PublishedSite, site: Path) -> Iterator[Problem]:
    """Titles and cited lines of both feeds."""
    for name, read in (("feed.json", _json_items), ("feed.xml", _xml_items)):
        if not (site / name).is_file():
            continue
        try:
            items = list(read((site / name).read_bytes()))
        except (ValueError, KeyError, ParseError, etree.XMLSyntaxError) as error:
            yield unreadable(name, error)
            continue
        for item in items:
            yield from all_wrong(name, _check_item(ground, *item))


def _json_items(data: bytes) -> Iterator[tuple[str, str, str]]:
    for item in json.loads(data)["items"]:
        yield item["url"], item["title"], item["content_text"]


def _xml_items(data: bytes) -> Iterator[tuple[str, str, str]]:
    feed = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    for entry in feed.iter(f"{ATOM_TAG}entry"):
        link = entry.find(f"{ATOM_TAG}link").get("href")
        yield link, entry.findtext(f"{ATOM_TAG}title"), entry.findtext(f"{ATOM_TAG}content")


def _check_item(ground: PublishedSite, address: str, title: str, content: str) -> Iterator[Breach]:
    story = ground.stories.get(address.rstrip("/").rpartition("/")[2])
    if story is None:
        yield "broken-link", f"{address!r} is no story"
        return
    if on_one_line(story["title"]) != title:
        yield "wrong-name", f"{title[:60]!r} is not the title"
    slugs = {str(source["number"]): source["slug"] for source in story["sources"]}
    issues = {on_one_line(dispute["issue"]) for dispute in story["disputes"]}
    corrected = {
        ground.words["feed.corrected"].format(date=one["datePublished"], words=one["text"])
        for one in story["correction"]
    }
    for line in filter(None, content.split("\n")):
        note = FEED_NOTE.search(line)
        told = line.removeprefix(ground.words["feed.disputed"].format(issue=""))
        if note and not is_said(ground, [slugs.get(note[1], "")], line[: note.start()]):
            yield "not-the-words", f"source {note[1]} does not say {line[:60]!r}"
        is_point = told != line and on_one_line(told) in issues
        if not note and not is_point and line not in corrected:
            yield "wrong-name", f"{line[:60]!r} is no disputed point"


def check_lists(ground: PublishedSite, site: Path) -> Iterator[Problem]:
    """`data/index.json` lists every story with its title, day and counts."""
    told = read_data(site, LIST, {"stories": []})
    rows = told["stories"]
    for row in rows:
        for key, value in _listed(ground.stories.get(row["id"], {})).items():
            if row.get(key) != value:
                message = f"{row['id']}: {key} is {row.get(key)!r}, in the story {value!r}"
                yield wrong(LIST, "not-the-same", message)
    versions = {told.get("schema"), *(story.get("schema") for story in ground.stories.values())}
    if len(versions) > 1 or {row["id"] for row in rows} != set(ground.stories):
        yield wrong(LIST, "not-the-same", "other stories than the data have")


def _listed(story: Mapping[str, Any]) -> dict[str, Any]:
    """What the list has to say of a story."""
    sources = story.get("sources", ())
    dated = (s["published"] for s in sources if s["published_from"] != "dateline")
    return {
        **{key: story.get(key) for key in ("title", "updated", "address", "data")},
        "sources": len(sources),
        "disputes": len(points_told(story)),
        "outlets": list(dict.fromkeys(s["outlet"] for s in sources if s["outlet"])),
        "speakers": _named_voices(story),
        "dates": sorted(set(filter(None, dated))),
    }


def _named_voices(story: Mapping[str, Any]) -> list[str]:
    """Names of who is heard, then of who only takes a side; who has no name is in no list."""
    told = [*story.get("quotations", ()), *story.get("denials", ())]
    told += [p for dispute in points_told(story) for p in dispute["positions"]]
    named = (one for row in told for one in speakers_told(row) if one["id"])
    return list(dict.fromkeys(speaker["name"] for speaker in named))


def listed_stories(site: Path) -> Mapping[str, Mapping[str, Any]]:
    """Story -> what `data/index.json` says of it; nothing where that cannot be read."""
    try:
        return {row["id"]: row for row in read_data(site, LIST, {"stories": []})["stories"]}
    except UNREADABLE:
        return {}


def check_card(
    ground: PublishedSite, site: Path, file: str, rows: Mapping[str, Mapping[str, Any]]
) -> Iterator[Problem]:
    """A card carries its words as text."""
    row = rows.get(Path(file).stem)
    try:
        with Image.open(site / file) as picture:
            picture.load()
            words = dict(getattr(picture, "text", {}))
    except (OSError, SyntaxError, ValueError) as error:
        yield unreadable(file, error)
        return
    if row is None or words.get("Title") != row["title"]:
        yield wrong(file, "wrong-name", "the card has another title")
        return
    patterns = (count_pattern(key, ground.language) for key in ("sources", "disputed_points"))
    told = [re.search(pattern, words["Description"]) for pattern in patterns]
    if [number_of(m[1]) if m else 0 for m in told] != [row["sources"], row["disputes"]]:
        yield wrong(file, "wrong-count", f"{words['Description']!r} is not the count")
