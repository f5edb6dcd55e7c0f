"""Two real articles, of the tests alone, are read as they stand."""

from pathlib import Path

import pytest

from generator.read import read
from generator.records import Article, Seeds, Span

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def seeds() -> Seeds:
    found, problems = read(SEEDS)
    assert problems == ()
    return found


def cut(article: Article, span: Span | None) -> str:
    assert span is not None
    return article.text[span.start : span.end]


def removed(article: Article, reason: str) -> list[str]:
    return [cut(article, r.span) for r in article.removals if r.reason == reason]


def test_order_and_story(seeds: Seeds) -> None:
    assert [article.file[:3] for article in seeds.articles] == ["000", "002"]
    assert {article.story for article in seeds.articles} == {"stockholm-talks"}


def test_second_copy_of_thirteen_paragraphs_goes(seeds: Seeds) -> None:
    article = seeds.articles[0]
    copies = removed(article, "repeated paragraph")
    assert len(copies) == 13
    kept = [cut(article, span) for span in article.paragraphs]
    assert kept[1:] == copies


def test_dateline_and_headline(seeds: Seeds) -> None:
    first, second = seeds.articles
    assert cut(first, first.headline) == "North Korea Says Won’t Meet Again With U.S."
    assert first.dateline
    assert second.dateline
    assert cut(first, first.dateline.place) == "SEOUL, South Korea"
    assert cut(first, first.dateline.agencies) == "AP/AFP"
    assert cut(second, second.dateline.date) == "Oct 6"
    assert cut(second, second.dateline.agencies) == "NNN-AGENCIES"
    assert cut(second, second.paragraphs[0]).startswith("North Korea and the United States")


def test_captions_furniture_and_sign_off_go(seeds: Seeds) -> None:
    article = seeds.articles[1]
    assert removed(article, "caption") == ["Policemen outside the conference centre in Sweden"]
    assert [text[:5] for text in removed(article, "alt text")] == ["a sig", "smoke"]
    assert removed(article, "page furniture") == ["administrator", "Related Articles"]
    assert removed(article, "sign-off") == ["— NNN-AGENCIES"]
    assert cut(article, article.paragraphs[-1]).endswith("But the United States has refused.")
    assert article.published is None
