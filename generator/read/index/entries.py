"""The seed index: every key it may hold, read with the line of each value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

from generator.problems import Place, Problem
from generator.read.encoding.load import load
from generator.read.index.shapes import (
    FREE_KEYS,
    GivenKeys,
    Parser,
    Problems,
    bad_id,
    file_name_key,
    is_id,
    many,
    one_of,
    percent_given,
    problem,
    published,
    story_id,
    table_of,
    url,
    words,
)
from generator.read.index.story_keys import STORY_KEYS, placed_words
from generator.read.index.yaml_tree import Node, Table, first_marker, read_before, read_tree
from generator.records import ArticleKind, Outlet, Publish

INDEX_FILE = "index.yml"
MISNAMED = frozenset({"index.yml", "index.yaml", "index.json"})
LARGEST_INDEX = 50_000_000
"""Bytes; an index of ten thousand articles has about two million."""
NOTHING = GivenKeys(place=Place(file=INDEX_FILE, line=1))


FRONT_MATTER_KEYS: dict[str, Parser] = {
    "headline": words,
    "outlet": words,
    "url": url,
    "published": published,
    "author": words,
    "language": words,
    "kind": one_of(*get_args(ArticleKind)),
    "story": story_id,
    "not_in": many(story_id),
    "publish": one_of(*get_args(Publish)),
    "show_at_most": percent_given,
    "licence": words,
    "embargo": published,
    "withdrawn": table_of({"date": published, "why": words}, needed=("date", "why")),
    "tags": many(words),
    "keep": many(placed_words),
    "remove": many(placed_words),
}
ARTICLE_KEYS: dict[str, Parser] = {"file": file_name_key, **FRONT_MATTER_KEYS}
OUTLET_KEYS: dict[str, Parser] = {
    "country": words,
    "kind": words,
    "publish": one_of(*get_args(Publish)),
    "show_at_most": percent_given,
    "licence": words,
}


def stories(node: Node) -> tuple[GivenKeys | None, Problems]:
    """The stories by id; one whose id cannot be an address is left out."""
    found: GivenKeys | None
    found, problems = table_of({FREE_KEYS: table_of(STORY_KEYS)})(node)
    if found is None or not isinstance(node, Table):
        return found, problems
    wrong = [key for key, _ in node.entries if not is_id(key.text)]
    kept = {key: value for key, value in found.values.items() if is_id(key)}
    more = tuple(bad_id(key.place, key.text) for key in wrong)
    return replace(found, values=kept), problems + more


TOP_KEYS: dict[str, Parser] = {
    "articles": many(table_of(ARTICLE_KEYS, needed=("file",))),
    "stories": stories,
    "outlets": table_of({FREE_KEYS: table_of(OUTLET_KEYS)}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What the index gives, before any article is read; `stories` in the order written."""

    articles: tuple[GivenKeys, ...] = ()
    stories: tuple[tuple[str, GivenKeys], ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where each story stands, by its id."""
    outlets: tuple[Outlet, ...] = ()
    broken: bool = False
    """True where some of it could not be read: what is not in it may still be in the file."""


def read_index(seeds_dir: Path) -> tuple[Index, Problems]:
    """The index of a seed folder; what is wrong in it is left out and told."""
    path, place = seeds_dir / INDEX_FILE, Place(file=INDEX_FILE, line=1)
    if not path.exists():
        return Index(), (_no_index(seeds_dir, place),)
    text, problems = load(path, place, LARGEST_INDEX)
    if text is None:
        return Index(broken=True), problems
    index, more = parse_index(text)
    return index, problems + more


def _no_index(seeds_dir: Path, place: Place) -> Problem:
    near = [p.name for p in sorted(seeds_dir.iterdir()) if p.name.lower() in MISNAMED]
    remedy = f"rename {near[0]}" if near else "write it to name outlets, dates and stories"
    return problem(place, "no-index", f"there is no {INDEX_FILE}", remedy, notice=True)


def parse_index(text: str) -> tuple[Index, Problems]:
    """The index in a text."""
    marker = first_marker(text, INDEX_FILE)
    tree, problems = (None, (marker,)) if marker else read_tree(text, INDEX_FILE)
    broken = tree is None and bool(problems)
    if broken:
        tree = read_before(text, INDEX_FILE, problems[-1].line)
    if tree is None:
        return Index(broken=broken), problems
    top: GivenKeys | None
    top, more = table_of(TOP_KEYS)(tree)
    if top is None:
        return Index(broken=broken), problems + more
    return replace(_read_index(top.values), broken=broken), problems + more


def _read_index(top: Any) -> Index:
    stories = top.get("stories", NOTHING)
    outlets = top.get("outlets", NOTHING)
    return Index(
        articles=top.get("articles", ()),
        stories=tuple(stories.values.items()),
        places=stories.places,
        outlets=tuple(Outlet(name=name, **given.values) for name, given in outlets.values.items()),
    )
