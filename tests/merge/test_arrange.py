"""From a seeds folder to named stories and back through the lock, with whatever lies in it."""

from pathlib import Path

from generator.group import group
from generator.group.identity import Named
from generator.publish.lock import keep_lock
from generator.read import read
from generator.read.index.lock_file import LOCK, write_lock
from tests.merge.folders import grouping_cases

CASES = {case.title: case.articles for case in grouping_cases()}
FOLDER = CASES["one event in two words, another one beside it"]
HAIL = (
    "Hail breaks greenhouses in Lund\n\nHail fell on Lund for an hour on Sunday and broke glass.\n"
)
SWEDISH = (
    "Färjan Solveig på grund\n\nFärjan Solveig gick på grund utanför Tarviks hamn på tisdagen.\n"
)


def seeds(folder: Path, index: str = "articles: []\n") -> Path:
    for made in FOLDER:
        (folder / f"{made.file}.txt").write_text(made.text, encoding="utf-8")
    (folder / "index.yml").write_text(index, encoding="utf-8")
    return folder


def build(folder: Path) -> Named:
    """What `build` does before the pages: read, arrange, keep the lock."""
    library, _ = read(folder)
    named = group(library)
    assert keep_lock(folder / LOCK, write_lock(named.lock)) == ()
    return named


def homes(named: Named) -> dict[str, str]:
    return {file: story.id for story in named.stories for file in story.articles}


def test_a_second_build_changes_nothing(tmp_path: Path) -> None:
    first = build(seeds(tmp_path))
    lock = (tmp_path / LOCK).read_bytes()
    second = build(tmp_path)
    assert homes(first) == homes(second)
    assert (tmp_path / LOCK).read_bytes() == lock
    assert len(set(homes(first).values())) == 2


def test_odd_articles_are_built_and_move_no_address(tmp_path: Path) -> None:
    before = homes(build(seeds(tmp_path)))
    for k in range(10):
        (tmp_path / f"copy-{k}.txt").write_text(FOLDER[0].text, encoding="utf-8")
    (tmp_path / "0-hail.txt").write_text(HAIL, encoding="utf-8")
    (tmp_path / "1-swedish.txt").write_text(SWEDISH, encoding="utf-8")
    (tmp_path / "2-line.txt").write_text("no headline here, one line only", encoding="utf-8")
    (tmp_path / "3-both.txt").write_text(FOLDER[0].text + FOLDER[2].text, encoding="utf-8")
    after = homes(build(tmp_path))
    assert {file: after[file] for file in before} == before
    assert {after[f"copy-{k}.txt"] for k in range(10)} == {before["ferry-a.txt"]}
    assert after["0-hail.txt"] not in before.values()
    assert len(after) == len(before) + 14


def test_an_editor_joins_two_published_stories(tmp_path: Path) -> None:
    old = homes(build(seeds(tmp_path)))
    entries = "".join(f"  - {{file: {f}, story: week}}\n" for f in ("ferry-a.txt", "budget-a.txt"))
    named = build(seeds(tmp_path, f"articles:\n{entries}"))
    week = next(story for story in named.stories if story.id == "week")
    assert set(week.formerly) == set(old.values())
    assert {s.id: s.moved_to for s in named.lock} == dict.fromkeys(old.values(), "week") | {
        "week": None
    }
    assert {n.code for n in named.notices} == {"stories-merged"}


def test_an_article_given_another_story_moves_alone(tmp_path: Path) -> None:
    old = homes(build(seeds(tmp_path)))
    entry = "articles:\n  - {file: ferry-b.txt, story: other}\n"
    for _ in range(2):
        now = homes(build(seeds(tmp_path, entry)))
        assert now == old | {"ferry-b.txt": "other"}


def test_an_article_given_to_a_published_story_moves_alone(tmp_path: Path) -> None:
    old = homes(build(seeds(tmp_path)))
    ferry, budget = old["ferry-a.txt"], old["budget-a.txt"]
    entries = (
        f"  - {{file: ferry-a.txt, story: {ferry}}}\n  - {{file: budget-a.txt, story: {ferry}}}\n"
    )
    for _ in range(2):
        now = homes(build(seeds(tmp_path, f"articles:\n{entries}")))
        assert now == old | {"budget-a.txt": ferry}
    assert budget in now.values()


def test_former_ids_join_two_published_stories(tmp_path: Path) -> None:
    old = homes(build(seeds(tmp_path)))
    ferry, budget = old["ferry-a.txt"], old["budget-a.txt"]
    index = f"stories:\n  {ferry}: {{formerly: [{budget}]}}\n"
    for _ in range(2):
        assert set(homes(build(seeds(tmp_path, index))).values()) == {ferry}


def test_an_editor_keeps_an_article_out_of_a_story_that_the_program_named(tmp_path: Path) -> None:
    old = homes(build(seeds(tmp_path)))
    entry = f"articles:\n  - {{file: ferry-b.txt, not_in: [{old['ferry-b.txt']}]}}\n"
    for _ in range(2):
        now = homes(build(seeds(tmp_path, entry)))
        assert now["ferry-a.txt"] == old["ferry-a.txt"]
        assert now["ferry-b.txt"] not in old.values()


def test_seeds_that_cannot_be_written_to_give_a_notice(tmp_path: Path) -> None:
    (notice,) = keep_lock(tmp_path / "missing" / LOCK, "stories: {}\n")
    assert (notice.code, notice.severity) == ("lock-not-written", "notice")


def test_stories_without_names_in_common_are_not_related(tmp_path: Path) -> None:
    named = build(seeds(tmp_path))
    assert {story.related for story in named.stories} == {()}
