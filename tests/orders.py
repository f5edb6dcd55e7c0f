"""Every list that names a speaker, as the files of a built site say it."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html

HIDDEN = ("sup", "dl", "nav")


@dataclass(frozen=True)
class Named:
    """Words and whose a list says they are; `name` None = nobody's."""

    place: str
    words: str
    name: str | None


def story_of(docs: Path, story: str) -> dict[str, Any]:
    return json.loads((docs / "data" / "stories" / f"{story}.json").read_text())


def everything_named(docs: Path) -> list[Named]:
    """Page, JSON, JSON-LD, Markdown copy, table, speakers' pages, lists to find by, search data."""
    found: list[Named] = []
    for path in sorted((docs / "data" / "stories").glob("*.json")):
        found += _in_json(json.loads(path.read_text()), path.stem)
        found += _in_copy((path.parent / f"{path.stem}.md.txt").read_text(), path.stem)
        page = (docs / "stories" / f"{path.stem}.md").read_text()
        found += [*_in_page(page, path.stem), *_in_json_ld(page, path.stem)]
        found += [Named(f"search data of {path.stem}", "", name) for name in _facets(page)]
        found += _in_table((path.parent / f"{path.stem}.csv").read_text(), path.stem)
    data = docs / "data"
    names = json.loads((data / "names.json").read_text())
    found += [Named("names to find", "", row[0]) for row in names if row[2] == "speakers"]
    for row in json.loads((data / "disputes.json").read_text()):
        found += [Named("points to find", "", name) for name in row[3].split(" · ")[1:]]
    for row in json.loads((data / "index.json").read_text())["stories"]:
        found += [Named("index of the data", "", name) for name in row["speakers"]]
    for path in sorted((docs / "speakers").glob("*.md")):
        if path.stem != "index":
            text = path.read_text()
            found += [*_in_speaker_page(text, path.stem), *_in_json_ld(text, path.stem)]
    return found


def _in_json(story: dict[str, Any], name: str) -> Iterator[Named]:
    for kind in ("quotations", "denials"):
        for q in story[kind]:
            yield Named(f"{kind} of {name}.json", q["text"], (q["speaker"] or {}).get("name"))
    yield from (Named(f"names of {name}.json", "", row["name"]) for row in story["names"])
    for dispute in story["disputes"]:
        for position in dispute["positions"]:
            speaker = position["speaker"]
            holder = speaker["name"] if speaker else position["holder"]
            for evidence in position["evidence"]:
                yield Named(f"disputes of {name}.json", evidence["text"], _somebody(holder))


def _somebody(holder: str) -> str | None:
    return None if holder == "Speaker not determined" else holder


def _in_json_ld(page: str, name: str) -> Iterator[Named]:
    for script in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S):
        for part in json.loads(script).get("hasPart", []):
            if part["@type"] == "Quotation":
                speaker = part.get("spokenByCharacter") or {}
                yield Named(f"JSON-LD of {name}", part["text"], speaker.get("name"))


def _in_copy(text: str, name: str) -> Iterator[Named]:
    plain = re.sub(r"\\(.)", r"\1", text)
    for words, who in re.findall(r"^> (.+?)\n>\n> — (.+)$", plain, re.M):
        yield Named(f"copy of {name}", words, _somebody(who))
    sides = re.findall(r"^\*\*\w: (.+?)\*\*\n\n((?:>.*\n?)+)", plain, re.M)
    for holders, words in sides:
        if "," not in holders:
            for line in re.findall(r"^> (.+)$", words, re.M):
                yield Named(f"copy of {name}", line, _somebody(holders))


def _in_table(text: str, name: str) -> Iterator[Named]:
    for row in csv.DictReader(text.splitlines()):
        if row["kind"] == "disputed" and row["stance"] == "says" and ", " not in row["holders"]:
            yield Named(f"table of {name}", row["sentence"], _somebody(row["holders"]))


def _tree(page: str) -> Any:
    tree = html.fromstring(f"<div>{page.partition('---')[2].partition('---')[2]}</div>")
    for hidden in tree.xpath("//sup|//script"):
        hidden.drop_tree()
    return tree


def shown(page: str) -> str:
    """The page's text without tooltips and data."""
    return " ".join(_tree(page).text_content().split())


def _text(node: Any) -> str:
    return " ".join(node.text_content().split())


def _in_page(page: str, name: str) -> Iterator[Named]:
    tree = _tree(page)
    for section in tree.xpath("//section[@class='speaker']"):
        who = _somebody(_text(section.xpath("h3")[0]))
        for words in section.xpath(".//figure//p"):
            yield Named(f"quotes of page {name}", _text(words), who)
    for side in tree.xpath("//section[starts-with(@class, 'side')]"):
        names = side.xpath("h4/*[contains(@class, 'name') and not(@class='side-name')]")
        for words in side.xpath(".//blockquote"):
            labels = words.xpath(
                "preceding-sibling::p[@class='label'][1]/*[contains(@class, 'name')]"
            )
            if labels or len(names) == 1:
                who = _somebody(_text((labels or names)[0]))
                yield Named(f"points of page {name}", _text(words), who)


def _in_speaker_page(page: str, name: str) -> Iterator[Named]:
    tree = _tree(page)
    who = _text(tree.xpath("//h1")[0])
    yield Named(f"page of speaker {name}", "", who)
    for words in tree.xpath("//figure//p"):
        yield Named(f"page of speaker {name}", _text(words), who)


def _facets(page: str) -> list[str]:
    return re.findall(r'data-pagefind-filter="speaker\[data-value\]" data-value="([^"]*)"', page)


def everything_shown(docs: Path) -> dict[str, str]:
    """Path -> text of all files that show or export words, without tooltips and sources' pages."""
    found = {}
    for path in sorted(docs.rglob("*")):
        inner = path.relative_to(docs)
        if path.is_file() and inner.parts[0] not in ("sources", "data"):
            text = path.read_text()
            found[str(inner)] = shown(text) if path.suffix == ".md" else text
    for path in sorted((docs / "data" / "stories").iterdir()):
        found[path.name] = path.read_text()
    return found
