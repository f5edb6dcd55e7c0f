"""Story ids: given once, kept, never reused, and redirects for those that moved."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.group.identity import Named, name_stories
from generator.group.stories import Gathered
from generator.read.index.lock_file import parse_lock, write_lock
from generator.records import LockedStory, Placement, StoryOrder
from tests.merge.folders import article

FILES = [f"{letter}.txt" for letter in "abcdefgh"]
ARTICLES = {
    file: article(file, f"Ferry {file[0].upper()} runs aground\n\nA text.") for file in FILES
}


def groups(*parts: str, **ordered: str) -> list[Gathered]:
    """`groups("ab", "c", story="d")`: two groups of the program and one that the index orders."""
    return [_group(part, None) for part in parts] + [_group(p, i) for i, p in ordered.items()]


def _group(part: str, ordered: str | None) -> Gathered:
    files = tuple(f"{letter}.txt" for letter in part)
    return Gathered(articles=files, why=(Placement(why="alike"),) * len(files), ordered=ordered)


def name(
    found: list[Gathered], lock: tuple[LockedStory, ...] = (), *orders: StoryOrder
) -> dict[str, str]:
    """Story id -> its articles' letters."""
    return letters(name_stories(found, ARTICLES, lock, orders))


def letters(named: Named) -> dict[str, str]:
    return {story.id: "".join(f[0] for f in story.articles) for story in named.stories}


def locked(**stories: str) -> tuple[LockedStory, ...]:
    return tuple(
        LockedStory(id=i.replace("_", "-"), articles=tuple(f"{c}.txt" for c in part))
        for i, part in stories.items()
    )


def test_an_id_is_the_first_headline() -> None:
    assert name(groups("ab", "c")) == {"ferry-a-runs-aground": "ab", "ferry-c-runs-aground": "c"}


def test_same_headlines_get_numbers_and_index_is_no_id() -> None:
    same = {f: article(f, "Index\n\nA text.") for f in FILES}
    named = name_stories(groups("a", "b"), same)
    assert [story.id for story in named.stories] == ["index-2", "index-3"]


def test_an_article_without_headline_or_latin_letters_still_has_an_address() -> None:
    odd = {"a.txt": article("a.txt", "???")}
    assert [s.id for s in name_stories(groups("a"), odd).stories] == ["story"]


def test_a_published_id_stays_when_articles_come_and_go() -> None:
    assert name(groups("hbc"), locked(old="abc")) == {"old": "hbc"}


def test_a_split_leaves_the_id_with_the_larger_part() -> None:
    named = name_stories(groups("a", "bc"), ARTICLES, locked(old="abc"))
    assert letters(named) == {"ferry-a-runs-aground": "a", "old": "bc"}
    assert [n.code for n in named.notices] == ["story-split"]


def test_a_merger_keeps_the_larger_id_and_redirects_the_other() -> None:
    named = name_stories(groups("abc"), ARTICLES, locked(small="a", large="bc"))
    assert letters(named) == {"large": "abc"}
    assert named.stories[0].formerly == ("small",)
    assert [n.code for n in named.notices] == ["stories-merged"]
    moved = {s.id: s.moved_to for s in named.lock}
    assert moved == {"large": None, "small": "large"}


def test_an_id_that_moved_is_not_given_again() -> None:
    gone = LockedStory(id="ferry-a-runs-aground", articles=("h.txt",), moved_to="old")
    assert "ferry-a-runs-aground-2" in name(groups("a", "b"), (*locked(old="b"), gone))


def test_the_id_of_a_vanished_story_waits_for_it() -> None:
    empty = name_stories(groups("b"), ARTICLES, locked(old="a"))
    assert letters(empty) == {"ferry-b-runs-aground": "b"}
    assert letters(name_stories(groups("a", "b"), ARTICLES, empty.lock))["old"] == "a"


def test_the_index_names_and_the_former_id_leads_there() -> None:
    named = name_stories(groups(solveig="ab"), ARTICLES, locked(old="ab"))
    assert letters(named) == {"solveig": "ab"}
    assert named.stories[0].formerly == ("old",)


def test_an_editor_renames_a_story_of_the_program() -> None:
    order = StoryOrder(id="solveig", formerly=("old",))
    named = name_stories(groups("ab"), ARTICLES, locked(old="ab"), (order,))
    assert letters(named) == {"solveig": "ab"}
    assert {s.id: s.moved_to for s in named.lock} == {"old": "solveig", "solveig": None}
    assert letters(name_stories(groups("ab"), ARTICLES, named.lock, (order,))) == {"solveig": "ab"}


def test_moves_are_followed_to_their_end() -> None:
    first = LockedStory(id="first", articles=(), moved_to="second")
    named = name_stories(groups(third="ab"), ARTICLES, (first, *locked(second="ab")))
    assert named.stories[0].formerly == ("first", "second")


def test_an_ordered_id_that_had_moved_lives_again() -> None:
    first = LockedStory(id="first", articles=("a.txt",), moved_to="second")
    named = name_stories(groups("b", first="a"), ARTICLES, (first, *locked(second="ab")))
    assert letters(named) == {"second": "b", "first": "a"}
    assert named.stories[1].formerly == ()


partitions = st.lists(st.integers(0, 4), min_size=8, max_size=8).map(
    lambda homes: groups(
        *["".join(f[0] for f, h in zip(FILES, homes, strict=True) if h == k) for k in set(homes)]
    )
)


@settings(max_examples=60, deadline=None)
@given(partitions, partitions)
def test_no_id_is_lost_or_given_twice(before: list[Gathered], after: list[Gathered]) -> None:
    old = name_stories(before, ARTICLES)
    new = name_stories(after, ARTICLES, old.lock)
    ids = [story.id for story in new.stories]
    assert len(set(ids)) == len(ids)
    reachable = set(ids) | {f for story in new.stories for f in story.formerly}
    assert {story.id for story in old.stories} <= reachable
    assert {s.id for s in old.lock} <= {s.id for s in new.lock}
    again = name_stories(after, ARTICLES, new.lock)
    assert [s.id for s in again.stories] == ids
    assert again.lock == new.lock


@settings(max_examples=60, deadline=None)
@given(partitions)
def test_a_further_article_changes_no_address(found: list[Gathered]) -> None:
    old = name_stories(found, ARTICLES)
    more = {**ARTICLES, "new.txt": article("new.txt", "Hail in Lund\n\nA text.")}
    alone = Gathered(articles=("new.txt",), why=(Placement(why="alone"),))
    new = name_stories([alone, *found], more, old.lock)
    assert new.stories[1:] == old.stories


@given(partitions)
@settings(max_examples=20, deadline=None)
def test_the_lock_reads_back_as_written(found: list[Gathered]) -> None:
    lock = name_stories(found, ARTICLES).lock
    assert parse_lock(write_lock(lock)) == (lock, ())
    moved = (*lock, LockedStory(id="old-one", articles=("ä: b.txt",), moved_to=lock[0].id))
    assert parse_lock(write_lock(moved)) == (moved, ())
