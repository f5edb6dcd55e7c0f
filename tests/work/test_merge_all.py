"""The same briefings from one process, from several, and from the memory."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.analyse import analyse
from generator.build import analyse_all, merge_all
from generator.merge import merge
from generator.merge.copies import reports_of
from generator.records import Article, Briefing, Findings, Placement, Seeds, Story, StoryOrder
from generator.store import Results, Store
from generator.work import Engine, copies
from tests.work.articles import BODY, article

DENIED = BODY.replace("12 million", "9 million") + " Clerk Bo Falk denied that."
ALIKE, ALONE = Placement(why="alike"), Placement(why="alone")
STORIES = (
    Story(id="bridge", articles=("a.txt", "b.txt"), why=(ALIKE, ALIKE)),
    Story(id="alone", articles=("c.txt",), why=(ALONE,)),
)
ORDERS = {"alone": StoryOrder(id="alone", title="An editor\u2019s title", tags=("works",))}


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    both = [article("a.txt"), article("b.txt", DENIED), article("c.txt", DENIED, outlet="Wire")]
    return {one.file: one for one in both}


@pytest.fixture(scope="module")
def findings(articles: dict[str, Article]) -> Results[Findings]:
    return analyse_all(list(articles.values()), Store(), copies(1))


@pytest.fixture(scope="module")
def expected(articles: dict[str, Article]) -> tuple[Briefing, ...]:
    made = []
    for story in STORIES:
        members = [articles[file] for file in story.articles]
        reports = reports_of(members, {one.file: analyse(one) for one in members})
        made.append(merge(story, reports, ORDERS.get(story.id, StoryOrder(id=story.id))))
    return tuple(replace(one, related=s.related) for one, s in zip(made, STORIES, strict=True))


def all_of(
    articles: dict[str, Article],
    findings: Results[Findings],
    orders: dict[str, StoryOrder],
    cache: Path | None = None,
    engine: Engine | None = None,
) -> Results[Briefing]:
    library = Seeds(articles=tuple(articles.values()), stories=tuple(orders.values()))
    return merge_all(STORIES, library, findings, Store(folder=cache), engine or copies(1))


SENT = Engine(run=map, alone=lambda count: False)  # type: ignore[arg-type]


@pytest.mark.parametrize("engine", [None, SENT], ids=["here", "sent"])
def test_the_same_as_one_by_one(
    articles: dict[str, Article],
    findings: Results[Findings],
    expected: tuple[Briefing, ...],
    engine: Engine | None,
) -> None:
    assert expected[0].quotations
    assert tuple(all_of(articles, findings, ORDERS, engine=engine).values()) == expected


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
    articles: dict[str, Article], findings: Results[Findings], tmp_path: Path, what: str
) -> None:
    asked: list[str] = []

    def count(do: Callable[[Any], Any], things: Sequence[Story]) -> Iterator[Any]:
        asked.extend(story.id for story in things)
        return map(do, things)

    engine = Engine(run=count, alone=lambda count: False)
    all_of(articles, findings, ORDERS, tmp_path, engine)
    assert len(asked) == 2
    all_of(articles, findings, ORDERS, tmp_path, engine)
    assert len(asked) == 2
    orders, changed = CHANGES[what](articles)  # type: ignore[no-untyped-call]
    again = all_of(changed, findings, orders, tmp_path, engine)
    assert len(asked) == 3
    assert dict(again) == dict(all_of(changed, findings, orders))


def test_why_and_what_is_related_are_not_remembered(
    articles: dict[str, Article], findings: Results[Findings], tmp_path: Path
) -> None:
    all_of(articles, findings, ORDERS, tmp_path)
    library = Seeds(articles=tuple(articles.values()), stories=tuple(ORDERS.values()))
    story = replace(STORIES[0], why=(ALONE, ALONE), related=("alone",))
    found = merge_all([story], library, findings, Store(folder=tmp_path), copies(1))["bridge"]
    assert (found.why, found.related) == ((ALONE, ALONE), ("alone",))
