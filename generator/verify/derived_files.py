"""The small files beside the stories: each is derived anew from the stories' data and compared."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import zip_longest
from pathlib import Path
from typing import Any

from generator.problems import Problem
from generator.verify.counts import LISTED_UNDER, notes_of
from generator.verify.page_held import PageFacts
from generator.verify.published import (
    STORIES,
    PublishedSite,
    on_one_line,
    points_told,
    read_data,
    wrong,
)

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""Cells that begin so have an apostrophe before them: a spreadsheet would take them for code."""
FIRST_LETTER = ord("A")
PART = re.compile(r"\{\w+\}")
"""What stands for a name in a path: `{story}`."""
COUNTED_FOLDERS = frozenset({"speakers", "outlets", *LISTED_UNDER})
"""Folders of names whose notes say nothing but a count of the stories' data."""
LONGEST_TOLD = 200
TableRow = Sequence[object]
ShownSpan = Mapping[str, Any]


def check_table(ground: PublishedSite, site: Path, story: str) -> Iterator[Problem]:
    """A story's table: each side and each agreed fact, with where every source stands."""
    path = STORIES / f"{story}.csv"
    if not (site / path).is_file():
        return
    with (site / path).open(encoding="utf-8", newline="") as lines:
        found = [tuple(row) for row in csv.reader(lines)][1:]
    text = io.StringIO()
    csv.writer(text).writerows(_table_rows(ground.stories[story]))
    expected = [tuple(row) for row in csv.reader(io.StringIO(text.getvalue(), newline=""))]
    yield from _same_rows(str(path), found, expected)


def _table_rows(data: Mapping[str, Any]) -> Iterator[TableRow]:
    for number, dispute in enumerate(points_told(data), start=1):
        sides = _held_together(dispute)
        words = [[span for p in held for span in p["evidence"]] for held in sides]
        for place, (held, own) in enumerate(zip(sides, words, strict=True)):
            others = [span for k, other in enumerate(words) if k != place for span in other]
            names = _unformulaic(", ".join(map(_holder_alone, _leading(held, dispute))))
            head = ("disputed", number, chr(FIRST_LETTER + place), names)
            yield from _source_rows(data, head, own, others)
    for agreed in data["agreed"]:
        yield from _source_rows(data, ("agreed", "", "", ""), agreed["evidence"], ())


def _held_together(dispute: Mapping[str, Any]) -> list[list[Mapping[str, Any]]]:
    """Positions that stand together, in the order of their first."""
    sides: dict[object, list[Mapping[str, Any]]] = {}
    for k, position in enumerate(dispute["positions"]):
        own = position["side"]
        sides.setdefault(("alone", k) if own is None else own, []).append(position)
    return list(sides.values())


def _leading(
    held: Sequence[Mapping[str, Any]], dispute: Mapping[str, Any]
) -> list[Mapping[str, Any]]:
    """Those of a side whom lists name; of the program's own those of its first passage."""
    led = dispute["by"] != "program"
    return [p for p in held if led or p["evidence"][:1] == held[0]["evidence"][:1]]


def _holder_alone(position: Mapping[str, Any]) -> str:
    """The holder without the party that the data put behind it."""
    party = (position["speaker"] or {}).get("party")
    holder = str(position["holder"])
    return holder.removesuffix(f" ({party})") if party else holder


def _source_rows(
    data: Mapping[str, Any], head: TableRow, own: Sequence[ShownSpan], others: Sequence[ShownSpan]
) -> Iterator[TableRow]:
    """A row for each source: the words with which it says the claim, or another side's."""
    for source in data["sources"] if own else ():
        says = next((span for span in own if span["source"] == source["number"]), None)
        denies = next((span for span in others if span["source"] == source["number"]), None)
        stance = "says" if says else "says otherwise" if denies else "silent"
        span = says or denies
        told = (_table_words(span["text"]), span["start"], span["end"]) if span else ("", "", "")
        about = (source["number"], _unformulaic(source["outlet"] or ""), source["published"] or "")
        yield (_table_words(own[0]["text"]), *head, *about, stance, *told)


def _table_words(words: str) -> str:
    return _unformulaic(on_one_line(words))


def _unformulaic(words: str) -> str:
    return f"'{words}" if words.startswith(FORMULA_SIGNS) else words


def check_points(
    ground: PublishedSite, site: Path, pages: Sequence[PageFacts]
) -> Iterator[Problem]:
    """`data/disputes.json`: every point that is told, in the order of `data/index.json`."""
    file = "data/disputes.json"
    order = [row["id"] for row in read_data(site, "data/index.json", {"stories": []})["stories"]]
    stories = [ground.stories[story] for story in order if story in ground.stories]
    points = [(story, dispute) for story in stories for dispute in points_told(story)]
    rows = read_data(site, file, [])
    found = [(row[0], row[1].partition("#")[0], row[3]) for row in rows]
    yield from _same_rows(file, found, [_point_row(*point) for point in points])
    ids = {page.path: page.ids for page in pages}
    for issue, href, label, _ in rows:
        path, _, anchor = href.partition("#")
        if anchor not in ids.get(f"{path}index.html", ()):
            yield wrong(file, "broken-link", f"{href} is no place")
        elif escape(label) not in (site / path / "index.html").read_text(encoding="utf-8"):
            yield wrong(file, "wrong-name", f"{label!r} does not stand at {issue!r}")


def _point_row(story: Mapping[str, Any], dispute: Mapping[str, Any]) -> TableRow:
    sides = (_leading(held, dispute) for held in _held_together(dispute))
    names = (", ".join(map(_holder_alone, held)) for held in sides)
    return dispute["issue"], story["address"], " · ".join((on_one_line(story["title"]), *names))


def check_names(ground: PublishedSite, site: Path, pages: Sequence[PageFacts]) -> Iterator[Problem]:
    """`data/names.json`: each name leads to the page that has it above, with its count."""
    file = "data/names.json"
    titles = {page.path: page.title for page in pages}
    notes = notes_of(ground)
    for name, address, kind, note in read_data(site, file, []):
        if titles.get(f"{address}index.html") != on_one_line(name) or not address.startswith(kind):
            yield wrong(file, "wrong-name", f"{address} is not of {name!r}")
        elif kind in COUNTED_FOLDERS and note not in notes.get((kind, name), ()):
            yield wrong(file, "wrong-count", f"{note!r} of {name!r} is not the count")


def check_description(ground: PublishedSite, site: Path) -> Iterator[Problem]:
    """`data/openapi.json`: the site's name and description, and paths that lead to files."""
    file = "data/openapi.json"
    told = read_data(site, file, None)
    if told is None:
        return
    for key, own in (("title", "name"), ("description", "description")):
        if told["info"][key] != ground.site.get(own):
            yield wrong(file, "wrong-name", f"{told['info'][key]!r} is not the {own}")
    for path in told["paths"] if ground.stories else ():
        if not any(site.glob(PART.sub("*", path.lstrip("/")))):
            yield wrong(file, "broken-link", f"no file is at {path!r}")


def _same_rows(
    file: str, found: Sequence[TableRow], expected: Sequence[TableRow]
) -> Iterator[Problem]:
    """The first row that is another one."""
    for row, other in zip_longest(found, expected):
        if row != other:
            yield wrong(file, "not-the-same", f"{row} is not {other}"[:LONGEST_TOLD])
            return
