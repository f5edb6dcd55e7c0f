"""The seed index: every key it may hold, read with the line of each value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

from generator.problems import Problem
from generator.read.index.shapes import (
    FREE_KEYS,
    Given,
    Parser,
    Problems,
    bad_id,
    file_name,
    flag,
    is_id,
    many,
    one_of,
    problem,
    published,
    story_id,
    table,
    url,
    words,
)
from generator.read.index.yaml_tree import Node, Place, Scalar, Table, read_tree
from generator.read.load import load
from generator.records import DisputeType, Outlet

INDEX = "index.yml"
MISNAMED = frozenset({"index.yml", "index.yaml", "index.json"})
LARGEST = 50_000_000
"""Bytes; an index of ten thousand articles has about two million."""
NOTHING = Given(place=Place(file=INDEX, line=1))


def placed_words(node: Node) -> tuple[Given | None, Problems]:
    """Words of an article, with their line."""
    said, problems = words(node)
    return (Given(place=node.place, values={"words": said}) if said else None), problems


FRONT_MATTER_KEYS: dict[str, Parser] = {
    "outlet": words,
    "url": url,
    "published": published,
    "author": words,
    "language": words,
    "story": story_id,
    "not_in": many(story_id),
    "publish": one_of("full", "passages"),
    "tags": many(words),
    "keep": many(placed_words),
    "remove": many(placed_words),
}
ARTICLE_KEYS: dict[str, Parser] = {"file": file_name, **FRONT_MATTER_KEYS}
OUTLET_KEYS: dict[str, Parser] = {"country": words, "kind": words}
PASSAGE_KEYS: dict[str, Parser] = {"article": file_name, "words": words}
SPEAKER_KEYS: dict[str, Parser] = {"also": many(words), "role": words, "party": words}
QUOTATION_KEYS: dict[str, Parser] = {
    "words": words,
    "article": file_name,
    "speaker": words,
    "key": flag,
    "drop": flag,
}


def passage(node: Node) -> tuple[Given | None, Problems]:
    """Words of an article: by themselves, or with the article they stand in."""
    if isinstance(node, Scalar):
        return placed_words(node)
    given, problems = table(PASSAGE_KEYS, needed=("words",))(node)
    return given, problems


POSITION_KEYS: dict[str, Parser] = {"holder": words, "evidence": many(passage)}
DISPUTE_KEYS: dict[str, Parser] = {
    "match": words,
    "heading": words,
    "drop": flag,
    "type": one_of(*get_args(DisputeType)),
    "positions": many(table(POSITION_KEYS, needed=("holder", "evidence"))),
}
STORY_KEYS: dict[str, Parser] = {
    "title": words,
    "formerly": many(story_id),
    "tags": many(words),
    "summary": many(passage),
    "speakers": table({FREE_KEYS: table(SPEAKER_KEYS)}),
    "quotations": many(table(QUOTATION_KEYS, needed=("words",))),
    "disputes": many(table(DISPUTE_KEYS)),
}


def stories(node: Node) -> tuple[Given | None, Problems]:
    """The stories by id; one whose id cannot be an address is left out."""
    found: Given | None
    found, problems = table({FREE_KEYS: table(STORY_KEYS)})(node)
    if found is None or not isinstance(node, Table):
        return found, problems
    wrong = [key for key, _ in node.entries if not is_id(key.text)]
    kept = {key: value for key, value in found.values.items() if is_id(key)}
    more = tuple(bad_id(key.place, key.text) for key in wrong)
    return replace(found, values=kept), problems + more


TOP_KEYS: dict[str, Parser] = {
    "articles": many(table(ARTICLE_KEYS, needed=("file",))),
    "stories": stories,
    "outlets": table({FREE_KEYS: table(OUTLET_KEYS)}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What the index gives, before any article is read; `stories` in the order written."""

    articles: tuple[Given, ...] = ()
    stories: tuple[tuple[str, Given], ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where each story stands, by its id."""
    outlets: tuple[Outlet, ...] = ()


def read_index(seeds_dir: Path) -> tuple[Index, Problems]:
    """The index of a seed folder; what is wrong in it is left out and told."""
    path, place = seeds_dir / INDEX, Place(file=INDEX, line=1)
    if not path.exists():
        return Index(), (_no_index(seeds_dir, place),)
    text, problems = load(path, place, LARGEST)
    if text is None:
        return Index(), problems
    index, more = parse_index(text)
    return index, problems + more


def _no_index(seeds_dir: Path, place: Place) -> Problem:
    near = [p.name for p in sorted(seeds_dir.iterdir()) if p.name.lower() in MISNAMED]
    remedy = f"rename {near[0]}" if near else "write it to name outlets, dates and stories"
    return problem(place, "no-index", f"there is no {INDEX}", remedy, notice=True)


def parse_index(text: str) -> tuple[Index, Problems]:
    """The index in a text."""
    tree, problems = read_tree(text, INDEX)
    if tree is None:
        return Index(), problems
    top: Given | None
    top, more = table(TOP_KEYS)(tree)
    if top is None:
        return Index(), problems + more
    return _index(top.values), problems + more


def _index(top: Any) -> Index:
    stories = top.get("stories", NOTHING)
    outlets = top.get("outlets", NOTHING)
    return Index(
        articles=top.get("articles", ()),
        stories=tuple(stories.values.items()),
        places=stories.places,
        outlets=tuple(Outlet(name=name, **given.values) for name, given in outlets.values.items()),
    )
