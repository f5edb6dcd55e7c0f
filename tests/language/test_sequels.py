"""Reports of the next event of a kind."""

import pytest

from generator.group.topics import FIRST_WORDS, tells_of_the_next


@pytest.mark.parametrize(
    ("text", "next_one"),
    [
        ("Second March Against Dam Draws More", True),
        ("Orsk fired another rocket over the strait on Friday.", True),
        ("Lind and Ek meet again in Marn", True),
        ("More people came than at last week's march.", True),
        ("The launch came ten days after the last one.", True),
        ("Thousands marched against the dam on Saturday.", False),
        ("A second person died in hospital.", False),
        ("Police arrested another man on Monday.", False),
        ("The mayor answered the marchers a week later.", False),
        ("The dam is in its second year.", False),
        ("word " * FIRST_WORDS + "a second march", False),
    ],
)
def test_next_one(text: str, next_one: bool) -> None:
    assert tells_of_the_next(text) == next_one
