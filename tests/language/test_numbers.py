"""Figures: values, bounds and units; every word of the data file in its example."""

import math

import pytest

from generator.language.figures.numbers import Count, counts_in
from generator.language.parse import parse
from generator.language.word_lists import loaded


def counts(text: str) -> tuple[Count, ...]:
    (doc,) = parse([text])
    return tuple(counts_in(doc[:]))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("The fire killed 12 people.", 12, 12, "people"),
        ("At least 12 people died.", 12, math.inf, "people"),
        ("More than two hundred boats sank.", 200, math.inf, "boat"),
        ("Nearly 80 people died.", 68, 80, "people"),
        ("It cost $34.5 million.", 34.5e6, 34.5e6, "$"),
        ("Some 1,200 trees fell.", 1080, 1320, "tree"),
        ("Up to 30 boats sank.", 0, 30, "boat"),
        ("It rose by 20 percent.", 20, 20, "percent"),
        ("It rose by 20 per cent.", 20, 20, "percent"),
        ("Twenty-three marchers were held.", 23, 23, "marcher"),
    ],
)
def test_values(text: str, low: float, high: float, unit: str) -> None:
    (count,) = counts(text)
    assert (round(count.low), round(count.high) if count.high < math.inf else math.inf) == (
        round(low),
        round(high) if high < math.inf else math.inf,
    )
    assert count.unit == unit


@pytest.mark.parametrize(
    "text",
    ["It happened in 2012.", "He came on 5 May.", "The third boat sank.", "Nobody came."],
)
def test_dates_and_ordinals_are_no_figures(text: str) -> None:
    assert counts(text) == ()


def test_offsets_cut_the_number() -> None:
    text = "The fire killed twenty-one people and 1,200 sheep."
    assert [text[c.start : c.end] for c in counts(text)][-1] == "1,200"


def test_every_word_of_the_list_is_read_in_its_example() -> None:
    rows = [row for part in ("values", "scales", "bounds") for row in loaded("numbers")[part]]
    assert [
        row["example"] for row in rows if not counts(f"Doctors treated {row['example']}.")
    ] == []
