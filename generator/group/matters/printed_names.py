"""What stories share, told in the words that their articles print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from generator.group.topics import LEAD_MARK, NAME_MARK
from generator.language.words.news_words import news_share

NAMES_TOLD = 3
WORDS_TOLD = 2
"""Names and other words that tell what stories share, at most."""
LONG_ENOUGH = 4
"""Letters of a word that says something by itself."""


def shared_words(shared: Mapping[str, float], texts: Sequence[str]) -> tuple[str, ...]:
    """The heaviest names as the texts print them, then the heaviest words of the leads."""
    ranked = sorted(shared, key=lambda word: (-shared[word], word))
    named = [word[1:] for word in ranked if word.startswith(NAME_MARK)]
    names = list(islice(_printed_names(_full_names(named), texts), NAMES_TOLD))
    taken = {part for name in named for part in name.split()}
    words = [word[1:] for word in ranked if word.startswith(LEAD_MARK)]
    telling = [w for w in words if len(w) >= LONG_ENOUGH and w.isalpha() and w not in taken]
    return (*names, *telling[:WORDS_TOLD])


def _full_names(names: Sequence[str]) -> list[str]:
    """Of names that end alike the first of two or three words, in the place of the first of all;
    no word that every newspaper prints."""
    ending: dict[str, list[str]] = {}
    for name in names:
        if " " in name or name not in news_share():
            ending.setdefault(name.rsplit(" ", 1)[-1], []).append(name)
    return [next((n for n in alike if 0 < n.count(" ") < 3), alike[0]) for alike in ending.values()]


def _printed_names(names: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    """The names as the texts print them first with a capital, not in capitals alone where another
    form is there; what is printed nowhere so is left out."""
    for name in names:
        form = re.compile(r"\b" + r" ".join(map(re.escape, name.split())) + r"\b", re.IGNORECASE)
        found = [m.group() for text in texts for m in form.finditer(text)]
        written = [words for words in found if words[0].isupper()]
        if written:
            yield next((words for words in written if not words.isupper()), written[0])
