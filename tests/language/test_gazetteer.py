"""Countries, capitals, nationalities, seats and bodies."""

from pathlib import Path

import countryinfo
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.names.gazetteer import (
    compass_country,
    countries_in,
    demonym,
    find_entries,
    look_up,
)
from generator.language.names.roles import gender_of, head_of, kind_of_noun, office_of
from generator.language.word_lists import entries

LINES = (Path(__file__).parents[1] / "cases" / "gazetteer.txt").read_text("utf-8").splitlines()
CASES = [tuple(part.strip() for part in line.split("|")) for line in LINES if line[:1] != "#"]


@pytest.mark.parametrize(("words", "name", "country"), CASES)
def test_words_stand_for_what_the_case_says(words: str, name: str, country: str) -> None:
    entry = look_up(words)
    assert (entry.name if entry else "nothing") == name
    assert (entry.country if entry and entry.country else "-") == country


def test_every_country_of_the_package_is_known_by_its_name() -> None:
    unknown = [c.name() for c in countryinfo.all_countries() if look_up(c.name()) is None]
    assert unknown == []


def test_the_longest_words_win_and_a_wider_place_is_another() -> None:
    found = find_entries("The North Korean envoy met the U.S. State Department in New Jersey")
    assert [f.entry.name for f in found] == ["North Korea", "State Department"]


def test_countries_come_once_in_text_order() -> None:
    assert countries_in("Swedish and Dutch ministers met in Stockholm") == ("Sweden", "Netherlands")


def test_a_compass_point_needs_exactly_one_country() -> None:
    assert compass_country("the North", ["North Korea", "Sweden"]) == "North Korea"
    assert compass_country("the North", ["North Korea", "North Macedonia"]) is None
    assert compass_country("the South", ["North Korea"]) is None


def test_demonyms() -> None:
    assert demonym("Sweden") == "Swedish"
    assert demonym("Atlantis") == "Atlantis"


@pytest.mark.parametrize(
    ("role", "office"),
    [
        ("the Swedish foreign minister", "foreign minister"),
        ("secretary of the interior", "minister"),
        ("North Korea’s top nuclear envoy", "envoy"),
        ("the chief North Korean nuclear negotiator", "envoy"),
        ("a spokeswoman for the Weil campaign", "spokesperson"),
        ("the harbour", None),
    ],
)
def test_the_office_that_a_role_means(role: str, office: str | None) -> None:
    assert office_of(role) == office


def test_nouns_that_speak() -> None:
    assert kind_of_noun("spokeswomen") == "person"
    assert kind_of_noun("ministry") == "body"
    assert kind_of_noun("statements") == "document"
    assert kind_of_noun("bridge") is None
    assert gender_of("spokeswoman") == "f"
    assert gender_of("official") is None
    assert head_of("the mayor of Ulm") == "mayor"


@pytest.mark.parametrize("name", ["seats", "roles", "titles", "nicknames", "speaking_nouns"])
def test_every_entry_has_an_example_with_one_of_its_words(name: str) -> None:
    for row in entries(name):
        words = [*row.get("words", ()), *row.get("short", ()), *row.get("also", ())]
        words.append(row.get("name", ""))
        example = row["example"].casefold().replace(".", "")
        assert any(str(w).casefold() in example for w in words if w), row


@given(st.text(max_size=80))
def test_entries_stand_where_they_say(text: str) -> None:
    for found in find_entries(text):
        assert look_up(text[found.start : found.end]) == found.entry
