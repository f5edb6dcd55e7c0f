"""The step that finds and resolves an article's dates, case by case (tests/cases/dates.txt)."""

from datetime import date
from pathlib import Path

import pytest

from generator.analyse.blocks import Block, Parsed
from generator.analyse.date_mentions import article_day, find_dates
from generator.language.parse import parse
from generator.records import Article, Dateline, Findings, Span

CASES = Path(__file__).parent.parent / "cases" / "dates.txt"
Case = tuple[str, str, str, str]


def cases() -> list[Case]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split(" | ")) for line in lines if line and not line.startswith("#")]
    assert all(len(row) == 4 for row in rows)
    return rows  # type: ignore[return-value]


@pytest.fixture(scope="module")
def blocks() -> dict[str, Block]:
    """A parsed block for each sentence."""
    sentences = sorted({sentence for _, sentence, _, _ in cases()})
    docs = parse(sentences)
    return {d.text: Block(article="a.txt", paragraph=0, offset=0, doc=d) for d in docs}


def parsed(block: Block, published: str | None) -> Parsed:
    text = block.doc.text
    span = Span(article="a.txt", start=0, end=len(text))
    article = Article(file="a.txt", text=text, sha256="", published=published, paragraphs=(span,))
    return Parsed(article=article, blocks=(block,))


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case[1]} [{case[2]}]")
def test_case(case: Case, blocks: dict[str, Block]) -> None:
    day, sentence, words, value = case
    assert words in sentence, "the case's own words do not stand in its sentence"
    article = parsed(blocks[sentence], None if day == "?" else day)
    dates = find_dates(Findings(article="a.txt"), article).dates
    found = {sentence[d.span.start : d.span.end]: d.value for d in dates}
    if value == "-":
        assert not any(words in known for known, known_value in found.items() if known_value)
    else:
        assert found.get(words, found) == value


def test_offsets_count_from_the_start_of_the_article(blocks: dict[str, Block]) -> None:
    block = next(iter(blocks.values()))
    text = "A headline\n\n" + block.doc.text
    article = Article(file="a.txt", text=text, sha256="", published="2019-10-06")
    moved = Block(article="a.txt", paragraph=0, offset=12, doc=block.doc)
    at_start = find_dates(Findings(article="a.txt"), parsed(block, "2019-10-06")).dates
    further = find_dates(Findings(article="a.txt"), Parsed(article=article, blocks=(moved,))).dates
    assert [d.span.start + 12 for d in at_start] == [d.span.start for d in further]
    assert at_start


def test_the_day_in_the_dateline_is_a_date_too(blocks: dict[str, Block]) -> None:
    text = "AAVILLE, Oct 6 (WIRE) — "
    whole, day = Span(article="a.txt", start=0, end=24), Span(article="a.txt", start=9, end=14)
    dateline = Dateline(span=whole, date=day)
    article = Article(file="a.txt", text=text, sha256="", published="2019-10-07", dateline=dateline)
    (found,) = find_dates(Findings(article="a.txt"), Parsed(article=article, blocks=())).dates
    assert (found.span, found.value) == (day, "2019-10-06")


def test_a_dateline_with_its_year_is_the_articles_day() -> None:
    day = Span(article="a.txt", start=9, end=20)
    dateline = Dateline(span=Span(article="a.txt", start=0, end=20), date=day)
    article = Article(file="a.txt", text="AAVILLE, Oct 6, 2019", sha256="", dateline=dateline)
    assert article_day(article) == date(2019, 10, 6)


def test_a_date_time_counts_as_its_printed_day(blocks: dict[str, Block]) -> None:
    block = blocks["The council met yesterday."]
    (found,) = find_dates(
        Findings(article="a.txt"), parsed(block, "2019-10-06T23:30:00-05:00")
    ).dates
    assert found.value == "2019-10-05"
