"""stories.lock.yml: the story ids that were given out, so that an address never changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml

from generator.problems import Place
from generator.read.encoding.load import load
from generator.read.index.entries import LARGEST
from generator.read.index.shapes import (
    FREE_KEYS,
    Given,
    Parser,
    Problems,
    file_name,
    is_id,
    many,
    story_id,
    table,
)
from generator.read.index.yaml_tree import read_tree
from generator.records import LockedStory

LOCK = "stories.lock.yml"
STORY_KEYS: dict[str, Parser] = {"articles": many(file_name), "moved_to": story_id}
LOCK_KEYS: dict[str, Parser] = {"stories": table({FREE_KEYS: table(STORY_KEYS)})}


def read_lock(seeds_dir: Path) -> tuple[tuple[LockedStory, ...], Problems]:
    """The locked stories in the order of the file; a folder without a lock has none."""
    path = seeds_dir / LOCK
    if not path.exists():
        return (), ()
    text, problems = load(path, Place(file=LOCK, line=1), LARGEST)
    locked, more = parse_lock(text) if text is not None else ((), ())
    return locked, problems + more


def parse_lock(text: str) -> tuple[tuple[LockedStory, ...], Problems]:
    """The locked stories in a text."""
    tree, problems = read_tree(text, LOCK)
    if tree is None:
        return (), problems
    top: Given | None
    top, more = table(LOCK_KEYS)(tree)
    given = top.values.get("stories") if top else None
    stories = given.values if given else {}
    locked = tuple(
        LockedStory(
            id=name,
            articles=story.values.get("articles", ()),
            moved_to=story.values.get("moved_to"),
        )
        for name, story in stories.items()
        if is_id(name)
    )
    return locked, problems + more


LOCK_HEAD = """\
# The addresses of stories, given out by the program. Keep this file under version control: it is
# why an address never changes and is never given to another story. To rename, split or join
# stories, write to index.yml.
"""


def write_lock(locked: Sequence[LockedStory]) -> str:
    """The text of a lock, in the order given; `parse_lock` reads it back."""
    stories = {
        story.id: {"articles": list(story.articles)}
        | ({"moved_to": story.moved_to} if story.moved_to else {})
        for story in locked
    }
    dumped: str = yaml.safe_dump(
        {"stories": stories}, allow_unicode=True, sort_keys=False, width=100
    )
    return LOCK_HEAD + dumped
