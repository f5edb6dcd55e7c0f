"""Whose statement it is: the person, body or country that the words stand for in this story."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.language.names.gazetteer import LEADING_ARTICLE, look_up
from generator.language.names.roles import office_of
from generator.merge.speech.speakers import speaker_named
from generator.people.persons import People, names_from
from generator.records import Span, Speaker
from generator.spans import cut

UNDETERMINED = "Speaker not determined"
"""Shown where the text does not tell whose claim it is."""
PARTY = " Party"
SPEAKS_FOR_IT = frozenset(
    {
        "official",
        "officer",
        "spokesperson",
        "representative",
        "minister",
        "foreign minister",
        "defence minister",
        "diplomat",
        "ambassador",
        "envoy",
        None,
    }
)
"""Offices in which the nameless speak for their country."""
HOLDER_WORD = re.compile(r"[^\W_][\w-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """`key` is equal for one holder throughout the story; `party` the body it speaks for."""

    key: str
    name: str
    party: str | None
    speaker: Speaker | None = None


NOBODY = Holder(key=UNDETERMINED, name=UNDETERMINED, party=None)


def of_speaker(speaker: Speaker, printed: str = "") -> Holder:
    """`printed` is shown of a political party's people: `Republicans` are not all the party."""
    people = speaker.name.endswith(PARTY) and printed and PARTY not in printed
    name = printed if people else speaker.name
    return Holder(key=speaker.id, name=name, party=speaker.party, speaker=speaker)


def holder_of(people: People, mention: Span | None) -> Holder | None:
    """What the resolution of speakers makes of these words; None where it makes nothing."""
    if mention is None:
        return None
    words = _person_in(people, mention) or mention
    speaker = speaker_named(people, words)
    return (
        of_speaker(speaker, _bare(cut(people.texts[mention.article], mention))) if speaker else None
    )


def _bare(words: str) -> str:
    return LEADING_ARTICLE.sub("", " ".join(words.split()))


def _person_in(people: People, mention: Span) -> Span | None:
    """The one person's name that fills the end of the words: `Rossi` in `Mrs. Rossi`."""
    inside = [name for name in names_from(people, mention) if name.end == mention.end]
    return max(inside, key=lambda name: name.end - name.start, default=None)


def same_side(one: Holder | None, other: Holder | None) -> bool:
    """One holder, or two of one party, or a party and its speaker: `Weil campaign`, `Ann Weil`."""
    if one is None or other is None:
        return False
    return one.key == other.key or _allied(
        one.key, one.name, one.party or "", other.key, other.name, other.party or ""
    )


def same_voice(one: Holder | None, other: Holder | None) -> bool:
    """One holder, or a body and who speaks for it. Members of a political party are not its voice:
    two of them can contradict each other, and neither answers for what the other said."""
    if one is None or other is None:
        return False
    return one.key == other.key or _allied(
        one.key,
        one.name,
        _bound(one.name, one.party or "", _is_nameless(one)),
        other.key,
        other.name,
        _bound(other.name, other.party or "", _is_nameless(other)),
    )


def same_person(one: Holder, other: Holder) -> bool:
    """One holder under one name: a body and who speaks for it say each their own."""
    return one.key == other.key or one.name.casefold() == other.name.casefold()


def _is_nameless(holder: Holder) -> bool:
    return holder.speaker is not None and holder.speaker.unnamed


@lru_cache(maxsize=1 << 16)
def _bound(name: str, party: str, nameless: bool) -> str:
    """The body for which a holder speaks; empty for a member of a political party, and for a
    nameless group that only shares a country: `Dutch farmers`."""
    if party.endswith(PARTY):
        return ""
    entry = look_up(party) if party else None
    if entry is not None and entry.kind == "party":
        return ""
    return "" if nameless and office_of(name) not in SPEAKS_FOR_IT else party


@lru_cache(maxsize=1 << 16)
def _allied(
    key: str, name: str, party: str, other_key: str, other_name: str, other_party: str
) -> bool:
    """Remembered: a story asks the same few holders hundreds of thousands of times."""
    mine = {key, name.casefold(), party.casefold() or key}
    theirs = {other_key, other_name.casefold(), other_party.casefold() or other_key}
    return (
        not mine.isdisjoint(theirs)
        or _named_after(name, f"{other_name} {other_party}")
        or _named_after(other_name, f"{name} {party}")
    )


def _named_after(person: str, body: str) -> bool:
    """The body's words hold the person's last name; `Department of Health` is no person."""
    name = HOLDER_WORD.findall(person.casefold())
    return bool(name) and "of" not in name and name[-1] in HOLDER_WORD.findall(body.casefold())


def name_words(holder: Holder) -> frozenset[str]:
    """The words of the name and of the party, lower case: they tell who speaks, not of what."""
    return frozenset(HOLDER_WORD.findall(f"{holder.name} {holder.party or ''}".casefold()))


def last_word(name: str) -> str:
    """The last word, lower case, without a possessive ending."""
    words = name.casefold().replace("’", "'").removesuffix("'s").removesuffix("'").split()
    return words[-1] if words else ""
