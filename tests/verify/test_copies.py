"""Lines of a Markdown copy: each part behind its lead is words of the source behind it."""

from pathlib import Path

import pytest

from generator.verify.other_forms import check_copy
from generator.verify.page_html import PageBytes, read_page
from generator.verify.published import PublishedArticle, PublishedPassage, PublishedSite

WORDS = "The harbour closed, the mayor said. It opened on Friday."


def codes(line: str, folder: Path) -> list[str]:
    passage = PublishedPassage(start=0, end=len(WORDS), text=WORDS)
    article = PublishedArticle(slug="a", passages=(passage,), beside={}, data={})
    story = {"title": "Harbour", "sources": [{"number": 1, "slug": "a"}]}
    ground = PublishedSite(articles={"a": article}, stories={"s": story}, site={})
    path = folder / "data" / "stories" / "s.md.txt"
    path.parent.mkdir(parents=True)
    path.write_text(f"# Harbour\n\n{line}\n", encoding="utf-8")
    page = b"<html><body>5 October 2019</body></html>"
    beside = {"data/stories/s.md.txt": path.read_bytes()}
    given = PageBytes(path="stories/s/index.html", language="en", page=page, beside=beside)
    days = [code for _, code, _ in read_page(given).wrongs]
    return [*days, *(problem.code for problem in check_copy(ground, folder, "s"))]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("> It opened on Friday.[^1]", []),
        ("> It opened on Sunday.[^1]", ["not-the-words"]),
        ("> It opened on Friday.[^2]", ["not-the-words"]),
        ("- 5 October 2019: It opened on Friday.[^1]", []),
        ("- 5 October 2079: It opened on Friday.[^1]", ["wrong-name"]),
        ("- Number of people hurt, of another scope: It opened[^1]; The harbour closed[^1]", []),
        ("- Number of people hurt: It opened[^1] → The harbour burned[^1]", ["not-the-words"]),
    ],
)
def test_a_cited_line(line: str, found: list[str], tmp_path: Path) -> None:
    assert codes(line, tmp_path) == found
