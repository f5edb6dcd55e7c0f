"""The other forms of a story: Markdown copy, feeds, lists of the data folder, cards, search."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError  # what a damaged feed raises; lxml reads it

from lxml import etree
from PIL import Image

from generator.interface import count_pattern
from generator.problems import Problem
from generator.verify.published import STORIES, PublishedSite, is_said, on_one_line, wrong

MARKED = re.compile(r"\\([\\`*_\[\]<>#|~&+\-.)])")
FOOTNOTE = re.compile(r"\[\^\d+\]\Z")
NOTES = re.compile(r"((?:\[\^\d+\])+)")
LINE_LEAD = re.compile(r"\A(?:> |- (?:[^:\n]{1,40}: )?)?")
FEED_NOTE = re.compile(r" \[(\d+)\]\Z")
ATOM_TAG = "{http://www.w3.org/2005/Atom}"
WORD_OR_NUMBER = re.compile(r"[^\W_]+")
FRAGMENT = b"pagefind_dcd"


def check_copy(ground: PublishedSite, site: Path, story: str) -> Iterator[Problem]:
    """Each cited line of a Markdown copy is words of a source that it cites."""
    path = STORIES / f"{story}.md.txt"
    if not (site / path).is_file():
        return
    data = ground.stories[story]
    slugs = {str(source["number"]): source["slug"] for source in data["sources"]}
    lines = (site / path).read_text(encoding="utf-8").splitlines()
    title = plain(lines[0].removeprefix("# ")) if lines else ""
    if title != on_one_line(data["title"]):
        yield wrong(str(path), code="wrong-name", message=f"{title[:60]!r} is not the title")
    for line in lines:
        if FOOTNOTE.search(line) and not line.startswith("[^"):
            yield from _cited_line(ground, slugs, line, str(path))
        elif (name := _name_in_line(line)) and not _name_known(ground, name):
            yield wrong(str(path), code="wrong-name", message=f"nobody is {name!r}")


def _cited_line(
    ground: PublishedSite, slugs: Mapping[str, str], line: str, file: str
) -> Iterator[Problem]:
    """Each part of a line is words of one of the sources behind it."""
    pieces = NOTES.split(LINE_LEAD.sub("", line))
    for told, notes in zip(pieces[:-1:2], pieces[1::2], strict=True):
        words = plain(told.removeprefix(" → "))
        cited = [slugs.get(number, "") for number in re.findall(r"\d+", notes)]
        if not is_said(ground, cited, words):
            message = f"source {notes} does not say {words[:60]!r}"
            yield wrong(file, code="not-the-words", message=message)


def _name_in_line(line: str) -> str:
    """The name of a side, or behind a quotation."""
    bold = re.match(r"\*\*\w+: (.*)\*\*\Z", line)
    behind = re.match(r"> — (.*)\Z", line)
    found = bold or behind
    return plain(found[1]) if found else ""


def _name_known(ground: PublishedSite, name: str) -> bool:
    return name == ground.words["story.undetermined"] or name in {
        on_one_line(k) for k in ground.known
    }


def plain(line: str) -> str:
    """A line without the backslashes before marks."""
    return MARKED.sub(r"\1", line)


def check_feeds(ground: PublishedSite, site: Path) -> Iterator[Problem]:
    """Titles and cited lines of both feeds."""
    for name, read in (("feed.json", _json_items), ("feed.xml", _xml_items)):
        if not (site / name).is_file():
            continue
        try:
            items = list(read((site / name).read_bytes()))
        except (ValueError, KeyError, ParseError, etree.XMLSyntaxError) as error:
            yield wrong(name, code="unreadable-data", message=f"cannot be read: {error}")
            continue
        for address, title, content in items:
            yield from _check_item(ground, name, address, title, content)


def _json_items(data: bytes) -> Iterator[tuple[str, str, str]]:
    for item in json.loads(data)["items"]:
        yield item["url"], item["title"], item["content_text"]


def _xml_items(data: bytes) -> Iterator[tuple[str, str, str]]:
    for entry in etree.fromstring(data, etree.XMLParser(resolve_entities=False)).iter(
        f"{ATOM_TAG}entry"
    ):
        link = entry.find(f"{ATOM_TAG}link").get("href")
        yield link, entry.findtext(f"{ATOM_TAG}title"), entry.findtext(f"{ATOM_TAG}content")


def _check_item(
    ground: PublishedSite, file: str, address: str, title: str, content: str
) -> Iterator[Problem]:
    story = ground.stories.get(address.rstrip("/").rpartition("/")[2])
    if story is None:
        yield wrong(file, code="broken-link", message=f"{address!r} is no story")
        return
    if on_one_line(story["title"]) != title:
        yield wrong(file, code="wrong-name", message=f"{title[:60]!r} is not the title")
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
            message = f"source {note[1]} does not say {line[:60]!r}"
            yield wrong(file, code="not-the-words", message=message)
        is_point = told != line and on_one_line(told) in issues
        if not note and not is_point and line not in corrected:
            yield wrong(file, code="wrong-name", message=f"{line[:60]!r} is no disputed point")


def check_lists(ground: PublishedSite, site: Path) -> Iterator[Problem]:
    """`data/index.json` lists every story with its title, day and counts."""
    file = "data/index.json"
    rows = _csv_rows(site / file)
    for row in rows:
        story: Mapping[str, Any] = ground.stories.get(row["id"], {})
        own = {
            "title": story.get("title"),
            "updated": story.get("updated"),
            "sources": len(story.get("sources", ())),
            "disputes": len(story.get("disputes", ())),
        }
        for key, value in own.items():
            if row.get(key) != value:
                message = f"{row['id']}: {key} is {row.get(key)!r}, in the story {value!r}"
                yield wrong(file, code="not-the-same", message=message)
    if {row["id"] for row in rows} != set(ground.stories):
        yield wrong(file, code="not-the-same", message="other stories than the data have")
    for card in sorted((site / "cards").glob("*.png")):
        yield from _card(ground.language, {row["id"]: row for row in rows}, card)


def _csv_rows(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["stories"]
    return rows


def _card(language: str, rows: Mapping[str, Mapping[str, Any]], card: Path) -> Iterator[Problem]:
    """A card carries its words as text."""
    file, row = f"cards/{card.name}", rows.get(card.stem)
    try:
        with Image.open(card) as picture:
            picture.load()
            words = dict(getattr(picture, "text", {}))
    except (OSError, SyntaxError, ValueError) as error:
        yield wrong(file, code="unreadable-data", message=f"cannot be read: {error}")
        return
    if row is None or words.get("Title") != row["title"]:
        yield wrong(file, code="wrong-name", message="the card has another title")
        return
    counts = (("sources", row["sources"]), ("disputed_points", row["disputes"]))
    told = [re.search(count_pattern(key, language), words["Description"]) for key, _ in counts]
    if [int(m[1]) if m else 0 for m in told] != [number for _, number in counts]:
        yield wrong(file, code="wrong-count", message=f"{words['Description']!r} is not the count")


def check_search(ground: PublishedSite, site: Path) -> Iterator[Problem]:
    """What the search shows of a page stands on that page."""
    for path in sorted((site / "pagefind").rglob("*.pf_fragment")):
        file = path.relative_to(site).as_posix()
        try:
            data = json.loads(gzip.decompress(path.read_bytes()).removeprefix(FRAGMENT))
            page = (site / data["url"].lstrip("/") / "index.html").read_text(encoding="utf-8")
        except (OSError, ValueError, EOFError) as error:
            yield wrong(file, code="unreadable-data", message=f"cannot be read: {error}")
            continue
        words = _letters_of(page)
        strange = [w for w in WORD_OR_NUMBER.findall(data["content"]) if w not in words]
        if strange:
            message = f"{data['url']} does not say {' '.join(strange[:5])!r}"
            yield wrong(file, code="not-the-words", message=message)
        title = data.get("meta", {}).get("title", "")
        story = ground.stories.get(data["url"].rstrip("/").rpartition("/")[2])
        if story and "/stories/" in data["url"] and on_one_line(story["title"]) != title:
            yield wrong(file, code="wrong-name", message=f"{title[:60]!r} is not the title")


def _letters_of(page: str) -> str:
    """Letters and digits of a page as they follow each other: where elements meet, so do words."""
    texts = etree.HTML(page).xpath(
        "//body//text()[not(ancestor::*[@data-pagefind-ignore])] | //body//@data-value"
    )
    return "".join(letters for text in texts for letters in WORD_OR_NUMBER.findall(str(text)))
