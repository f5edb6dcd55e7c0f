"""Numbered stories for the tests of reading."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from generator.group import group
from generator.read import read
from generator.reading.numbered import Numbered, Prepared, find_story, prepare
from generator.store import Store
from tests.test_orders import lay_down


@cache
def prepared(story: str = "quay") -> Prepared:
    """A story of tests/cases/orders.yml."""
    library, _ = read(lay_down(Path(mkdtemp()) / "seeds", "{}"))
    stories = group(library).stories
    found = find_story(stories, story)
    assert found is not None
    return prepare(library, stories, found, Store(folder=None))


def quay() -> Numbered:
    return prepared().numbered
