"""Every kind of file is read as tests/cases/files.yml says; one that is damaged is a problem."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.read import read
from generator.read.article_file import read_file
from generator.read.formats import FORMATS
from generator.records import Article, Span

CASES = Path(__file__).parents[1] / "cases"
FILES = CASES / "files"
EXPECTED = yaml.safe_load((CASES / "files.yml").read_text(encoding="utf-8"))
ENCODINGS = yaml.safe_load((CASES / "encodings.yml").read_text(encoding="utf-8"))


def told(article: Article) -> dict[str, Any]:
    """What a case says of an article; keys without a value are left out."""

    def cut(span: Span | None) -> str | None:
        return " ".join(article.text[span.start : span.end].split()) if span else None

    found = {
        "part": article.file.partition("#")[2],
        "headline": cut(article.headline),
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published,
        "author": article.author,
        "language": article.language,
        "excerpt": article.excerpt,
        "words": [cut(span) for span in article.paragraphs],
        "removed": [f"{r.reason}: {cut(r.span)}" for r in article.removals],
    }
    return {key: value for key, value in found.items() if value}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_file_is_read_as_its_case_says(name: str) -> None:
    articles, problems = read_file(FILES / name, name)
    assert [told(article) for article in articles] == EXPECTED[name]["articles"]
    assert [p.code for p in problems] == EXPECTED[name].get("problems", [])


def test_every_kind_has_a_case() -> None:
    readers = {FORMATS[path.suffix].read for path in FILES.iterdir()}
    assert readers == {form.read for form in FORMATS.values()}
    assert set(EXPECTED) == {path.name for path in FILES.iterdir()}


@pytest.mark.parametrize("case", ENCODINGS, ids=lambda case: case["title"])
def test_letters_survive_a_wrong_encoding(case: dict[str, str], tmp_path: Path) -> None:
    words = case["words"].encode().decode(case["read_as"], "ignore") if "read_as" in case else ""
    data = words.encode() if words else case["words"].encode(case["saved_in"])
    (tmp_path / "a.txt").write_bytes(data)
    index = f"articles: [{{file: a.txt, language: '{case.get('language', '')}'}}]\n"
    (tmp_path / "index.yml").write_text(index)
    seeds, problems = read(tmp_path)
    (article,) = seeds.articles
    assert article.text.strip() == case.get("shown", case["words"])
    assert [p.code for p in problems] == case.get("problems", [])


KINDS = sorted(path.name for path in FILES.iterdir())


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("keep", [0.0, 0.1, 0.5, 0.9])
def test_a_file_cut_off_is_read_or_told(name: str, keep: float, tmp_path: Path) -> None:
    data = (FILES / name).read_bytes()
    (tmp_path / name).write_bytes(data[: int(len(data) * keep)])
    articles, problems = read_file(tmp_path / name, name)
    assert articles or [p for p in problems if p.severity == "error"]
    assert all(p.file == name for p in problems)


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("suffix", [".txt", ".html", ".xml", ".json", ".eml", ".pdf", ".csv"])
def test_a_file_under_another_kinds_name_is_told(name: str, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes((FILES / name).read_bytes())
    articles, problems = read_file(path, path.name)
    right = Path(name).suffix
    if right in (".html", ".xml", ".pdf", ".eml") and suffix != right:
        assert not articles
        assert [(p.code, p.remedy) for p in problems] == [
            ("mislabelled-file", f"rename it to end in {right}")
        ]
    else:
        assert articles or problems


HOSTILE = {
    "empty": b"",
    "zeros": b"\x00" * 4096,
    "brackets": b"[" * 100_000,
    "tags": b"<a>" * 50_000,
    "objects": b'{"a":' * 30_000,
    "surrogates": b"\xff\xfe\x00\xd8",
}


@pytest.mark.parametrize("suffix", sorted(FORMATS))
@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_bytes_are_problems(suffix: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    articles, problems = read_file(path, path.name)
    assert articles or [p for p in problems if p.severity == "error"]


def test_a_feed_with_entities_is_refused(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss>&b;</rss>'
    (tmp_path / "a.rss").write_text(bomb)
    assert read_file(tmp_path / "a.rss", "a.rss")[0] == ()


def test_files_left_alone_are_told(tmp_path: Path) -> None:
    for name in ("a.docx", "notes.odt", "README.md", "readings/a.yml", "history/b.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("What is in here.\n")
    (tmp_path / "b.txt").write_text("The harbour closed on Monday, she said.\n")
    seeds, problems = read(tmp_path)
    assert [article.file for article in seeds.articles] == ["b.txt"]
    told = {p.file for p in problems if p.code == "file-left-alone" and p.severity == "notice"}
    assert told == {"a.docx", "notes.odt", "README.md"}


def test_a_single_report_of_a_file_has_its_own_entry(tmp_path: Path) -> None:
    (tmp_path / "feed.json").write_bytes((FILES / "feed.json").read_bytes())
    (tmp_path / "index.yml").write_text(
        "articles:\n"
        "  - {file: feed.json, outlet: Water Post}\n"
        "  - {file: 'feed.json#pumps-arrive', headline: Twelve pumps come, story: flood}\n"
        "  - {file: 'feed.json#nothing', story: flood}\n"
    )
    seeds, problems = read(tmp_path)
    one, two = seeds.articles
    assert (one.outlet, two.outlet, one.story, two.story) == ("Water Post",) * 2 + (None, "flood")
    assert two.headline
    assert two.text[two.headline.start : two.headline.end] == "Twelve pumps come"
    assert [(p.code, p.line) for p in problems] == [("unknown-part", 4)]


def test_an_article_of_ornaments_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("* * *\n\n---\n\n...\n")
    articles, problems = read_file(tmp_path / "a.txt", "a.txt")
    assert articles == ()
    assert [p.code for p in problems] == ["empty-article"]


def test_what_a_page_says_is_no_order(tmp_path: Path) -> None:
    page = (FILES / "saved-page.html").read_text()
    more = '<meta name="story" content="x"><meta name="publish" content="full">'
    (tmp_path / "a.html").write_text(page.replace("<title>", f"{more}<title>"))
    (article,), _ = read_file(tmp_path / "a.html", "a.html")
    assert (article.story, article.publish, article.tags) == (None, None, ())


def test_a_file_that_tells_its_outlet_needs_no_entry(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("---\noutlet: Post\n---\nThe harbour closed, she said.\n")
    (tmp_path / "b.txt").write_text("The mill burnt down on Monday, he said.\n")
    (tmp_path / "index.yml").write_text("articles: [{file: c.txt}]\n")
    (tmp_path / "c.txt").write_text("The tram opened on Friday, she said.\n")
    _, problems = read(tmp_path)
    assert [p.file for p in problems if p.code == "unlisted-file"] == ["b.txt"]


@pytest.mark.parametrize(
    ("name", "whole", "rest"),
    [
        (
            "a.html",
            "<!doctype html><html><body><article><h1>Ferry stops</h1><p>The ferry to Dunn stops on"
            " Monday, the harbour office said.</p><p>It starts again in March.</p>",
            "</article></body></html>",
        ),
        ("a.csv", 'title,text\nFerry stops,"The ferry stops on Monday.', '"\n'),
        (
            "a.eml",
            'MIME-Version: 1.0\nSubject: Ferry\nContent-Type: multipart/mixed; boundary="b"\n\n'
            "--b\nContent-Type: text/plain\n\nThe ferry stops on Monday, the office said.\n",
            "--b--\n",
        ),
    ],
)
def test_a_file_without_its_end_is_read_and_told(
    name: str, whole: str, rest: str, tmp_path: Path
) -> None:
    for text, codes in ((whole + rest, []), (whole, ["cut-short"])):
        (tmp_path / name).write_text(text)
        articles, problems = read_file(tmp_path / name, name)
        assert len(articles) == 1
        assert [p.code for p in problems] == codes


def test_an_agency_embargo_that_cannot_be_read_holds_the_report_back(tmp_path: Path) -> None:
    for said, shown in (("2031-05-23T06:00:00Z", 1), ("tomorrow at six", 0), ("", 1)):
        record = {"headline": "Ferry stops", "body_text": "The ferry stops.", "embargoed": said}
        (tmp_path / "a.json").write_text(json.dumps(record))
        articles, problems = read_file(tmp_path / "a.json", "a.json")
        assert len(articles) == shown
        assert ("kept-back" in {p.code for p in problems}) == (not shown)
