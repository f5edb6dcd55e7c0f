"""The seed index: every key it may hold, read with the line of each value."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

from generator.problems import Place, Problems, problem
from generator.read.encoding.decode import load
from generator.read.index.shapes import (
    FREE_KEYS,
    GivenKeys,
    Parser,
    bad_id,
    file_name_key,
    is_id,
    many,
    one_of,
    percent_given,
    published,
    story_id,
    table_of,
    url,
    words,
)
from generator.read.index.story_keys import STORY_KEYS, placed_words
from generator.read.index.withholding import (
    STRICTEST,
    TAKES_AWAY,
    drafts_in,
    lost,
    written_in,
    written_under,
)
from generator.read.index.yaml_tree import Node, Table, read_before, read_tree, without_markers
from generator.records import ArticleKind, Outlet, Publish

INDEX_FILE = "index.yml"
MISNAMED = frozenset({"index.yml", "index.yaml", "index.json"})
"""Files that seem to be meant as the index, in whatever case."""
LARGEST_INDEX = 50_000_000
"""Bytes; an index of ten thousand articles has about two million."""
NOTHING = GivenKeys(place=Place(file=INDEX_FILE, line=1))
HEADLINES = {"publish": STRICTEST["publish"]}


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
    "formerly": many(words),
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


def outlet(node: Node) -> tuple[GivenKeys, Problems]:
    """What is said of an outlet; of one that cannot be read the headlines may be shown."""
    given: GivenKeys | None
    given, problems = table_of(OUTLET_KEYS)(node)
    return given or GivenKeys(place=node.place, values=HEADLINES), problems


TOP_KEYS: dict[str, Parser] = {
    "articles": many(table_of(ARTICLE_KEYS, needed=("file",))),
    "stories": stories,
    "outlets": table_of({FREE_KEYS: outlet}),
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
    lost: frozenset[str] = frozenset()
    """Keys that withhold something and stand where the index could not be read."""
    lost_drafts: frozenset[str] = frozenset()
    """Ids of stories that may be drafts, there."""


def read_index(seeds_dir: Path) -> tuple[Index, Problems]:
    """The index of a seed folder; what is wrong in it is left out and told."""
    path, place = seeds_dir / INDEX_FILE, Place(file=INDEX_FILE, line=1)
    if not path.exists():
        meant = [p.name for p in sorted(seeds_dir.iterdir()) if p.name.lower() in MISNAMED]
        lost = frozenset[str]().union(*(_written_in_bytes(seeds_dir / name) for name in meant))
        remedy = f"rename {meant[0]}" if meant else "write it to name outlets, dates and stories"
        missing = problem(place, "no-index", f"there is no {INDEX_FILE}", remedy, notice=True)
        return Index(lost=lost), (missing, *_lost_told(lost))
    text, problems = load(path, place, LARGEST_INDEX)
    if text is None:
        lost = _written_in_bytes(path)
        return Index(broken=True, lost=lost), (*problems, *_lost_told(lost))
    index, more = parse_index(text)
    return index, problems + more


def _written_in_bytes(path: Path) -> frozenset[str]:
    """The withholding keys in a file, whatever its encoding: all of them are ASCII."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_INDEX)
    except OSError:
        return frozenset()
    return written_in(data.replace(b"\0", b"").decode("latin-1"))


def parse_index(text: str) -> tuple[Index, Problems]:
    _, conflict = without_markers(text, INDEX_FILE)  # whose lines are not ours to choose
    tree, problems = (None, conflict) if conflict else read_tree(text, INDEX_FILE)
    broken = tree is None and bool(problems)
    unread = ""
    if broken:
        tree, unread = read_before(text, INDEX_FILE, problems[-1].line)
    top: GivenKeys | None
    top, more = table_of(TOP_KEYS)(tree) if tree else (None, ())
    values: Mapping[str, Any] = top.values if top else {}
    stories, outlets = values.get("stories", NOTHING), values.get("outlets", NOTHING)
    index = Index(
        articles=values.get("articles", ()),
        stories=tuple(stories.values.items()),
        places=stories.places,
        outlets=tuple(Outlet(name=name, **given.values) for name, given in outlets.values.items()),
        broken=broken,
        lost=_lost(tree, values) | written_in(unread),
        lost_drafts=drafts_in(unread),
    )
    index = _without_cut(index) if unread else index
    return index, (*problems, *more, *_lost_told(index.lost))


def _without_cut(index: Index) -> Index:
    """The index without its last entry, where more of that may stand in what cannot be read."""
    last_article = index.articles[-1].place.line if index.articles else 0
    last_story = max(index.places.items(), key=lambda item: item[1].line, default=None)
    if last_story and last_story[1].line > last_article:
        drafts = {last_story[0]} if "status" in index.lost else set()
        return replace(index, lost_drafts=index.lost_drafts | drafts)
    return replace(index, articles=index.articles[:-1]) if index.lost else index


def _lost(tree: Node | None, top: Mapping[str, Any]) -> frozenset[str]:
    """The withholding keys of entries that are left out for what is wrong in them."""
    if not isinstance(tree, Table):
        return lost(written_under(tree, ARTICLE_KEYS), ())
    said = {key.text: node for key, node in tree.entries if key.text != "stories"}
    outlets = said.get("outlets")
    nodes = [node for key, node in said.items() if key != "outlets"]
    if outlets:
        nodes += [n for _, n in outlets.entries] if isinstance(outlets, Table) else [outlets]
    written = sum((written_under(node, ARTICLE_KEYS) for node in nodes), Counter[str]())
    read = [*top.get("articles", ()), *top.get("outlets", NOTHING).values.values()]
    return lost(written, (given.places for given in read))


def _lost_told(lost: frozenset[str]) -> Problems:
    if not lost:
        return ()
    names = ", ".join(sorted(lost))
    gone = "are not shown" if lost & TAKES_AWAY else "show their headline alone"
    message = f"{names} cannot be read in all places, so articles without an entry {gone}"
    remedy = "mend the lines that the other problems name"
    return (problem(Place(file=INDEX_FILE, line=1), "limits-unread", message, remedy),)
