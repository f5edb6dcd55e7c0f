"""Numbered stories for the tests of reading."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from generator.read import read
from generator.reading.numbered import Numbered
from generator.reading.preparing import Prepared, find_story, prepare, stories_of
from generator.store import Store
from tests.test_orders import lay_down


@cache
def prepared(story: str = "quay") -> Prepared:
    """A story of tests/cases/orders.yml."""
    library, _ = read(lay_down(Path(mkdtemp()) / "seeds", "{}"))
    stories = stories_of(library)
    found = find_story(stories, story)
    assert found is not None
    return prepare(library, stories, found, Store(folder=None))


def quay() -> Numbered:
    return prepared().numbered
