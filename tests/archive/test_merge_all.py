"""The same briefings from one process, from several, and from the cache."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator.analyse import analyse
from generator.archive import Archive, analyse_all, merge_all
from generator.archive.pool import Task, Work, in_processes
from generator.archive.tasks import reports_of
from generator.merge import merge
from generator.records import Article, Briefing, Story, StoryOrder
from tests.archive.articles import BODY, article

DENIED = BODY.replace("12 million", "9 million") + " Clerk Bo Falk denied that."
STORIES = (
    Story(id="bridge", articles=("a.txt", "b.txt"), why=("one", "two")),
    Story(id="alone", articles=("c.txt",), why=("one",)),
)
ORDERS = {"alone": StoryOrder(id="alone", title="An editor\u2019s title", tags=("works",))}


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    both = [article("a.txt"), article("b.txt", DENIED), article("c.txt", DENIED, outlet="Wire")]
    return {one.file: one for one in both}


@pytest.fixture(scope="module")
def findings(articles: dict[str, Article]) -> Archive:
    return analyse_all(list(articles.values()), jobs=1)


@pytest.fixture(scope="module")
def expected(articles: dict[str, Article]) -> tuple[Briefing, ...]:
    made = []
    for story in STORIES:
        members = [articles[file] for file in story.articles]
        reports = reports_of(members, [analyse(one) for one in members])
        made.append(merge(story, reports, ORDERS.get(story.id, StoryOrder(id=story.id))))
    return tuple(made)


def test_the_same_as_one_by_one(
    articles: dict[str, Article], findings: Archive, expected: tuple[Briefing, ...]
) -> None:
    assert expected[0].quotations
    assert tuple(merge_all(STORIES, articles, findings, ORDERS, jobs=1).values()) == expected


def test_processes_change_nothing(
    articles: dict[str, Article], findings: Archive, expected: tuple[Briefing, ...]
) -> None:
    def two(task: Task, todo: Sequence[Work]) -> Iterator[Work]:
        return in_processes(task, list(reversed(todo)), jobs=2)

    assert tuple(merge_all(STORIES, articles, findings, ORDERS, engine=two).values()) == expected


CHANGES = {
    "the order": lambda articles: ({"alone": StoryOrder(id="alone", title="Other")}, articles),
    "the outlet": lambda articles: (
        ORDERS,
        {**articles, "c.txt": replace(articles["c.txt"], outlet="Post")},
    ),
    "a tag": lambda articles: (
        ORDERS,
        {**articles, "c.txt": replace(articles["c.txt"], tags=("x",))},
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_only_the_changed_story_is_merged(
    articles: dict[str, Article], findings: Archive, tmp_path: Path, what: str
) -> None:
    asked: list[str] = []

    def count(task: Task, todo: Sequence[Work]) -> Iterator[Work]:
        asked.extend(key for key, _ in todo)
        return map(task, todo)

    merge_all(STORIES, articles, findings, ORDERS, cache=tmp_path, engine=count)
    assert len(asked) == 2
    merge_all(STORIES, articles, findings, ORDERS, cache=tmp_path, engine=count)
    assert len(asked) == 2
    orders, changed = CHANGES[what](articles)  # type: ignore[no-untyped-call]
    again = merge_all(STORIES, changed, findings, orders, cache=tmp_path, engine=count)
    assert len(asked) == 3
    assert dict(again) == dict(merge_all(STORIES, changed, findings, orders, jobs=1))
