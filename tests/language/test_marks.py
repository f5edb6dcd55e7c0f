"""Quote-mark pairing: the case file, and what must hold for any paragraph."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.language.marks.pairing import outermost, quoted_stretches

CASES = Path(__file__).parent.parent / "cases" / "marks.md"
NOTHING = "(no stretch)"


def read_cases() -> list[tuple[str, list[str]]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    pairs = [line[2:].split(" => ") for line in lines if line.startswith("- ")]
    return [(text, [] if found == NOTHING else found.split(" | ")) for text, found in pairs]


@pytest.mark.parametrize(("text", "expected"), read_cases(), ids=lambda value: str(value)[:40])
def test_case(text: str, expected: list[str]) -> None:
    found = outermost(quoted_stretches(text))
    assert [text[q.start : q.end] for q in found] == expected


def test_a_missing_mark_is_told() -> None:
    (unclosed,) = quoted_stretches("“We are ready")
    (unopened,) = quoted_stretches("We are ready,” he said.")
    assert (unclosed.opened, unclosed.closed) == (True, False)
    assert (unopened.opened, unopened.closed) == (False, True)


def test_levels_count_the_stretches_around() -> None:
    text = "“She said ‘no’ twice,” he said."
    assert [(text[q.start : q.end], q.level) for q in quoted_stretches(text)] == [
        ("“She said ‘no’ twice,”", 0),
        ("‘no’", 1),
    ]


TEXTS = st.text(alphabet="ab s.,?!“”\"'‘’«»„`()90 ", max_size=60)


@given(TEXTS)
@example("»„„'„”«”'A’A")
@example("’’« «‘''» ’,")
def test_stretches_lie_in_the_text_and_nest_or_stand_apart(text: str) -> None:
    found = quoted_stretches(text)
    for q in found:
        assert 0 <= q.start <= q.inner_start <= q.inner_end <= q.end <= len(text)
        assert q.opened or q.closed
    for a in found:
        for b in found:
            apart = a.end <= b.start or b.end <= a.start
            nested = (a.start <= b.start and b.end <= a.end) or (
                b.start <= a.start and a.end <= b.end
            )
            assert apart or nested


@given(TEXTS)
def test_outermost_stretches_do_not_overlap(text: str) -> None:
    kept = outermost(quoted_stretches(text))
    assert all(a.end <= b.start for a, b in pairwise(kept))


@given(st.text(alphabet="abc ,.", min_size=1, max_size=30).filter(lambda t: t.strip(" ,.") == t))
def test_a_plain_pair_is_found_whole(words: str) -> None:
    text = f"He said “{words}” there."
    assert [text[q.start : q.end] for q in quoted_stretches(text)] == [f"“{words}”"]


@pytest.mark.parametrize("piece", ["“a ", '"', "” ", "“a ‘b ", "' a s' ", '"a “b ', "'a' "])
def test_long_texts_of_marks_are_taken_in_one_pass(piece: str) -> None:
    """Twenty thousand marks in one paragraph; quadratic work would take minutes."""
    text = piece * 20_000
    assert all(q.end <= len(text) for q in quoted_stretches(text))
