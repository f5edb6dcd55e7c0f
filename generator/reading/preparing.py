"""A story of a seeds folder, analysed and numbered for a reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.build import analyse_all
from generator.group import group
from generator.merge import merge
from generator.merge.copies import reports_of
from generator.merge.editing.by_story import orders_by_story
from generator.merge.editing.standing import unread
from generator.reading.numbered import Numbered, numbered_reports
from generator.records import Reading, Seeds, Story, StoryOrder
from generator.store import Store
from generator.work import copies


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A story ready to be read; `reading` is the one that it has."""

    story: Story
    numbered: Numbered
    reading: Reading | None


def stories_of(library: Seeds) -> Sequence[Story]:
    """All stories, as a build has them."""
    return group(library).stories


def find_story(stories: Sequence[Story], wanted: str) -> Story | None:
    """By its id, or by one that it had."""
    return next((s for s in stories if wanted in (s.id, *s.formerly)), None)


def prepare(library: Seeds, stories: Sequence[Story], story: Story, store: Store) -> Prepared:
    """The story as the program has it alone, with the index's orders and without its reading."""
    by_file = {article.file: article for article in library.articles}
    articles = [by_file[file] for file in story.articles]
    findings = analyse_all(articles, store, copies(0, telling="analysing"))
    reports = reports_of(articles, findings)
    orders, _ = orders_by_story(library, stories)
    order = orders.get(story.id, StoryOrder(id=story.id))
    briefing = merge(story, reports, replace(order, reading=None))
    return Prepared(
        story=story, numbered=numbered_reports(briefing, reports), reading=order.reading
    )


def is_current(prepared: Prepared) -> bool:
    """Whether the reading is of the story's articles as they are."""
    reading = prepared.reading
    if reading is None:
        return False
    now = [numbered.report for numbered in prepared.numbered.reports]
    files = {report.article.file for report in now}
    return not unread(reading, now) and files == {article.file for article in reading.articles}
