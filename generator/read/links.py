"""Whether the ids that the index uses lead anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Problem
from generator.read.index import Index
from generator.read.shapes import problem
from generator.records import Seeds


def check_links(index: Index, seeds: Seeds) -> tuple[Problem, ...]:
    """Problems of stories without articles and of ids that nothing has."""
    return (*_stories_without_articles(index, seeds), *_unknown_stories(index, seeds))


def _stories_without_articles(index: Index, seeds: Seeds) -> Iterator[Problem]:
    """An id from the lock may have none named: the program gave it out and groups by itself."""
    filled = {article.story for article in seeds.articles} | {locked.id for locked in seeds.lock}
    for name, given in index.stories:
        if name not in filled:
            message = f"no article belongs to the story {name!r}"
            remedy = f"write 'story: {name}' at its articles or remove it"
            yield problem(given.place, "story-without-articles", message, remedy)


def _unknown_stories(index: Index, seeds: Seeds) -> Iterator[Problem]:
    known = {article.story for article in seeds.articles} | {locked.id for locked in seeds.lock}
    known |= {name for name, _ in index.stories}
    for given in index.articles:
        for name in given.values.get("not_in", ()):
            if name not in known:
                message = f"there is no story {name!r}"
                yield problem(given.place, "unknown-story", message, "look at its id")
