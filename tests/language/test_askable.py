"""Words of a sentence that can stand behind the frame of a question."""

import pytest

from generator.language.acts.reported import acts_of
from generator.language.askable import askable_in
from generator.language.parse import parse

ASKED = [
    (
        "The operator, which is owned by a bank, knew of the crack before Monday.",
        "whether: The operator knew of the crack before Monday",
    ),
    (
        "The firm denied that it had dismissed the crew.",
        "whether: The firm had dismissed the crew",
    ),
    ("The operator denied that the old bridge was unsafe.", "whether: the old bridge was unsafe"),
    (
        "Mayor Ada Lind said she did not sell the bridge.",
        "whether: Mayor Ada Lind did sell the bridge",
    ),
    ("The firm refused to build a wall along the river.", "to: to build a wall along the river"),
    (
        "Union leaders urged the council to close the bridge.",
        "should: the council | close the bridge",
    ),
    (
        "The council must close the bridge at once.",
        "should: The council | close the bridge at once",
    ),
    ("At least 12 people were killed in the blast.", "many: people were killed in the blast"),
    ("The blast killed 12 miners on Friday.", "many: miners The blast killed"),
    ("The old bridge was closed on Friday.", "when: The old bridge was closed"),
    (
        "The bank that lends millions to the mill denied it.",
        "whether: The bank lends millions to the mill",
    ),
    (
        "The union, which said the firm had sold the mill, called a strike.",
        "whether: the firm had sold the mill",
    ),
]
NOT_ASKED = [
    ("He knew of the crack before Monday.", "He"),
    ("The driver, who knew of it, left the yard early.", "knew of it"),
    ("The union accused the council of waste.", "whether: The union accused"),
    ("The mayor said on Friday that talks would go on.", "whether: The mayor said"),
    ("The council can't close the bridge this year.", "ca close"),
    ("The report said the mayor, a Social Democrat, is the mayor.", "the mayor is the mayor"),
    ("The firm did nothing wrong in asking the mayor about the bridge.", "did in asking"),
    ("The rally in the harbour came, only a few days after the storm.", "whether: The rally"),
    ("The senator told the paper that the officials closed the bridge.", "The senator told"),
    ("The firm called it “a plain” lie about the bridge.", "“"),
    ("The bank, which lends millions to the mill, denied the report.", "lends"),
    ("The union cited the Mill Act, the old law that gave the miners a right to rest.", "gave"),
    ("The mayor denied it, even though several clerks had confirmed the account.", "confirmed"),
    ("The firm denied it after the mayor had closed the bridge.", "had closed"),
]


def asked_in(text: str) -> list[str]:
    (doc,) = parse([text])
    found = []
    acting = [act.verb.i for act in acts_of(doc[:]) if act.kind != "say"]
    for asked in askable_in(doc[:], acting):
        front, back = (" ".join(t.text for t in part) for part in (asked.front, asked.back))
        joint = " | " if asked.frame == "should" else " "
        found.append(f"{asked.frame}: " + joint.join(filter(None, (front, back))))
    return found


@pytest.mark.parametrize(("text", "words"), ASKED)
def test_words_are_cut_whole(text: str, words: str) -> None:
    assert words in asked_in(text)


@pytest.mark.parametrize(("text", "words"), NOT_ASKED)
def test_words_that_point_elsewhere_are_not_cut(text: str, words: str) -> None:
    assert not [asked for asked in asked_in(text) if words in asked]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The coach hit back at the criticism on Monday.", "at the criticism"),
        ("The coach hit back on Monday.", ""),
        ("The senator fired back in a midnight tweet.", ""),
    ],
)
def test_when_and_where_it_is_said_is_not_what_it_is_about(text: str, target: str) -> None:
    (doc,) = parse([text])
    (act,) = [act for act in acts_of(doc[:]) if act.kind == "deny"]
    assert " ".join(t.text for t in act.target) == target
