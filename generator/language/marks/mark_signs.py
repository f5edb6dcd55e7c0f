"""Which characters are quotation marks, and what each can be where it stands: open, close, either.

Looks at the neighbours of one mark at a time; pairing them is `pairing`.
"""

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

Role = Literal["open", "close", "either"]
Family = Literal["double", "single", "angle", "corner"]

OPENING_MARKS: dict[str, Family] = {
    "“": "double", "‟": "double", "„": "double", "〝": "double", "＂": "double",
    "«": "angle", "‹": "angle", "「": "corner", "『": "corner", "《": "angle",
}  # fmt: skip
CLOSING: dict[str, Family] = {
    "”": "double", "〞": "double", "〟": "double",
    "»": "angle", "›": "angle", "」": "corner", "』": "corner", "》": "angle",
}  # fmt: skip
SINGLES = "'‘’‚‛`´"
STRAIGHT = '"'
ANY_MARK = re.compile(f"[{re.escape(''.join((*OPENING_MARKS, *CLOSING, SINGLES, STRAIGHT)))}]")
ELISIONS = frozenset(
    {"em", "til", "tis", "twas", "cause", "bout", "round", "cos", "n", "neath", "tween", "twere"}
    | {"twill", "nuff", "fraid", "kay"}
)
"""Words that drop their beginning, so that the mark before them is an apostrophe."""
BEFORE_OPENING = "([{-–—/…:;,=>*|"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark in print; `width` is 2 where two single marks stand for a double one."""

    at: int
    width: int
    family: Family
    role: Role
    weak: bool = False
    """A closing single mark that may as well be the apostrophe of "the workers' vote"."""


def _can_open(left: str, right: str) -> bool:
    """True where a mark between these neighbours can open (empty text = edge of paragraph)."""
    free = not left or left.isspace() or left in BEFORE_OPENING or ANY_MARK.match(left)
    return bool(free and right) and not right.isspace()


def _closes(left: str, right: str) -> bool:
    free = not right or not (right.isalnum() or right in "$£€#@")
    return free and bool(left) and not left.isspace()


def _role_of_mark(left: str, right: str) -> Role | None:
    if _can_open(left, right):
        return "either" if _closes(left, right) else "open"
    return "close" if _closes(left, right) else None


def _elided(text: str, at: int) -> bool:
    """'90s, 'em, 'til: the word after the mark shows that letters were dropped."""
    word = text[at : at + 8]
    if word[:2].isdigit() and not word[2:3].isdigit():
        return True
    return "".join(takewhile(str.isalpha, word)).lower() in ELISIONS


def _single_mark(text: str, at: int, left: str, right: str) -> Mark | None:
    if left.isalnum() and right.isalnum():
        return None
    char = text[at]
    opens = _can_open(left, right) and char not in "’´" and not _elided(text, at + 1)
    opens = opens or (char in "‘‚" and bool(right) and not right.isspace() and not left.isalnum())
    if opens and not _elided(text, at + 1):
        return Mark(at, 1, "single", "open")
    if _closes(left, right) and char not in "‚`":
        weak = left in "sSzx" and (right.isspace() or not right)
        return Mark(at, 1, "single", "close", weak)
    return None


def _double(text: str, at: int, width: int, left: str, right: str) -> Mark | None:
    char = text[at]
    family = OPENING_MARKS.get(char) or CLOSING.get(char) or "double"
    role = _role_of_mark(left, right)
    if char in OPENING_MARKS:
        return Mark(at, width, family, "either" if role == "close" else "open")
    if char in CLOSING:
        return Mark(at, width, family, "either" if role == "open" else "close")
    if char == STRAIGHT and left.isdigit() and role == "close":
        return Mark(at, width, family, "close", weak=True)
    if role is None and char == STRAIGHT and not right and left.isspace():
        return Mark(at, width, family, "close")
    return Mark(at, width, family, role or "either")


def marks_in(text: str) -> list[Mark]:
    """Every mark of the text in order; two single marks side by side are one double mark."""
    found: list[Mark] = []
    end = 0
    for sign in ANY_MARK.finditer(text):
        at, char = sign.start(), sign.group()
        if at < end:
            continue
        paired = char in SINGLES and text[at + 1 : at + 2] == char
        width = 2 if paired else 1
        end = at + width
        left, right = text[at - 1 : at] if at else "", text[end : end + 1]
        if char in SINGLES and not paired:
            mark = _single_mark(text, at, left, right)
        else:
            mark = _double(text, at, width, left, right)
        if mark:
            found.append(mark)
    return found
