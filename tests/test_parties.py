"""Whom a role speaks for, by the role alone."""

import pytest

from generator.people.parties import party_in, sole_in_office


@pytest.mark.parametrize(
    ("role", "party"),
    [
        ("a Lumora spokesman", "Lumora"),
        ("a former Lumora spokeswoman", "Lumora"),
        ("spokesman for Lumora Air", "Lumora Air"),
        ("a spokeswoman for the Weil Foundation", "Weil Foundation"),
        ("Lumora’s spokesman", "Lumora"),
        ("A spokeswoman", None),
        ("a spokesman for the U.S.-backed forces", "U.S.-backed forces"),
        ("Former Weil campaign chairman", "Weil campaign"),
        ("chief spokesman", None),
        ("a spokesman for Mr. Roth", None),
        ("a spokesman for Speaker Ann B. Weil", "Ann B. Weil"),
        ("spokesman for House Speaker Ann Weil", "Ann Weil"),
        ("spokesman for Prime Minister Ann Weil", "Ann Weil"),
        ("Teachers Union spokesman", "Teachers Union"),
        ("spokesman for the Actors Guild", "Actors Guild"),
        ("a Lumora engineer", None),
        ("chair of his brother’s campaign", None),
        ("head of their foundation", None),
        ("manager of its Weil campaign", None),
        ("a Swedish government spokesman", "Sweden"),
        ("deputy director of the American Bridge Union", "American Bridge Union"),
        ("legal director at the HRF", "HRF"),
        ("U.S. District Judge", None),
        ("a Swedish Supreme Court justice", None),
    ],
)
def test_who_has_a_spokesman_is_who_he_speaks_for(role: str, party: str | None) -> None:
    assert party_in(role) == party


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("the president", "Ada Lund"),
        ("US president", "Ada Lund"),
        ("The Republican president", "Ada Lund"),
        ("a federal judge in Ulm", "Omar Said"),
        ("the mayor", None),
        ("Ulm’s president", None),
        ("many presidents", None),
        ("the vice president", "Carl Holm"),
        ("president of the bank", None),
        ("the governor", None),
    ],
)
def test_words_for_an_office_alone_mean_the_only_one_named_in_it(
    words: str, named: str | None
) -> None:
    """Two mayors are named, and a governor of before."""
    roles = {
        "Ada Lund": "President",
        "Omar Said": "District Court Judge",
        "Bo Ek": "Mayor",
        "Ann Weil": "mayor of Ulm",
        "Carl Holm": "Vice President",
        "Dana Ek": "former Governor",
    }
    assert sole_in_office(words, roles) == named
