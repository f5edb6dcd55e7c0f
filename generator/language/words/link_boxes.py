"""A box of links run into a sentence by whoever copied it, read as if it were not there:

"said Mayor Ann Weil Ann Marie WeilRents fall again Ulm votes on trams MORE on Friday".
"""

import re
from itertools import takewhile

CLOSING = re.compile(r"(?:(?<=[a-zà-ÿ.])| )MORE\b")
REACH = 900
"""Code points that a box can have."""
WORDS = re.compile(r"\S+")
SPLIT = re.compile(r"(?<=[a-zà-ÿ.])(?=[A-ZÀ-Þ\d‘'“\"])")
"""Where a headline begins behind a name, without a blank."""
NAME_WORDS = 10
SAME_LETTERS = 3
"""By which a given name is known again: "Steve", "Steven"."""


def has_box(text: str) -> bool:
    """Whether links stand in the middle of the words: as printed they are no statement."""
    return without_boxes(text) != text


def without_boxes(text: str) -> str:
    """The text with blanks for its boxes: every other character keeps its place."""
    for closing in CLOSING.finditer(text):
        start = _opening(text, closing.start())
        if start is not None:
            text = text[:start] + " " * (closing.end() - start) + text[closing.end() :]
    return text


def _opening(text: str, end: int) -> int | None:
    """Where the box that ends here begins: behind the name as the sentence has it."""
    words = list(WORDS.finditer(text, max(0, end - REACH), end))
    if words and words[-1].end() == end and text[end] != " ":
        return _told_again(_name_before(words[:-1]), words[-1].group())
    for k in range(len(words) - 1, 0, -1):
        for split in SPLIT.finditer(words[k].group()):
            start = _told_again(_name_before(words[:k]), words[k].group()[: split.start()])
            if start is not None:
                return start
    return None


def _name_before(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The last words with a capital, in brackets or not."""
    last = reversed(words[-NAME_WORDS:])
    run = takewhile(lambda word: word.group().lstrip("(“\"'‘")[:1].isupper(), last)
    return list(run)[::-1]


def _told_again(run: list[re.Match[str]], surname: str) -> int | None:
    """The end of the name where the run tells it twice: by its surname, or by its given name."""
    names = [word.group() for word in run]
    if len(surname) >= SAME_LETTERS and surname in names:
        return run[names.index(surname)].end()
    for k in range(1, len(names)):
        letters = names[k][:SAME_LETTERS]
        earlier = any(name[:SAME_LETTERS] == letters for name in names[:k])
        if earlier and len(letters) == SAME_LETTERS and letters.isalpha():
            return run[k - 1].end()
    return None
