"""Stories that an editor has not published yet, and their articles, kept from every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.records import Seeds, Story


def without_drafts(stories: Sequence[Story], seeds: Seeds) -> tuple[tuple[Story, ...], Seeds]:
    """The stories without `status: draft`, and seeds without the articles of the others.

    A draft keeps its address in the lock; nothing of it is written.
    """
    drafts = {order.id for order in seeds.stories if order.draft}
    held = {file for story in stories if story.id in drafts for file in story.articles}
    articles = tuple(article for article in seeds.articles if article.file not in held)
    kept = tuple(story for story in stories if story.id not in drafts)
    return kept, replace(seeds, articles=articles)
