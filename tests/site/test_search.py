"""The search index: made anew only where words changed, the same bytes as from nothing."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.site import search
from generator.site.search import (
    INDEX_ONLY,
    LONGEST_WORD,
    Searched,
    part_of,
    searched_html,
    with_endings,
)
from tests.site.sites import FILES, MAIN, run, tree, write

ARTICLE = MAIN.replace("<main>", "<article data-pagefind-body>").replace("</main>", "</article>")
STORY = "---\nkind: story\nupdated: {}\n---\n# The {}\n\nRiverton repairs it.\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    config = FILES["mkdocs.yml"] + "extra: {search: pagefind}\n"
    write(tmp_path, {**FILES, "mkdocs.yml": config, "theme/main.html": ARTICLE})
    write(
        tmp_path,
        {
            "docs/stories/flood.md": STORY.format("2019-05-04", "flood"),
            "docs/stories/bridge.md": STORY.format("2020-05-04", "bridge\n\n## Cost"),
        },
    )
    return tmp_path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The pages of each part that is made."""
    parts: list[list[str]] = []
    original = search.run_pagefind

    def run_pagefind(texts: Mapping[str, str]) -> dict[str, bytes]:
        parts.append(sorted(texts))
        return original(texts)

    run_pagefind.__module__ = original.__module__
    monkeypatch.setattr(search, "run_pagefind", run_pagefind)
    return parts


def test_a_year_of_many_stories_has_a_part_a_quarter(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.site.search.LARGE", 1)
    write(home, {"docs/stories/fire.md": STORY.format("2020-02-01", "fire")})
    run(home)
    names = json.loads((home / "site/pagefind/parts.json").read_text())
    assert names == ["2020-2", "2020-1", "2019"]


def test_one_part_a_year_newest_first(home: Path) -> None:
    run(home)
    site = home / "site/pagefind"
    assert json.loads((site / "parts.json").read_text()) == ["2020", "2019"]
    for part in ("2019", "2020"):
        entry = json.loads((site / part / "pagefind-entry.json").read_text())
        assert [each["page_count"] for each in entry["languages"].values()] == [1]
        assert (site / part / "pagefind.js").exists()
    assert not list(site.rglob("pagefind-ui*"))


def test_only_the_changed_year_is_made_anew(home: Path, made: list[list[str]]) -> None:
    run(home)
    assert len(made) == 2
    write(home, {"docs/stories/flood.md": STORY.format("2019-05-04", "great flood")})
    run(home)
    run(home)
    assert made[2:] == [["stories/flood/index.html"]]
    (home / ".cache").rename(home / "kept")
    run(home, "clean")
    assert tree(home / "clean") == tree(home / "site")


def test_a_damaged_part_is_made_anew(home: Path, made: list[list[str]]) -> None:
    run(home)
    whole = tree(home / "site")
    for path in (home / ".cache").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1])
    run(home)
    assert len(made) == 4
    assert tree(home / "site") == whole


def test_filters_come_in_one_order(home: Path) -> None:
    """Pagefind by itself gives eight values in another order nearly every time."""
    names = "".join(f'<b data-pagefind-filter="outlet">Outlet {n}</b>' for n in range(8))
    page = (
        STORY.format("2020-05-04", "bridge")
        + f'\n<p>{names}<i data-pagefind-filter="a">b</i></p>\n'
    )
    write(home, {"docs/stories/bridge.md": page + "\n## Cost\n"})
    run(home)
    (home / ".cache").rename(home / "kept")
    run(home, "clean")
    assert len(list((home / "site/pagefind/2020/filter").iterdir())) == 2
    assert tree(home / "clean") == tree(home / "site")


def test_what_stands_around_the_words_does_not_matter() -> None:
    page = "<html><head><title>T</title></head><body><nav>{}</nav><article {}>A</article></body>"
    marked = "class='a' data-pagefind-body"
    assert searched_html(page.format("x", marked)) == searched_html(page.format("y", marked))
    assert searched_html(page.format("x", "")) == page.format("x", "")


@pytest.mark.parametrize(
    ("kind", "date", "part"),
    [
        ("story", "2019-10-06", "2019"),
        ("story", "", "undated"),
        ("tag", "2019-10-06", None),
        ("source", "2019-10-06", None),
        ("", "", None),
    ],
)
def test_parts(kind: str, date: str, part: str | None) -> None:
    assert part_of(Searched(path="a/index.html", kind=kind, date=date)) == part


def test_the_files_of_a_part_come_back_whole() -> None:
    files = {"a/b": b"\x00\n[", "c": b"", "ü": b"data"}
    assert search.FILES_CODEC.unpack(search.FILES_CODEC.pack(files), {}) == files


def test_every_word_inside_a_run_of_chinese_or_japanese_begins_something() -> None:
    words = with_endings('<p title="市长否决">市长否决电车计划</p>').split("</p>")[0].split(">")[1]
    found = [word.removesuffix(INDEX_ONLY) for word in words.split()]
    for wanted in ("市长", "否决", "电车", "计划", "决电车"):
        assert any(word.startswith(wanted) for word in found), wanted
    assert max(map(len, found[1:])) <= LONGEST_WORD
    assert 'title="市长否决"' in with_endings('<p title="市长否决">x</p>')


def test_other_scripts_stay_as_they_are() -> None:
    for words in ("Riverton repairs it", "Москва", "نهر", "市"):
        assert with_endings(words) == words


def test_the_words_of_the_site_around_passages_are_not_searched() -> None:
    page = searched_html(
        "<article data-pagefind-body><h1>The flood</h1><h2 id='agreed'>What all agree on</h2>"
        "<p>Side A <bdi>Ann Berg</bdi>, <bdi>Bo Lund</bdi></p>"
        "<p><span data-span='a:0:9'>It rained.</span> 3 more passages</p>"
        "<p><a class='as' href='#b'><span data-span='a:0:2'>It</span>… in brief, 1</a></p>"
        "<details id='who-says-what'><table><td>silent</td></table></details>"
        "<p class='note editors-note'><b>Note</b> Names follow the register.</p></article>"
    )
    for words in ("What all", "Side A", "more passages", "in brief", "silent"):
        assert words not in page, words
    for words in ("The flood", "Ann Berg</bdi>, <bdi>Bo Lund", "It rained.", "Names follow"):
        assert words in page, words


def test_a_heading_is_known_to_the_search_by_a_sign(home: Path) -> None:
    """Pagefind forgets a heading without any sign, and the search could not say where a hit is."""
    page = "<article data-pagefind-body><h2 id='agreed'>Agreed</h2><p data-span='a:0:2'>It</p>"
    files = search.run_pagefind({"a/index.html": searched_html(f"{page}</article>")})
    fragment = next(data for path, data in files.items() if path.startswith("fragment/"))
    assert '"id":"agreed"' in gzip.decompress(fragment).decode("utf-8", "replace")


def test_a_citation_sticks_to_no_word() -> None:
    page = '<article data-pagefind-body><p>closed.<sup class="cite"><a>2</a></sup></p></article>'
    assert "closed.</p>" in searched_html(page)
