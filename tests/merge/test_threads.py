"""Threads: what is linked, what stays apart, what the editor says, and addresses that stay."""

from dataclasses import replace

import pytest
import yaml

from generator.group import group, without_drafts
from generator.problems import Place
from generator.records import Article, LockedStory, Seeds, StoryOrder, Thread
from tests.merge.folders import CASES, article

FILE = yaml.safe_load((CASES / "threads.yml").read_text("utf-8"))


def articles(days: dict[str, str | None] | None = None) -> tuple[Article, ...]:
    """The invented reports, each ordered into the story that its name begins with."""
    moved = days or {}
    return tuple(
        article(
            name,
            one["text"],
            published=moved.get(name, str(one["published"])),
            story=name.rsplit("-", 1)[0],
        )
        for name, one in FILE["articles"].items()
    )


def threads(*orders: StoryOrder, lock: tuple[LockedStory, ...] = ()) -> dict[str, Thread | None]:
    named = group(Seeds(articles=articles(), stories=orders, lock=lock))
    return {story.id: story.thread for story in named.stories}


def told(found: dict[str, Thread | None]) -> dict[str, set[str]]:
    """Thread -> its stories."""
    ids = {thread.id for thread in found.values() if thread}
    return {i: {s for s, thread in found.items() if thread and thread.id == i} for i in ids}


STRIKE = {"harbour-closed", "harbour-talks", "harbour-ends"}


def test_stories_of_one_matter_are_a_thread_and_look_alikes_are_none() -> None:
    assert told(threads()) == {"harbour-closed": STRIKE}


def test_links_lead_both_ways_and_say_why() -> None:
    found = threads()
    for story in STRIKE:
        thread = found[story]
        assert thread
        assert {one.story for one in thread.along} == STRIKE - {story}
        for one in thread.along:
            assert {"Havnelag", "Fjordlink"} < set(one.shared)
            assert {"strike", "dockers"} & set(one.shared)


def test_the_title_names_what_the_stories_share() -> None:
    thread = threads()["harbour-talks"]
    assert thread
    assert {"Havnelag", "Fjordlink"} < set(thread.title.split(", "))


@pytest.mark.parametrize("days", [{"harbour-talks-a": None, "harbour-talks-b": None}])
def test_without_a_day_nothing_is_linked(days: dict[str, str | None]) -> None:
    named = group(Seeds(articles=articles(days)))
    assert {s.id for s in named.stories if s.thread} == STRIKE - {"harbour-talks"}


def test_an_editor_joins_and_parts() -> None:
    orders = (
        StoryOrder(id="harbour-talks", thread="none"),
        StoryOrder(id="ferry-aground", thread="Sea and shore"),
        StoryOrder(id="harbour-ends", thread="Sea and shore"),
    )
    found = threads(*orders)
    assert found["harbour-talks"] is None
    assert told(found) == {"sea-and-shore": {"harbour-closed", "harbour-ends", "ferry-aground"}}
    assert {thread.title for thread in found.values() if thread} == {"Sea and shore"}


def test_two_names_never_meet() -> None:
    orders = (
        StoryOrder(id="harbour-closed", thread="The strike"),
        StoryOrder(id="harbour-talks", thread="The strike"),
        StoryOrder(id="harbour-ends", thread="The peace"),
    )
    assert told(threads(*orders)) == {"the-strike": {"harbour-closed", "harbour-talks"}}


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "???", "index", "page-2", "港湾"])
def test_any_name_has_an_address_of_its_own(name: str) -> None:
    both = [StoryOrder(id=s, thread=name) for s in ("ferry-aground", "ferry-burns")]
    thread = threads(*both)["ferry-burns"]
    assert thread
    assert thread.title == name
    assert thread.id not in {"", "index", "page-2"}
    assert thread.id.replace("-", "").isalnum()


def test_an_address_stays_when_an_earlier_story_comes_in() -> None:
    late = tuple(a for a in articles() if not a.file.startswith("harbour-closed"))
    first = group(Seeds(articles=late))
    assert {s.thread.id for s in first.stories if s.thread} == {"harbour-talks"}
    second = group(Seeds(articles=articles(), lock=first.lock))
    assert {s.thread.id for s in second.stories if s.thread} == {"harbour-talks"}
    assert all(s.threads == ("harbour-talks",) for s in second.lock if s.id in STRIKE)


def test_the_lock_remembers_a_thread_that_was_renamed() -> None:
    lock = group(Seeds(articles=articles())).lock
    named = [StoryOrder(id=story, thread="The strike") for story in sorted(STRIKE)]
    renamed = group(Seeds(articles=articles(), stories=tuple(named), lock=lock))
    home = {story.id: story.threads for story in renamed.lock}
    assert {home[story] for story in STRIKE} == {("the-strike", "harbour-closed")}
    assert home["ferry-burns"] == ()


def test_a_thread_of_one_story_is_none_and_the_editor_is_told() -> None:
    place = Place(file="index.yml", line=7)
    orders = (StoryOrder(id="ferry-burns", thread="Alone", thread_at=place),)
    seeds = Seeds(articles=articles(), stories=orders)
    named = group(seeds)
    assert {s.id for s in named.stories if s.thread} == STRIKE
    assert [(n.code, n.line) for n in named.notices] == [("thread-of-one", 7)]


def test_a_draft_is_in_no_thread_that_is_shown() -> None:
    drafts = tuple(StoryOrder(id=s, draft=True) for s in ("harbour-talks", "harbour-ends"))
    seeds = Seeds(articles=articles(), stories=drafts[:1])
    shown, _ = without_drafts(group(seeds).stories, seeds)
    along = {s.id: [one.story for one in s.thread.along] for s in shown if s.thread}
    assert along == {"harbour-closed": ["harbour-ends"], "harbour-ends": ["harbour-closed"]}
    alone = replace(seeds, stories=drafts)
    shown, _ = without_drafts(group(alone).stories, alone)
    assert not any(story.thread for story in shown)
