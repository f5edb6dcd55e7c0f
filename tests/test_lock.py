"""Addresses stay: two branches merge by themselves, and a slip in the index moves none."""

import subprocess
from pathlib import Path

from generator.build import build
from generator.group.identity import name_stories
from generator.group.stories import Gathered
from generator.read import read
from generator.read.index.lock_file import parse_lock, write_lock
from generator.records import Article, LockedStory, Placement

ALIKE, ALONE = Placement(why="alike"), Placement(why="alone")

INDEX = """articles:
  - file: a.txt
    outlet: Lund Times
    published: 2031-05-14
    story: strike
  - file: b.txt
    outlet: Corven Post
    published: 2031-05-14
    story: fire
  - file: c.txt
    outlet: Aaville Wire
    story: fire
stories:
  strike: {title: The strike}
  fire: {title: The fire}
"""
TEXT = (
    "The harbour of Aaville {}\n\nThe harbour of Aaville {} on Monday, the mayor of Aaville said.\n"
)


def digest(folder: Path) -> Path:
    seeds = folder / "seeds"
    seeds.mkdir()
    for name, what in (("a", "closed"), ("b", "burnt"), ("c", "burnt down")):
        (seeds / f"{name}.txt").write_text(TEXT.format(what, what))
    (seeds / "index.yml").write_text(INDEX)
    return seeds


def stories(folder: Path) -> set[str]:
    return {path.stem for path in (folder / "docs" / "stories").glob("*.md")}


def test_one_slip_in_the_index_moves_no_address(tmp_path: Path) -> None:
    seeds = digest(tmp_path)
    build(seeds, tmp_path / "docs", jobs=1)
    before = (seeds / "stories.lock.yml").read_text()
    (seeds / "index.yml").write_text(INDEX.replace("Aaville Wire", "Aaville: Wire"))
    outcome = build(seeds, tmp_path / "docs", jobs=1)
    assert [(p.line, p.code) for p in outcome.problems] == [(11, "bad-yaml")]
    assert stories(tmp_path) == {"strike", "fire"}
    assert (seeds / "stories.lock.yml").read_text() == before
    outlets = {article.outlet for article in read(seeds)[0].articles}
    assert outlets == {"Lund Times", "Corven Post", None}
    (seeds / "index.yml").write_text(INDEX)
    build(seeds, tmp_path / "docs", jobs=1)
    assert (seeds / "stories.lock.yml").read_text() == before


def test_a_conflict_in_the_index_is_said_and_moves_nothing(tmp_path: Path) -> None:
    seeds = digest(tmp_path)
    build(seeds, tmp_path / "docs", jobs=1)
    before = (seeds / "stories.lock.yml").read_text()
    ours = "<<<<<<< HEAD\n    story: fire\n=======\n    story: strike\n>>>>>>> theirs\n"
    (seeds / "index.yml").write_text(INDEX.replace("    story: fire\nstories", f"{ours}stories"))
    outcome = build(seeds, tmp_path / "docs", jobs=1)
    assert [(p.file, p.line, p.code) for p in outcome.problems] == [
        ("index.yml", 12, "merge-conflict")
    ]
    assert (seeds / "stories.lock.yml").read_text() == before


def git(folder: Path, *command: str) -> str:
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    done = subprocess.run(
        ["git", *settings, *command], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_two_branches_that_add_stories_merge_without_a_hand(tmp_path: Path) -> None:
    seeds = digest(tmp_path)
    (seeds / ".gitattributes").write_text("stories.lock.yml merge=union\n")
    build(seeds, tmp_path / "docs", jobs=1)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "seeds")
    git(tmp_path, "commit", "-qm", "first")
    for branch, what in (("one", "Bakers of Corven strike"), ("two", "Coal mine of Dunn opens")):
        git(tmp_path, "switch", "-qc", branch, "main")
        (seeds / f"{branch}.txt").write_text(f"{what}\n\n{what} today.\n\nNobody else does so.\n")
        build(seeds, tmp_path / "docs", jobs=1)
        git(tmp_path, "add", "seeds")
        git(tmp_path, "commit", "-qm", branch)
    git(tmp_path, "merge", "-q", "one", "-m", "both")
    outcome = build(seeds, tmp_path / "docs", jobs=1)
    assert [p for p in outcome.problems if p.severity == "error"] == []
    wanted = {"strike", "fire", "bakers-of-corven-strike", "coal-mine-of-dunn-opens"}
    assert stories(tmp_path) == wanted
    assert git(tmp_path, "status", "--porcelain", "seeds/stories.lock.yml") == ""


def test_lines_of_one_id_from_two_branches_are_taken_together() -> None:
    text = (
        "stories:\n  a: {articles: [x.txt]}\n  a: {articles: [x.txt, y.txt]}\n  b: {articles: []}\n"
    )
    locked, problems = parse_lock(text)
    assert [(p.line, p.code, p.severity) for p in problems] == [(3, "lock-doubled", "notice")]
    assert locked == (
        LockedStory(id="a", articles=("x.txt", "y.txt")),
        LockedStory(id="b", articles=()),
    )


def test_the_next_build_writes_doubled_lines_as_one(tmp_path: Path) -> None:
    seeds = digest(tmp_path)
    build(seeds, tmp_path / "docs", jobs=1)
    lock = seeds / "stories.lock.yml"
    clean = lock.read_text()
    lines = [line for line in clean.split("\n") if line.startswith("  strike:")]
    lock.write_text(clean + "\n".join(lines) + "\n")
    told = build(seeds, tmp_path / "docs", jobs=1).problems
    assert "lock-doubled" in {p.code for p in told}
    assert lock.read_text() == clean
    assert "lock-doubled" not in {p.code for p in build(seeds, tmp_path / "docs", jobs=1).problems}


def test_a_conflict_in_the_lock_is_settled_and_said() -> None:
    ours, theirs = "  a: {articles: [x.txt]}\n", "  b: {articles: []}\n"
    text = f"stories:\n<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n"
    locked, problems = parse_lock(text)
    assert [story.id for story in locked] == ["a", "b"]
    assert [(p.line, p.code, p.severity) for p in problems] == [(2, "merge-conflict", "notice")]


def test_a_lock_of_former_versions_is_read() -> None:
    text = "stories:\n  a:\n    articles:\n    - x.txt\n  b:\n    articles: []\n    moved_to: a\n"
    locked, problems = parse_lock(text)
    assert problems == ()
    assert parse_lock(write_lock(locked)) == (locked, ())
    assert write_lock(locked).endswith(
        "stories:\n  a: {articles: [x.txt]}\n  b: {articles: [], moved_to: a}\n"
    )


def article(file: str, headline: str) -> Article:
    return Article(file=file, text=f"{headline}\n\nA text.", sha256=file)


def test_a_join_that_is_undone_leaves_nothing_behind() -> None:
    known = {file: article(file, file) for file in ("a.txt", "b.txt")}
    alone = [Gathered(articles=(file,), why=(ALONE,)) for file in known]
    joined = [Gathered(articles=("a.txt", "b.txt"), why=(ALIKE, ALIKE))]
    first = name_stories(alone, known)
    second = name_stories(joined, known, first.lock)
    assert any(story.moved_to for story in second.lock)
    third = name_stories(alone, known, second.lock)
    assert third.lock == first.lock
    assert [s.id for s in third.stories] == [s.id for s in first.stories]


def test_a_join_of_three_stories_that_is_undone_is_as_before(tmp_path: Path) -> None:
    """Of more than one article each; without the order each has its own articles and id again."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    told = {
        "mill": "The old mill of Beeton burnt down on Sunday, the fire service of Beeton said.",
        "tram": "The council of Corven voted for a tram to its harbour, the mayor of Corven said.",
        "ferry": "The ferry to Dunn stops for the winter, the harbour office of Dunn said.",
    }
    for name, text in told.items():
        for number, lead in enumerate(("Late news.", "What we know.")):
            words = f"{name.title()} news of the day {number}\n\n{text} {lead}\n"
            (seeds / f"{name}-{number}.txt").write_text(words)
    build(seeds, tmp_path / "docs", jobs=1)
    lock = seeds / "stories.lock.yml"
    before = lock.read_text()
    assert before.count("articles:") == 3
    entries = "".join(
        f"  - {{file: {path.name}, story: tram-news-of-the-day-0}}\n"
        for path in seeds.glob("*.txt")
    )
    (seeds / "index.yml").write_text(f"articles:\n{entries}")
    build(seeds, tmp_path / "docs", jobs=1)
    assert lock.read_text().count("by: editor") == 2
    (seeds / "index.yml").unlink()
    build(seeds, tmp_path / "docs", jobs=1)
    assert lock.read_text() == before


def test_an_address_is_made_of_a_headline_not_of_a_banner(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text("World news\n\nThe mill of Beeton burnt down, firemen said.\n")
    (seeds / "b.txt").write_text("Mill of Beeton burns down\n\nThe mill of Beeton burnt down.\n")
    articles = {a.file: a for a in read(seeds)[0].articles}
    group = Gathered(articles=("a.txt", "b.txt"), why=(ALIKE, ALIKE))
    named = name_stories([group], articles)
    assert named.stories[0].id == "mill-of-beeton-burns-down"
