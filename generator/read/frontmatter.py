"""The YAML between two `---` lines at the head of a file: the keys of an article's index entry."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.problems import Place
from generator.read.index.entries import FRONT_MATTER_KEYS
from generator.read.index.shapes import GivenKeys, Problems, table_of
from generator.read.index.withholding import LIMITS, written_in
from generator.read.index.yaml_tree import Listing, Node, Scalar, Table, read_tree
from generator.read.kinds.told_by_file import CANONICAL, told_date, told_name

FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)

HEAD_LINES_LOOKED_AT = 60
"""Lines below a first `---` among which a key is looked for."""

TAG_KEYS = ("keywords", "categories", "category", "topics")
OTHERS = frozenset(
    {
        *("layout", "slug", "description", "summary", "image", "draft", "weight", "id", "type"),
        *("aliases", "toc", "comments", "subtitle", "thumbnail", "cover", "excerpt", "updated"),
        *("modified", "lastmod"),
    }
)
"""Keys of site generators and clippers that say nothing about a report's source."""


def split_front_matter(
    text: str, file: str, is_markdown: bool
) -> tuple[str, GivenKeys | None, Problems]:
    """The text below the front matter and what that gives; all of the text where there is none.

    In plain text only keys with values count: two rules may just as well frame a paragraph.
    """
    match = FRONT_MATTER.match(text)
    if not match:
        return text, None, ()
    tree, problems = read_tree(match["yaml"], file, above=1)
    held = written_in(match["yaml"]) if problems and tree is None else frozenset()
    if not isinstance(tree, Table) and not is_markdown and not held:
        return text, None, ()
    below = text[match.end() :]
    if tree is None:
        return below, _lost_orders(Place(file=file, line=1), held), problems
    given, more = table_of(FRONT_MATTER_KEYS)(in_our_words(tree))
    return below, given, problems + more


def is_unclosed(text: str) -> bool:
    """Whether front matter begins and no line ends it: where the report begins is not known, and a
    key that holds it back must not be published as its first words."""
    rule, _, rest = text.partition("\n")
    if rule.rstrip() != "---" or FRONT_MATTER.match(text):
        return False
    lines = rest.split("\n", HEAD_LINES_LOOKED_AT)[:HEAD_LINES_LOOKED_AT]
    keys = (line.partition(":")[0].strip() for line in lines if ":" in line)
    return any(_our_name(key) in FRONT_MATTER_KEYS for key in keys if key)


def _lost_orders(place: Place, held: frozenset[str]) -> GivenKeys:
    """Front matter that cannot be read, with a slip in each key of it that withholds something."""
    values = {key: LIMITS[key] for key in held if key in LIMITS}
    return GivenKeys(place=place, values=values, places=dict.fromkeys(held, place))


def in_our_words(tree: Node) -> Node:
    """The keys by the names of the index, dates as ISO 8601; our own names win over others'."""
    if not isinstance(tree, Table):
        return tree
    found: dict[str, tuple[Scalar, Node]] = {}
    for key, value in sorted(
        tree.entries, key=lambda entry: entry[0].text not in FRONT_MATTER_KEYS
    ):
        name = _our_name(key.text)
        if name and name not in found:
            found[name] = (replace(key, text=name), _our_value(name, value))
    return replace(tree, entries=tuple(found.values()))


def _our_name(key: str) -> str | None:
    """None for a key that says nothing; an unknown key stays, so that a slip is told."""
    low = key.lower().replace("-", "_")
    if key in FRONT_MATTER_KEYS:
        return key
    return "tags" if low in TAG_KEYS else None if low in OTHERS else CANONICAL.get(low, key)


def _our_value(name: str, value: Node) -> Node:
    if name == "published" and isinstance(value, Scalar):
        return replace(value, text=told_date(value.text) or value.text)
    if name == "author" and isinstance(value, Listing):
        names = told_name([item.text for item in value.items if isinstance(item, Scalar)])
        return Scalar(place=value.place, text=names or "", quoted=True)
    return value
