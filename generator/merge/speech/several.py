"""Words that join several who say something at once: two names are two people, never one."""

import re

from generator.language.names.gazetteer import JOINER, LEADING_ARTICLE, look_up
from generator.people.persons import People, names_from
from generator.records import Span
from generator.spans import cut, part

LAST_JOINER = re.compile(r",? (?:and|&) ")


def parts_joined(people: People, words: Span) -> list[Span] | None:
    """The parts of "Ann Weil, Paul Roth and Sweden"; None where the words are not of several.

    They are where two parts or more name somebody: "Johnson and Johnson", "the trade and industry
    ministry" and "Ann Weil and her lawyer" are left as they are.
    """
    text = cut(people.texts[words.article], words)
    if not LAST_JOINER.search(text) or look_up(LEADING_ARTICLE.sub("", text)):
        return None
    ends = [*JOINER.finditer(text)]
    starts = [0, *(joiner.end() for joiner in ends)]
    stops = [*(joiner.start() for joiner in ends), len(text)]
    parts = [
        part(words, words.start + a, words.start + b)
        for a, b in zip(starts, stops, strict=True)
        if a < b
    ]
    return parts if sum(_names_somebody(people, one) for one in parts) > 1 else None


def _names_somebody(people: People, words: Span) -> bool:
    text = cut(people.texts[words.article], words)
    entry = look_up(LEADING_ARTICLE.sub("", text))
    return bool(names_from(people, words)) or bool(entry and entry.kind != "adjective")
