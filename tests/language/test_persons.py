"""Names of persons: their parts, and which printed names can be one person's."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.names.aliases import group_names
from generator.language.names.person_names import (
    fullest,
    is_full,
    is_short_for,
    person_key,
    read_name,
    same_person,
)

LINES = (Path(__file__).parents[1] / "cases" / "persons.txt").read_text("utf-8").splitlines()
PAIRS = [tuple(part.strip() for part in line.split("|")) for line in LINES if line[:1] != "#"]
NAMES = st.lists(
    st.sampled_from(["Ann Weil", "Weil", "Ben Weil", "Mr. Weil", "Kim", "Kim Min Jun", "Roth", ""]),
    max_size=8,
)


def relation(first: str, second: str) -> str:
    a, b = read_name(first), read_name(second)
    assert a
    assert b
    if same_person(a, b):
        return "same"
    return "short" if is_short_for(a, b) else "two"


@pytest.mark.parametrize(("first", "second", "expected"), PAIRS)
def test_two_names_are_one_person_as_the_case_says(first: str, second: str, expected: str) -> None:
    assert relation(first, second) == expected


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mr. Weil", "m"),
        ("Karen Weil", "f"),
        ("Leslie Weil", None),
        ("Weil", None),
        ("Sen. Weil", None),
    ],
)
def test_gender_is_told_by_title_or_given_name_only(text: str, gender: str | None) -> None:
    name = read_name(text)
    assert name
    assert name.gender == gender


@pytest.mark.parametrize("text", ["", "...", "al-", "12"])
def test_what_holds_no_name_gives_none(text: str) -> None:
    assert read_name(text) is None


def test_a_short_name_of_two_people_is_nobodys() -> None:
    assert group_names(["Ann Weil", "Ben Weil", "Weil"]) == (0, 1, None)
    assert group_names(["Ann Weil", "Weil", "Roth", "Roth"]) == (0, 0, 1, 1)


def test_a_junior_whom_no_other_is_called_after() -> None:
    assert group_names(["Robert Hale Jr.", "Hale"]) == (0, 0)
    assert group_names(["Robert Hale Jr.", "Hale Jr.", "Hale"]) == (0, 0, 1)
    assert group_names(["Robert Hale Jr.", *["Hale"] * 4]) == (0, 1, 1, 1, 1)
    assert group_names(["Robert Hale Jr.", "Mr. Hale"]) == (0, 1)
    assert group_names(["Robert Hale Jr.", "Ann Hale", "Hale"]) == (0, 1, 1)


def test_a_hyphen_makes_no_given_name() -> None:
    assert fullest(["Ann Roth-Weil", "Roth-Weil", "Roth-Weil"]) == "Ann Roth-Weil"
    assert fullest(["Ann Weil", "Ann Weil", "Ann Maria Weil"]) == "Ann Weil"


def test_the_form_most_in_print_is_shown() -> None:
    assert fullest(["Hale", "Robert Hale", "Robert Hale", "Robert J. Hale"]) == "Robert Hale"
    assert fullest(["Hale", "Hale", "Robert Hale"]) == "Robert Hale"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Robert J. Hale", "robert-hale"),
        ("Kim Min-jun", "kim-min-jun"),
        ("Sen. Ann Weil", "ann-weil"),
    ],
)
def test_one_key_a_person(name: str, key: str) -> None:
    assert person_key(name) == key


@given(NAMES)
def test_grouping_gives_equal_names_equal_numbers(names: list[str]) -> None:
    numbers = group_names(names)
    assert len(numbers) == len(names)
    known = {}
    for name, number in zip(names, numbers, strict=True):
        assert known.setdefault(name, number) == number


@given(NAMES)
def test_two_full_names_of_one_number_fit_each_other(names: list[str]) -> None:
    numbers = group_names(names)
    full = [
        (number, read)
        for name, number in zip(names, numbers, strict=True)
        if number is not None and (read := read_name(name)) and is_full(read)
    ]
    assert all(same_person(a, b) or a.parts == b.parts for n, a in full for m, b in full if n == m)


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    name = read_name(text)
    assert name is None or all(name.parts)
