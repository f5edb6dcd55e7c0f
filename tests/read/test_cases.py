"""The cases of tests/cases/reading.md and removals.md: an article and how it is parted."""

import re
from pathlib import Path

import pytest

from generator.language.word_lists import rows
from generator.language.words.furniture import is_furniture
from generator.read.article_file import article_of
from generator.read.drafts import text_draft
from generator.records import Article, Span

CASES = Path(__file__).parents[1] / "cases"
CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n~~~\n(?P<text>.*?)^~~~\n(?P<expected>(?:[^\n]+\n)+)", re.M | re.S
)


def cases() -> list[object]:
    found = [
        pytest.param(match["text"], match["expected"], id=f"{name}: {match['title']}")
        for name in ("reading", "removals")
        for match in CASE.finditer((CASES / f"{name}.md").read_text(encoding="utf-8"))
    ]
    assert len(found) > 30
    return found


def parts(article: Article) -> str:
    """Every part on a line, in the order of the text."""
    named: list[tuple[Span, str]] = [(span, "keep") for span in article.paragraphs]
    named += [(removal.span, removal.reason) for removal in article.removals]
    named += [(article.headline, "headline")] if article.headline else []
    named += [(article.byline, "byline")] if article.byline else []
    named += [(article.dateline.span, "dateline")] if article.dateline else []
    return "".join(
        f"{name}: {' '.join(article.text[span.start : span.end].split())}\n"
        for span, name in sorted(named)
    )


@pytest.mark.parametrize(("text", "expected"), cases())
def test_case(text: str, expected: str) -> None:
    assert parts(article_of("a.txt", text_draft(text))) == expected


def test_every_example_of_the_furniture_list_is_furniture() -> None:
    listed = rows("furniture")
    assert [row for row in listed if len(row) != 3 or not is_furniture(row[2])] == []
    assert [words for words, _, _ in listed if words != words.casefold()] == []
