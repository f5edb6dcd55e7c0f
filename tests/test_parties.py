"""Whom a role speaks for, by the role alone."""

import pytest

from generator.people.parties import party_in


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
