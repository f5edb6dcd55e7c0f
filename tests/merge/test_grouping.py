"""Grouping: the case file, and what must hold for every folder."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.group.nearness import LARGE_FOLDER, LARGEST_FOLDER, LIKENESS, likeness_in
from generator.group.stories import find_groups
from generator.group.topics import body
from generator.records import Article, LockedStory
from tests.merge.folders import Case, article, grouping_cases

CASES = grouping_cases()
FOLDER = CASES[0].articles
FERRIES, BUDGETS = {"ferry-a", "ferry-b"}, {"budget-a", "budget-b"}


def stories(articles: tuple[Article, ...], *lock: LockedStory) -> set[frozenset[str]]:
    return {frozenset(found.articles) for found in find_groups(articles, lock)[0]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_case(case: Case) -> None:
    assert stories(case.articles) == {frozenset(one) for one in case.expected}


@settings(max_examples=20, deadline=None)
@given(st.permutations(FOLDER))
def test_the_order_of_articles_decides_nothing(articles: list[Article]) -> None:
    found, _ = find_groups(articles)
    assert {frozenset(g.articles) for g in found} == {frozenset(FERRIES), frozenset(BUDGETS)}
    by_file = {file: why for g in found for file, why in zip(g.articles, g.why, strict=True)}
    expected = {
        f: w for g in find_groups(FOLDER)[0] for f, w in zip(g.articles, g.why, strict=True)
    }
    assert by_file == expected


@settings(max_examples=20, deadline=None)
@given(st.sets(st.sampled_from(FOLDER)))
def test_every_article_is_in_one_story_with_a_reason(articles: set[Article]) -> None:
    found, _ = find_groups(sorted(articles, key=lambda a: a.file))
    assert sorted(f for g in found for f in g.articles) == sorted(a.file for a in articles)
    assert all(len(g.why) == len(g.articles) and all(g.why) for g in found)


def test_an_unrelated_article_moves_nothing() -> None:
    other = article("hail.txt", "Hail breaks greenhouses\n\nHail fell on Lund for an hour.")
    assert stories((*FOLDER, other)) == {
        frozenset(FERRIES),
        frozenset(BUDGETS),
        frozenset(["hail.txt"]),
    }


def test_the_reason_gives_figures_and_shared_words() -> None:
    found, _ = find_groups(FOLDER)
    placed = found[0].why[0]
    assert placed.why == "alike"
    assert placed.likeness is not None
    assert placed.likeness > 0
    assert placed.nearest is not None
    assert placed.nearest.article == "ferry-b"
    assert "solveig" in placed.nearest.shared


def test_what_was_published_together_stays_together() -> None:
    lock = LockedStory(id="old", articles=("ferry-a", "ferry-b"))
    found, _ = find_groups(FOLDER, (lock,))
    assert found[0].why[0].why == "kept"


def test_a_file_that_holds_another_report_leaves_its_published_story() -> None:
    lock = LockedStory(id="old", articles=("ferry-a", "ferry-b", "budget-a"))
    assert stories(FOLDER, lock) == {frozenset(FERRIES), frozenset(BUDGETS)}


def test_an_editor_keeps_an_article_out_of_a_published_story() -> None:
    lock = LockedStory(id="ferry", articles=("ferry-a", "ferry-b"))
    out = tuple(replace(a, not_in=("ferry",)) if a.file == "ferry-b" else a for a in FOLDER)
    assert frozenset(["ferry-a"]) in stories(out, lock)


def test_an_order_brings_an_article_into_a_published_story() -> None:
    lock = LockedStory(id="ferry", articles=("ferry-a", "ferry-b"))
    joined = tuple(replace(a, story="ferry") if a.file == "budget-a" else a for a in FOLDER)
    assert FERRIES | {"budget-a"} <= next(s for s in stories(joined, lock) if "ferry-a" in s)


def mixed(one: str, other: str) -> Iterator[str]:
    """The sentences of both texts, in turn."""
    for pair in zip(one.split(". "), other.split(". "), strict=False):
        yield from pair


def test_an_article_between_two_stories_is_shown_to_the_editor() -> None:
    both = article(
        "both",
        "\n\n".join(mixed(FOLDER[0].text, FOLDER[3].text)),
        published="2031-03-04",
    )
    _, notices = find_groups((*FOLDER, both))
    assert ("both", "fits-two-stories", "notice") in {(n.file, n.code, n.severity) for n in notices}


def test_links_of_other_stories_in_a_report_are_not_what_it_is_about() -> None:
    told = article("a", "The vote\n\nMayor Ann Weil Ann WeilRents fall again MORE lost the vote.")
    assert " ".join(body(told).split()) == "The vote Mayor Ann Weil lost the vote."


def test_a_large_folder_asks_for_more_likeness_up_to_the_largest_measured() -> None:
    assert likeness_in(3) == likeness_in(LARGE_FOLDER) == LIKENESS
    assert LIKENESS < likeness_in(2 * LARGE_FOLDER) < likeness_in(LARGEST_FOLDER)
    assert likeness_in(10 * LARGEST_FOLDER) == likeness_in(LARGEST_FOLDER)
