"""The YAML between two `---` lines at the head of a file: the keys of an article's index entry."""

from __future__ import annotations

import re

from generator.read.index.entries import FRONT_MATTER_KEYS
from generator.read.index.shapes import Given, Problems, table
from generator.read.index.yaml_tree import Table, read_tree

FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)


def split_front_matter(
    text: str, file: str, is_markdown: bool
) -> tuple[str, Given | None, Problems]:
    """The text below the front matter and what that gives; all of the text where there is none.

    In plain text only keys with values count: two rules may just as well frame a paragraph.
    """
    match = FRONT_MATTER.match(text)
    if not match:
        return text, None, ()
    tree, problems = read_tree(match["yaml"], file, above=1)
    if not isinstance(tree, Table) and not is_markdown:
        return text, None, ()
    below = text[match.end() :]
    if tree is None:
        return below, None, problems
    given, more = table(FRONT_MATTER_KEYS)(tree)
    return below, given, problems + more
