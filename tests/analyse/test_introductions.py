"""Names of persons repaired, and the roles that stand beside them."""

from itertools import pairwise
from pathlib import Path

import pytest

from generator.analyse import analyse
from tests.analyse.articles import article, words

LINES = (Path(__file__).parents[1] / "cases" / "introductions.txt").read_text("utf-8").splitlines()
CASES = [tuple(part.strip() for part in line.split("|")) for line in LINES if line[:1] != "#"]


@pytest.mark.parametrize(("sentence", "name", "role"), CASES)
def test_the_sentence_introduces_whom_the_case_says(sentence: str, name: str, role: str) -> None:
    findings = analyse(article(sentence))
    found = [(words(sentence, i.name), words(sentence, i.role)) for i in findings.introductions]
    assert found == ([] if name == "none" else [(name, role)])


def people(text: str) -> list[str | None]:
    return [words(text, n.span) for n in analyse(article(text)).names if n.kind == "person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rabbi Jonas Weil spoke.", ["Jonas Weil"]),
        ("Ann Weil’s brother left. Weil stayed.", ["Ann Weil", "Weil"]),
        ("Mr. Quist left early.", ["Quist"]),
        ("The spokeswoman Nora Quist left. “No,” Quist said.", ["Nora Quist", "Quist"]),
        ("Twitter removed the account.", []),
    ],
)
def test_names_of_persons_are_bare_and_found_again(text: str, expected: list[str]) -> None:
    assert people(text) == expected


def test_no_two_names_overlap() -> None:
    text = "State Department spokeswoman Nora Quist met Ann Weil of the Weil Foundation in Ulm."
    spans = sorted(name.span for name in analyse(article(text)).names)
    assert all(a.end <= b.start for a, b in pairwise(spans))
