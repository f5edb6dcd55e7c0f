"""The geometry of passages."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.records import Span
from generator.spans import (
    begins_in,
    cut,
    holding,
    index_by_place,
    index_spans,
    join,
    overlaps,
    part,
    things_at,
    touching,
    within,
)

GENERATOR = Path(__file__).parents[1] / "generator"
BY_HAND = re.compile(
    r"text\[[\w.]*\bstart : [\w.]*\bend\]|\.start <= [\w.]+\.start (?:and|<)"
    r"|\.start < [\w.]+\.end and [\w.]+\.start < [\w.]+\.end"
)
"""A passage cut or compared without `spans.py`."""
OF_OTHER_THINGS = ("spans.py", "analyse/", "language/", "read/", "render/", "site/", "verify/")
"""Floors that still compare stretches, tokens and matches by themselves."""


def span(start: int, end: int, article: str = "a") -> Span:
    return Span(article=article, start=start, end=end)


@pytest.mark.parametrize(
    ("other", "shared", "inside", "begins"),
    [
        (span(2, 4), True, True, True),
        (span(1, 5), True, True, True),
        (span(1, 6), True, False, True),
        (span(0, 2), True, False, False),
        (span(4, 9), True, False, True),
        (span(0, 9), True, False, False),
        (span(5, 9), False, False, False),
        (span(0, 1), False, False, False),
        (span(1, 5, "b"), False, False, False),
    ],
)
def test_what_two_passages_have_to_do_with_each_other(
    other: Span, shared: bool, inside: bool, begins: bool
) -> None:
    whole = span(1, 5)
    assert overlaps(whole, other) == overlaps(other, whole) == shared
    assert within(other, whole) == inside
    assert begins_in(other, whole) == begins


def test_ends_are_not_part_of_a_passage() -> None:
    assert cut("0123456789", span(2, 4)) == "23"
    assert join(span(7, 9), span(2, 4)) == span(2, 9)
    assert part(span(2, 4, "b"), 0, 1) == span(0, 1, "b")


def test_passages_one_character_apart_are_one() -> None:
    spans = [span(5, 7), span(0, 2), span(3, 4), span(9, 10)]
    assert touching(spans) == [span(0, 7), span(9, 10)]
    assert touching([span(0, 9), span(2, 4)]) == [span(0, 9)]


def test_an_index_finds_what_a_search_finds() -> None:
    spans = [span(a, b) for a in range(9) for b in range(a + 1, 10)]
    index = index_spans(spans[::-1])
    for wanted in spans:
        assert things_at(index, wanted) == [s for s in spans[::-1] if overlaps(s, wanted)]


def test_the_passage_that_holds_another() -> None:
    rows = [span(0, 4), span(5, 9)]
    assert [holding(span(k, k + 1), rows) for k in (0, 4, 5, 8, 9)] == [0, None, 1, 1, None]
    assert holding(span(5, 6, "b"), rows) is None


def test_no_other_module_compares_passages_by_hand() -> None:
    found = [
        f"{path.relative_to(GENERATOR)}: {line.strip()}"
        for path in sorted(GENERATOR.rglob("*.py"))
        if not str(path.relative_to(GENERATOR)).startswith(OF_OTHER_THINGS)
        for line in path.read_text("utf-8").splitlines()
        if BY_HAND.search(line)
    ]
    assert not found, found


def test_things_are_found_where_they_stand() -> None:
    @dataclass(frozen=True)
    class Standing:
        span: Span

    things = [Standing(span(4, 9)), Standing(span(0, 2))]
    assert things_at(index_by_place(things), span(1, 5)) == things
    assert things_at(index_by_place(things), span(2, 4)) == []
