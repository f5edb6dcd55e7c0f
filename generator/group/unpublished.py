"""Stories that an editor has not published yet, and their articles, kept from every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.records import Seeds, Story


def without_drafts(stories: Sequence[Story], seeds: Seeds) -> tuple[tuple[Story, ...], Seeds]:
    """The stories without `status: draft`, and seeds without the articles of the others.

    A draft keeps its address in the lock; nothing of it is written.
    """
    drafts = {order.id for order in seeds.stories if order.draft}
    held = {file for story in stories if story.id in drafts for file in story.articles}
    articles = tuple(article for article in seeds.articles if article.file not in held)
    kept = [story for story in stories if story.id not in drafts]
    return tuple(_with_published_threads(kept)), replace(seeds, articles=articles)


def _with_published_threads(stories: Sequence[Story]) -> Iterator[Story]:
    """The stories with as much of their threads as is published; a thread of one story is none."""
    threads = Counter(story.thread.id for story in stories if story.thread)
    known = {story.id for story in stories}
    for story in stories:
        thread = story.thread
        if thread:
            along = tuple(one for one in thread.along if one.story in known)
            thread = replace(thread, along=along) if threads[thread.id] > 1 else None
        yield replace(story, thread=thread)
