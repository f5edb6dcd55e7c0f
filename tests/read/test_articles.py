"""Files of every kind become articles, or problems."""

from pathlib import Path

import pytest

from generator.read import read
from generator.read.article_file import read_article
from generator.records import Article, Span

MARKDOWN = """---
outlet: Harbour Post
published: 2031-05-17
publish: full
tags: [ports, Öland]
---
# Harbour *closes*

![The quay at dawn](quay.jpg)

The harbour of **Aaville** closed on
Monday, [the mayor](https://example.org) said.

- One ship left.
- Two stayed &amp; waited.

<!-- not for print -->
"""


def parts(article: Article) -> list[str]:
    return [cut(article, span) for span in article.paragraphs]


def cut(article: Article, span: Span | None) -> str:
    return article.text[span.start : span.end] if span else ""


def made(folder: Path, name: str, data: bytes) -> tuple[Article | None, list[str]]:
    (folder / name).write_bytes(data)
    article, problems = read_article(folder / name, name)
    return article, [problem.code for problem in problems]


def test_markdown_becomes_plain_text(tmp_path: Path) -> None:
    article, problems = made(tmp_path, "a.md", MARKDOWN.encode())
    assert article
    assert problems == []
    assert cut(article, article.headline) == "Harbour closes"
    assert parts(article) == [
        "The harbour of Aaville closed on Monday, the mayor said.",
        "One ship left.",
        "Two stayed & waited.",
    ]
    assert [(r.reason, cut(article, r.span)) for r in article.removals] == [
        ("alt text", "The quay at dawn")
    ]


def test_front_matter_gives_the_keys_of_an_entry(tmp_path: Path) -> None:
    article, _ = made(tmp_path, "a.md", MARKDOWN.encode())
    assert article
    assert (article.outlet, article.published, article.published_from) == (
        "Harbour Post",
        "2031-05-17",
        "editor",
    )
    assert article.publish == "full"
    assert article.tags == ("ports", "Öland")


def test_front_matter_problem_has_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\noutlet: X\nautor: Y\n---\nHello there.\n")
    article, problems = read_article(tmp_path / "a.md", "a.md")
    assert article
    assert article.outlet == "X"
    assert [(p.line, p.code) for p in problems] == [(3, "unknown-key")]
    assert "'author'" in problems[0].remedy


def test_printed_date_of_publication_is_taken(tmp_path: Path) -> None:
    text = "Harbour closes\n\nUpdated: 2031-05-17 17:52\n\nThe harbour closed.\n\nIt stays so.\n"
    article, _ = made(tmp_path, "a.txt", text.encode())
    assert article
    assert (article.published, article.published_from) == ("2031-05-17", "article")
    assert cut(article, article.dated) == "2031-05-17"
    assert parts(article) == ["The harbour closed.", "It stays so."]


def test_windows_and_utf16_files_are_read(tmp_path: Path) -> None:
    said = "The mayor said: “We won’t go” — and left the café in Ærø."
    for name, data, codes in (
        ("w.txt", said.encode("cp1252"), ["guessed-encoding"]),
        ("u.txt", said.encode("utf-16"), []),
        ("b.txt", said.encode("utf-8-sig"), []),
        ("m.txt", said.encode().decode("cp1252", "ignore").encode(), []),
    ):
        article, problems = made(tmp_path, name, data)
        assert article
        assert problems == codes
        assert "won’t go" in article.text


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    assert made(tmp_path, "a.txt", bytes(range(256)) * 9) == (None, ["undecodable-bytes"])
    assert made(tmp_path, "b.txt", b"\x89PNG\r\n\x1a\n" + bytes(99)) == (
        None,
        ["mislabelled-file"],
    )
    assert made(tmp_path, "c.txt", b" \n\t\n") == (None, ["empty-article"])
    assert made(tmp_path, "d.md", b"---\nauthor: X\n---\n") == (None, ["empty-article"])


def test_control_characters_are_made_visible(tmp_path: Path) -> None:
    article, _ = made(tmp_path, "a.txt", b"One\x00 word that is followed by others.\r\nTwo words.")
    assert article
    assert parts(article)[0].startswith("One\ufffd word")


def test_an_editor_keeps_and_removes(tmp_path: Path) -> None:
    text = (
        "Sign up for the fund, she said.\n\nThe harbour closed.\nOur poll will end. "
        "It stays so.\n\nRelated Articles\n"
    )
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "index.yml").write_text(
        "articles:\n  - file: a.txt\n    keep: [for the fund, no such words]\n"
        "    remove: [Our poll will end., closed. Our]\n"
    )
    seeds, problems = read(tmp_path)
    article = seeds.articles[0]
    assert parts(article) == ["Sign up for the fund, she said.", "The harbour", "It stays so."]
    assert [(r.reason, cut(article, r.span)) for r in article.removals] == [
        ("removed by an editor", "closed."),
        ("removed by an editor", "Our poll will end."),
        ("page furniture", "Related Articles"),
    ]
    assert [(p.line, p.code) for p in problems] == [(3, "words-not-found")]


def test_files_about_the_folder_are_no_articles(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Seeds\n\nWhat is in this folder.\n")
    (tmp_path / "a.txt").write_text("The harbour closed on Monday, she said.\n")
    (tmp_path / ".draft.txt").write_text("Nothing yet.\n")
    seeds, problems = read(tmp_path)
    assert [article.file for article in seeds.articles] == ["a.txt"]
    assert [p.code for p in problems] == ["file-left-alone", "no-index"]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Updated: 2031-05-17 17:52", "2031-05-17"),
        ("Posted May 17th, 2031", "2031-05-17"),
        ("Saturday, 17 May 2031", "2031-05-17"),
        ("Sept. 3, 2031", "2031-09-03"),
        ("17-Aug-2031", "2031-08-17"),
        ("Posted: 05 / 17 / 2031 11:10 am", "2031-05-17"),
        ("17.05.2031", "2031-05-17"),
        ("05/06/2031", None),
        ("February 30, 2031", None),
        ("Posted 9:06 AM", None),
    ],
)
def test_the_day_of_a_date_line(tmp_path: Path, line: str, published: str | None) -> None:
    text = f"Harbour closes\n\n{line}\n\nThe harbour closed, she said.\n\nIt stays so.\n"
    article, _ = made(tmp_path, "a.txt", text.encode())
    assert article
    assert article.published == published
    assert [removal.reason for removal in article.removals] == ["date line"]
