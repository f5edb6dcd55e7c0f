"""Which way a verb looks: every word of the list in its example."""

import pytest

from generator.language.parse import parse
from generator.language.tense import direction_at
from generator.language.word_lists import rows

ROWS = rows("ahead")


def test_every_word_of_the_list_looks_ahead_in_its_example() -> None:
    docs = list(parse(example for _, _, example in ROWS))
    wrong = [
        doc.text
        for doc in docs
        if direction_at(doc, doc.text.index("Friday"), doc.text.index("Friday") + 6) != "future"
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("The council met on Friday.", "past"),
        ("The council has met on Friday.", "past"),
        ("The council would have met on Friday.", "past"),
        ("The council will meet on Friday.", "future"),
        ("The council won't meet on Friday.", "future"),
        ("A meeting on Friday of the council.", ""),
        ("The mayor said on Friday he would open the bridge.", "past"),
        ("Therefore, a spokesman said Friday, it cannot open the bridge.", "past"),
        ("The council signed an order Friday intended to keep the bridge open.", "past"),
        ("After their bill passed its first test Friday, the hard work is just beginning.", "past"),
        ("The mayor said farmers must “keep calm” in a speech on Friday.", "past"),
        ("The ship sank as it braced for the possible storm earlier on Friday.", "past"),
        ("As of Friday, the town is averaging ten fires a day.", "past"),
        ("On Friday the union vowed to march.", "past"),
        ("The visit comes after the mayor's meeting with the union on Friday.", "past"),
        ("The mayor will resign after a meeting with the union on Friday.", "future"),
        ("The shop will close after Friday.", "future"),
        ("On Friday, the talks were expected to resume.", "future"),
        (
            "The mayor said his town would not retaliate for the reported bombing of Beeville"
            " in Aaville state on Friday.",
            "past",
        ),
        ("The mayor said he would open the bridge on Friday.", "future"),
        ("The mayor announced that the bridge will open on Friday.", "future"),
        ("The council scheduled a hearing Friday.", "future"),
        ("The council moved the hearing to Friday.", "future"),
        ("The mayor will open the bridge in a speech on Friday.", "future"),
    ],
)
def test_tenses(sentence: str, direction: str) -> None:
    (doc,) = parse([sentence])
    start = sentence.index("Friday")
    assert direction_at(doc, start, start + 6) == direction


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Both accepted the invitation to resume talks in two weeks' time.", "in two weeks' time"),
        ("Both accepted an invitation to talks early next week.", "early next week"),
    ],
)
def test_what_lies_ahead_by_itself(sentence: str, words: str) -> None:
    (doc,) = parse([sentence])
    start = sentence.index(words)
    assert direction_at(doc, start, start + len(words)) == "future"
