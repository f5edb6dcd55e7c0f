"""publish proves what is shown and never leaves a half-written docs folder."""

import json
from pathlib import Path

import pytest

from generator.publish import STAGING, UnprovenError, prove, publish
from generator.records import Article
from generator.render.pieces import Piece

TEXT = "The mayor said “no & never” <twice>."
ARTICLES = {"harbour": Article(file="harbour.txt", text=TEXT, sha256="0")}
PAGE = '<q data-span="harbour:15:27">“no &amp; never”</q>'


def whole(files: dict[str, str], key: str = "") -> list[Piece]:
    return [Piece(key=key, make=files.items)]


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
    publish(tmp_path, whole({"a.md": "a", "b.md": "b"}), {})
    before = (tmp_path / "a.md").stat().st_mtime_ns
    done = publish(tmp_path, whole({"a.md": "a", "b.md": "new"}), {})
    assert (done.written, done.unchanged) == (("b.md",), ("a.md",))
    assert (tmp_path / "a.md").stat().st_mtime_ns == before


def test_what_a_stopped_run_left_is_cleaned_up(tmp_path: Path) -> None:
    publish(tmp_path, whole({"a.md": "a"}), {})
    (tmp_path / STAGING / "stories").mkdir(parents=True)
    (tmp_path / STAGING / "stories" / "half.md").write_text("half")
    publish(tmp_path, whole({"a.md": "changed"}), {})
    assert files_below(tmp_path) == {"a.md": "changed"}
    assert not (tmp_path / STAGING).exists()


@pytest.mark.parametrize("path", ["../a.md", "/etc/a", "", "a/../../b", "a\\b", "a\0b"])
def test_a_path_that_leaves_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="below the docs folder"):
        publish(tmp_path, whole({path: "x"}), {})


def test_a_count_named_sources_is_no_list_of_sources() -> None:
    prove("data/index.json", json.dumps({"stories": [{"id": "a", "sources": 2}]}), ARTICLES)
