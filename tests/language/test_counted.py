"""What a figure is of: every entry of the word list in its example."""

import math

import pytest
from spacy.tokens import Doc

from generator.language.figures.counted import Counted, counted
from generator.language.figures.numbers import Count, counts_in
from generator.language.parse import parse
from generator.language.word_lists import loaded


def figures(doc: Doc) -> list[tuple[Count, Counted]]:
    return [(count, counted(count)) for count in counts_in(doc[:])]


def of(text: str) -> list[tuple[Count, Counted]]:
    (doc,) = parse([text])
    return figures(doc)


def test_every_example_tells_its_thing() -> None:
    rows = [(t["name"], row["example"]) for t in loaded("figures")["things"] for row in t["words"]]
    docs = parse([example for _, example in rows])
    missed = [
        example
        for (name, example), doc in zip(rows, docs, strict=True)
        if not any(name in found.things for _, found in figures(doc))
    ]
    assert missed == []


def test_every_partial_word_makes_a_part() -> None:
    rows = [
        r["example"]
        for part in ("partial", "partial_before", "former")
        for r in loaded("figures")[part]
    ]
    docs = parse(rows)
    told = [
        text
        for text, doc in zip(rows, docs, strict=True)
        if not any(f.part for _, f in figures(doc))
    ]
    assert told == []


@pytest.mark.parametrize("part", ["measures", "currencies"])
def test_every_unit_is_read_in_its_example(part: str) -> None:
    rows = loaded("figures")[part]
    docs = parse([row["example"] for row in rows])
    units = [[count.unit for count, _ in figures(doc)] for doc in docs]
    assert units == [[row["unit"]] for row in rows]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Police put the number of marchers at 4,000.", "Police"),
        ("The union warns that 400 jobs will go.", "union"),
        ("Twelve people were hurt.", None),
        ("They put the crowd at 400.", None),
    ],
)
def test_who_gives_it(text: str, holder: str | None) -> None:
    ((_, found),) = of(text)
    assert (found.holder.text if found.holder else None) == holder


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Twelve people died.", ()),
        ("Twelve Italian tourists died.", ("italian", "tourist")),
        ("The number of bridges destroyed rose to 12.", ("bridge",)),
        ("It flew 900 kilometres.", ()),
    ],
)
def test_the_group(text: str, group: tuple[str, ...]) -> None:
    ((_, found),) = of(text)
    assert found.group == group


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("No more than 400 jobs would go.", 0, 400),
        ("There were four thousand people at most.", 0, 4000),
        ("It cost 3.9bn euros.", 3.9e9, 3.9e9),
        ("It cost $3m.", 3e6, 3e6),
        ("Twenty-three people came.", 23, 23),
        ("Upwards of 12 boats sank.", 12, math.inf),
    ],
)
def test_bounds_and_scales(text: str, low: float, high: float) -> None:
    ((count, _),) = of(text)
    assert (count.low, count.high) == (low, high)
