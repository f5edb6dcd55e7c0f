"""Speakers as printed: words that join several name each of them, two spellings name one."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.language.names.gazetteer import JOINER, LEADING_ARTICLE, look_up
from generator.people.persons import People, names_from
from generator.records import Quotation, Span, Speaker
from generator.slugs import speaker_key
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


def one_spelling(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """The quotations of a story; two names that only a capital or the form of an apostrophe tells
    apart are one speaker's, by the one that stands most often in print."""
    printed = Counter((q.speaker.id, q.speaker.name) for q in quotations if q.speaker)
    spelled = {_in_common(*told): told for told, _ in reversed(printed.most_common())}

    def respelled(speaker: Speaker) -> Speaker:
        key, name = spelled[_in_common(speaker.id, speaker.name)]
        return replace(speaker, id=key, name=name)

    return tuple(replace(q, speaker=respelled(q.speaker)) if q.speaker else q for q in quotations)


def _in_common(key: str, name: str) -> str:
    """What two spellings of one name have in common; whoever has a key of his own has it alone."""
    return speaker_key(name.replace("’", "'")) if key == speaker_key(name) else key
