"""What the heading of a disputed point may have of its own: frames of heading_frames.txt."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from generator.verify.published import WORD_OR_NUMBER

FRAME_LIST = Path(__file__).with_name("heading_frames.txt")
NOT_BEHIND = re.compile(r"\b([^\W\d_]{1,12})n['’]t\b")
"""A verb with its negation, which a heading leaves out: "couldn’t" asks whether they could."""
FRAME_GAP = re.escape("{}")


@cache
def heading_frames() -> tuple[re.Pattern[str], ...]:
    """Each frame, with a group for each gap."""
    lines = FRAME_LIST.read_text(encoding="utf-8").splitlines()
    return tuple(
        re.compile(re.escape(line).replace(FRAME_GAP, "(.+)"))
        for line in lines
        if line and not line.startswith("#")
    )


def tokens(words: str) -> list[str]:
    """Runs of letters and digits, small."""
    return WORD_OR_NUMBER.findall(words.casefold())


def strange_words(heading: str, told: Iterable[str]) -> list[str]:
    """Words that neither a frame nor what is told has, in the frame that leaves the fewest."""
    printed = [words.casefold() for words in told]
    known = {token for words in printed for token in tokens(words)}
    known |= {verb for words in printed for verb in NOT_BEHIND.findall(words)}
    fitting = [found.groups() for frame in heading_frames() if (found := frame.fullmatch(heading))]
    left = [[t for gap in gaps for t in tokens(gap) if t not in known] for gaps in fitting]
    return min(left, key=len, default=tokens(heading))
