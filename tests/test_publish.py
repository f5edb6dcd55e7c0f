"""publish proves what is shown and never leaves a half-written docs folder."""

import json
import re
from pathlib import Path

import pytest

from generator.problems import Fault
from generator.publish import publish
from generator.publish.prove import UnprovenError, prove
from generator.publish.write import OWNED, STAGING
from generator.records import Article
from generator.render.pages import Piece

TEXT = "The mayor said “no & never” <twice>."
ARTICLES = {"harbour": Article(file="harbour.txt", text=TEXT, sha256="0")}
PAGE = '<q data-span="harbour:15:27">“no &amp; never”</q>'


def whole(files: dict[str, str]) -> list[Piece]:
    return [Piece(make=files.items)]


def files_below(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.relative_to(folder).name.startswith(".")
    }


def test_a_page_that_shows_what_the_article_says_is_written(tmp_path: Path) -> None:
    publish(tmp_path, whole({"stories/a.md": PAGE}), ARTICLES)
    assert files_below(tmp_path) == {"stories/a.md": PAGE}


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace("never", "ever"),
        PAGE.replace(":15:", ":14:"),
        PAGE.replace("harbour", "airport"),
        '<q data-span="harbour:15:27">“no &amp; never”',
        '<q data-span="harbour:a:b">“no &amp; never”</q>',
    ],
    ids=["other words", "other place", "unknown article", "element not closed", "not offsets"],
)
def test_anything_else_is_refused_and_nothing_is_written(tmp_path: Path, page: str) -> None:
    with pytest.raises(UnprovenError):
        publish(tmp_path, whole({"index.md": "fine", "stories/a.md": page}), ARTICLES)
    assert files_below(tmp_path) == {}


SPANS = (
    '<p><span data-span="harbour:4:9">mayor</span>, <span class="a" data-span="harbour:15:27">“no'
    ' &amp; never”</span> and <span data-span="harbour:4:9">mayor</span>.</p>'
)
"""Passages in a `span` of their own, as nearly all stand, beside one that is not quite so."""


@pytest.mark.parametrize("page", [SPANS, SPANS.replace('class="a" ', "")])
def test_each_of_several_passages_is_proved(page: str) -> None:
    prove("a.md", page, ARTICLES)
    for right, wrong in (("mayor", "major"), (":4:", ":3:"), (":9", ":8"), ("no &", "no, &")):
        for found in re.finditer(re.escape(right), page):
            damaged = page[: found.start()] + wrong + page[found.end() :]
            with pytest.raises(UnprovenError, match="does not read"):
                prove("a.md", damaged, ARTICLES)


def test_what_a_page_cannot_show_is_in_the_data_as_it_is() -> None:
    turned = {"a": Article(file="a.txt", text="one\u202etwo", sha256="0")}
    passage = {"start": 0, "end": 7, "text": "one\u202etwo"}
    prove("a.md", '<span data-span="a:0:7">one\ufffdtwo</span>', turned)
    prove("b.json", json.dumps({"slug": "a", "passages": [passage]}), turned)
    with pytest.raises(UnprovenError):
        prove("a.md", '<span data-span="a:0:7">one\u202etwo</span>', turned)


def test_how_many_passages_cannot_be_read_is_told() -> None:
    with pytest.raises(UnprovenError, match=r"^1 marked passages cannot be read back"):
        prove("a.md", f'{SPANS}<q data-span="harbour:4:9">mayor', ARTICLES)


def test_inner_marks_do_not_count_as_words() -> None:
    prove("a.md", '<q data-span="harbour:15:27">“no <mark>&amp;</mark> never”</q>', ARTICLES)


def story(text: str) -> str:
    span = {"text": text, "source": 2, "start": 4, "end": 9}
    sources = [{"number": 2, "slug": "harbour"}]
    return json.dumps({"sources": sources, "disputes": [{"positions": [{"evidence": [span]}]}]})


def test_spans_in_data_files_are_proved_however_deep_they_stand() -> None:
    prove("data/a.json", story("mayor"), ARTICLES)
    with pytest.raises(UnprovenError):
        prove("data/a.json", story("major"), ARTICLES)


def test_passages_of_an_article_file_are_proved() -> None:
    passage = {"start": 4, "end": 9, "text": "mayor"}
    prove("data/b.json", json.dumps({"slug": "harbour", "passages": [passage]}), ARTICLES)
    passage["text"] = "Mayor"
    with pytest.raises(UnprovenError):
        prove("data/b.json", json.dumps({"slug": "harbour", "passages": [passage]}), ARTICLES)


def test_stale_pages_go_and_pages_of_others_stay(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "by-hand.md").write_text("mine")
    publish(tmp_path, whole({"stories/a.md": "a", "stories/2019/b.md": "b"}), {})
    done = publish(tmp_path, whole({"stories/a.md": "a"}), {})
    assert done.removed == ("stories/2019/b.md",)
    assert files_below(tmp_path) == {"stories/a.md": "a", "stories/by-hand.md": "mine"}
    assert not (tmp_path / "stories" / "2019").exists()


def test_an_unchanged_page_is_not_touched(tmp_path: Path) -> None:
    publish(tmp_path, whole({"tags/a.md": "a", "tags/b.md": "b"}), {})
    before = (tmp_path / "tags/a.md").stat().st_mtime_ns
    done = publish(tmp_path, whole({"tags/a.md": "a", "tags/b.md": "new"}), {})
    assert (done.written, done.unchanged) == (("tags/b.md",), ("tags/a.md",))
    assert (tmp_path / "tags/a.md").stat().st_mtime_ns == before


def test_what_a_stopped_run_left_is_cleaned_up(tmp_path: Path) -> None:
    publish(tmp_path, whole({"tags/a.md": "a"}), {})
    (tmp_path / STAGING / "stories").mkdir(parents=True)
    (tmp_path / STAGING / "stories" / "half.md").write_text("half")
    publish(tmp_path, whole({"tags/a.md": "changed"}), {})
    assert files_below(tmp_path) == {"tags/a.md": "changed"}
    assert not (tmp_path / STAGING).exists()


OUTSIDE = ("../a.md", "/etc/a", "", "stories/../../b.md", "stories\\b.md", "stories/a\0b.md")
NOT_OURS = ("about/a.md", "stories/A.md", "a.md", "stories/.a.md")


@pytest.mark.parametrize("path", [*OUTSIDE, *NOT_OURS])
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="below the docs folder"):
        publish(tmp_path, whole({path: "x"}), {})


def test_a_count_named_sources_is_no_list_of_sources() -> None:
    prove("data/index.json", json.dumps({"stories": [{"id": "a", "sources": 2}]}), ARTICLES)


def publish_one(docs: Path) -> None:
    publish(docs, whole({"stories/a.md": "a"}), {})


@pytest.mark.parametrize(
    "line", ["../victim.txt", "/{top}/victim.txt", "about/changelog.md", "by-hand.md"]
)
def test_the_list_is_believed_only_for_what_could_be_ours(tmp_path: Path, line: str) -> None:
    docs = tmp_path / "docs"
    (docs / "about").mkdir(parents=True)
    victims = [tmp_path / "victim.txt", docs / "about/changelog.md", docs / "by-hand.md"]
    for victim in victims:
        victim.write_text("mine")
    (docs / OWNED).write_text(line.format(top=tmp_path) + "\nstories/gone.md\n")
    (docs / "stories").mkdir()
    (docs / "stories/gone.md").write_text("ours")
    done = publish(docs, whole({"stories/a.md": "a"}), {})
    assert [victim.read_text() for victim in victims] == ["mine"] * 3
    assert done.removed == ("stories/gone.md",)
    assert [problem.code for problem in done.problems] == ["list-damaged"]
    assert (docs / OWNED).read_text() == "stories/a.md\n"


@pytest.mark.parametrize(
    "damage",
    [
        b"\xff\xfe\0garbage",
        b"\n\nstories/a.md\n",
        b"stories/a.md\0\n",
        b"a" * 100_000,
        b"stories/a.md",
    ],
    ids=["another encoding", "blank lines", "NUL", "a long line", "cut short"],
)
def test_a_damaged_list_is_repaired_with_a_notice(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / OWNED).write_bytes(damage)
    done = publish(tmp_path, whole({"stories/a.md": "a"}), {})
    assert [(p.code, p.severity) for p in done.problems] == [("list-damaged", "notice")]
    assert (tmp_path / OWNED).read_text() == "stories/a.md\n"
    assert publish(tmp_path, whole({"stories/a.md": "a"}), {}).problems == ()


def test_a_folder_in_the_lists_place_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / OWNED).mkdir()
    (tmp_path / OWNED / "mine.txt").write_text("mine")
    publish_one(tmp_path)
    assert (tmp_path / OWNED).read_text() == "stories/a.md\n"
    assert [path.read_text() for path in tmp_path.glob(f"{OWNED}.damaged-*/mine.txt")] == ["mine"]


def test_no_link_is_followed(tmp_path: Path) -> None:
    docs, outside = tmp_path / "docs", tmp_path / "outside"
    docs.mkdir()
    outside.mkdir()
    (outside / "mine.md").write_text("mine")
    (docs / STAGING).symlink_to(outside)
    (docs / OWNED).symlink_to(outside / "mine.md")
    (docs / "tags").mkdir()
    (docs / "tags/a.md").symlink_to(outside / "mine.md")
    publish(docs, whole({"tags/a.md": "a", "stories/a.md": "a"}), {})
    (docs / "tags/a.md").unlink()
    (docs / "tags").rmdir()
    (docs / "tags").symlink_to(outside)
    with pytest.raises(Fault, match="is a link"):
        publish(docs, whole({"tags/a.md": "a"}), {})
    publish_one(docs)
    assert files_below(outside) == {"mine.md": "mine"}


def test_docs_that_cannot_be_written_are_a_fault_and_stay(tmp_path: Path) -> None:
    publish_one(tmp_path)
    (tmp_path / "tags").write_text("a file where a folder should be")
    with pytest.raises(Fault, match="stands in the way"):
        publish(tmp_path, whole({"stories/a.md": "new", "tags/a.md": "a"}), {})
    assert (tmp_path / "stories/a.md").read_text() == "a"
    assert not (tmp_path / STAGING).exists()


def test_the_lock_is_kept_after_the_proof_and_before_the_pages(tmp_path: Path) -> None:
    seen: list[bool] = []

    def first() -> tuple[()]:
        seen.append((tmp_path / "stories/a.md").exists())
        return ()

    with pytest.raises(UnprovenError):
        publish(tmp_path, whole({"stories/a.md": PAGE.replace("never", "ever")}), ARTICLES, first)
    assert seen == []
    publish(tmp_path, whole({"stories/a.md": PAGE}), ARTICLES, first)
    assert seen == [False]
