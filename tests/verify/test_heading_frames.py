"""Headings that are proven: a frame that is written down, and words of the point's evidence."""

import string

import pytest

from generator.merge.disputes import headings
from generator.verify.heading_frames import FRAME_LIST, heading_frames, strange_words

HARBOURS = ("the harbour", "the quay")
SAID = [
    "Lind denied that the harbour of Havn closed.",
    "The union said the harbour closed and that it couldn’t close it.",
]


def test_every_frame_that_headings_take_is_written_down() -> None:
    """What fits none is not published: a new frame in the code is a new line in the list."""
    declared = list(vars(headings).values())
    declared += [v for value in declared if isinstance(value, dict) for v in value.values()]
    framed = {v for v in declared if isinstance(v, str) and "{}" in v and "\n" not in v}
    assert len(framed) > 5
    made = [frame.format(*HARBOURS, HARBOURS[0], be=be) for frame in framed for be in ("is", "are")]
    made.append("Whether harbours closed")
    told = [*HARBOURS, "harbours closed"]
    assert {heading: left for heading in made if (left := strange_words(heading, told))} == {}


def test_a_frame_has_letters_and_gaps_only() -> None:
    lines = [
        line for line in FRAME_LIST.read_text(encoding="utf-8").splitlines() if line[:1] != "#"
    ]
    assert len(lines) == len(set(lines))
    assert {c for line in lines for c in line} <= {*string.ascii_letters, *" {}"}


@pytest.mark.parametrize(
    ("heading", "strange"),
    [
        ("Whether the harbour of Havn closed", []),
        ("How accounts of the harbour differ", []),
        ("Whether the harbour of Havn burned", ["burned"]),
        ("Whether Lind lied", ["lied"]),
        ("How accounts of the theft differ", ["theft"]),
        ("Why the harbour closed", ["why", "the", "harbour", "closed"]),
        ("How many people closed it", ["people"]),
        ("What the price is", ["what", "the", "price", "is"]),
        ("Whether the union could close it", []),
    ],
)
def test_words_that_nobody_says_are_found(heading: str, strange: list[str]) -> None:
    told = [] if heading.startswith("Why") else SAID
    assert strange_words(heading, told) == strange


def test_remarks_and_empty_lines_of_the_list_are_no_frames() -> None:
    remark = FRAME_LIST.read_text(encoding="utf-8").splitlines()[0]
    assert remark.startswith("#")
    assert strange_words(remark, []) != []
    assert all(frame.pattern for frame in heading_frames())
