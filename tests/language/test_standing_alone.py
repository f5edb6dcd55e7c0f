"""Which sentences lean on the one before, and which lines are no sentence at all."""

import pytest

from generator.language.word_lists import rows
from generator.language.words.standing_alone import is_scrap, leaning


@pytest.mark.parametrize(
    "row",
    rows("leaning"),
    ids=lambda row: row[0],
)
def test_every_listed_opening_leans_in_its_example(row: tuple[str, ...]) -> None:
    assert leaning(row[2]) == row[1]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The mayor closed the bridge on Friday.", ""),
        ("Theirs is a small party in Aaville.", ""),
        ("Butter prices rose on Friday.", ""),
        ("The mayor said that butter prices rose.", ""),
        ("The mayor also closed the bridge.", "joiner"),
        ("The mayor of the old town also closed the bridge.", "joiner"),
        ("The bridge, though, stayed open.", "joiner"),
        ("Two days later the bridge fell.", "joiner"),
        ("The union, in turn, called off the strike.", "back"),
        ("The mayor welcomed these talks.", "back"),
        ("The harbour office denied this.", "back"),
        ("The harbour office said this on Friday.", ""),
        ("The first, built in 1911, fell in the storm.", "back"),
        ("The first bridge fell in the storm.", ""),
        ("The law asks for such reports.", "back"),
        ("The law names works such as bridges.", ""),
        ("The mayor thanked all of them.", "back"),
        ("The day before, the bridge was open.", "joiner"),
        ("The day before the storm the bridge was open.", ""),
        ("The drivers, he claims, were promised a bridge.", "pronoun"),
        ("“The bridge is closed,” he added.", "pronoun"),
        ("“The bridge is closed,” Mayor Ada Lind added.", ""),
    ],
)
def test_what_leans(sentence: str, kind: str) -> None:
    assert leaning(sentence) == kind


@pytest.mark.parametrize(
    ("line", "scrap"),
    [
        ("The mayor closed the bridge on Friday.", False),
        ("“The bridge is closed,” the mayor said.", False),
        ("The mayor said: “The bridge is closed.”", False),
        ("Read more: the bridge of Aaville.", True),
        ("Ada Lind (@adalind) closed the bridge.", True),
        ("See www.aaville.example for the bridge.", True),
        ("Bridge closed | Two hurt | Weather fair.", True),
        ("Ada Lind, left, at the bridge.", True),
        ("Ada Lind talks to Bo Ek, who built the bridge of Aaville.", True),
        ("WATCH The mayor closed the bridge.", True),
        ("Please support our work with a gift today.", True),
        ("The ship left Aaville on Monday, but when it came back it was Sun.", True),
        ("and then closed the bridge.", True),
        ("Ada Lind Ada Maria LindRents fall Trams are late MORE closed the bridge.", True),
        ("Mayor Ada Lind Ada Maria LindMORE closed the bridge on Friday.", True),
        ("Ada Lind wanted MORE trams on the bridge.", False),
        ("The bridge of Aaville", True),
    ],
)
def test_what_is_no_sentence(line: str, scrap: bool) -> None:
    assert is_scrap(line) == scrap


@pytest.mark.parametrize("piece", ["a", " ", "- ", "a - ", "a, ", "he said ", "“", "A: ", "| "])
def test_length_alone_changes_nothing(piece: str) -> None:
    """A pattern that tries every way to match would not come to an end here."""
    short, long = piece * 100, piece * (100_000 // len(piece))
    assert leaning(long) == leaning(short)
    assert is_scrap(long) == is_scrap(short)
