"""Whose statement it is: the person, body or country that the words stand for in this story.

What a story's holders are to each other is worked out once, and each of them carries it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.language.acts.dispute_words import entries_by_lemma
from generator.language.names.gazetteer import LEADING_ARTICLE, look_up
from generator.language.names.roles import office_of
from generator.merge.speech.speakers import speaker_named
from generator.people.persons import People, names_from
from generator.records import Act, Claim, Quotation, Span, Speaker
from generator.spans import cut, overlaps

QUOTED_SHARE = 0.5
"""Share of a claim that a quotation has to cover so that its speaker holds the claim."""
# origin: set by hand on the 14 labelled stories, 2026-11, and measured only with the rules around
# it
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
CLAIM_NOUNS = frozenset(entries_by_lemma("claim"))
SOURCES = frozenset({"rumor", "rumour", "report", "speculation"})
"""Those of them that name where a claim comes from; `claims` and `ideas` are somebody's."""
HOLDER_WORD = re.compile(r"[^\W_][\w-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """`key` is equal for one holder throughout the story; `party` the body it speaks for.

    What stands below `speaker` is filled by `acquainted`.
    """

    key: str
    name: str
    party: str | None = None
    unnamed: bool = False
    speaker: Speaker | None = field(default=None, compare=False)
    words: frozenset[str] = field(default=frozenset(), compare=False)
    """Those of name and party, lower case: they tell who speaks, not of what."""
    surname: str = field(default="", compare=False)
    """The last word of the name, lower case."""
    called: frozenset[str] = field(default=frozenset(), compare=False)
    """Last words of name and party, by which others name it."""
    voice: frozenset[Holder] = field(default=frozenset(), compare=False, repr=False)
    """Itself, and a body and who speaks for it. Members of a political party are not its voice: two
    of them can contradict each other, and neither answers for what the other said."""
    side: frozenset[Holder] = field(default=frozenset(), compare=False, repr=False)
    """Its voice, those of its party, and a party and its speaker: `Weil campaign`, `Ann Weil`."""


NOBODY = Holder(key=UNDETERMINED, name=UNDETERMINED)


def of_speaker(speaker: Speaker, printed: str = "") -> Holder:
    """`printed` is shown of a political party's people: `Republicans` are not all the party."""
    people = speaker.name.endswith(PARTY) and printed and PARTY not in printed
    return Holder(
        key=speaker.id,
        name=printed if people else speaker.name,
        party=speaker.party,
        unnamed=speaker.unnamed,
        speaker=speaker,
    )


def holder_of(people: People, mention: Span | None) -> Holder | None:
    """What the resolution of speakers makes of these words; None where it makes nothing."""
    if mention is None:
        return None
    inside = [name for name in names_from(people, mention) if name.end == mention.end]
    person = max(inside, key=lambda name: name.end - name.start, default=mention)
    speaker = speaker_named(people, person)
    printed = " ".join(cut(people.texts[mention.article], mention).split())
    return of_speaker(speaker, LEADING_ARTICLE.sub("", printed)) if speaker else None


def rumour_in(act: Act, text: str) -> Holder | None:
    """Who holds the claim that is denied, where nobody is named for it: the noun itself."""
    nouns = CLAIM_NOUNS.intersection(act.terms)
    if act.kind != "deny" or not nouns:
        return None
    noun = min(nouns)
    if noun not in SOURCES:
        return NOBODY
    words = (word for word in text.split() if word.casefold().startswith(noun))
    printed = next(words, noun).strip(",.;:")
    return Holder(key=printed.casefold(), name=printed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Who may hold a claim: the story's people, and its quotations with their speakers."""

    people: People
    resolved: Mapping[Span, Quotation]
    decided: Sequence[Quotation]
    """Quotations at the claim whose speaker an editor or a reader decided."""


def holder_of_claim(claim: Claim, covering: Quotation | None, voices: Voices) -> Holder | None:
    """The speaker of the quotation that covers the claim, else the holder named in it."""
    if covering is not None and covering.speaker is not None:
        return _speaking(voices.people, covering, covering.speaker)
    if covering is not None and covering.by != "program":
        return NOBODY
    if claim.silent and voices.decided and voices.decided[0].speaker is not None:
        return of_speaker(voices.decided[0].speaker)
    return whom_meant(voices, claim.holder)


def whom_meant(voices: Voices, words: Span | None) -> Holder | None:
    """Whom words mean; where somebody decided whose a quotation is, its mention means that one."""
    for quotation in voices.decided:
        if words is not None and quotation.mention and overlaps(words, quotation.mention):
            return of_speaker(quotation.speaker) if quotation.speaker else NOBODY
    return holder_of(voices.people, words)


def _speaking(people: People, quotation: Quotation, speaker: Speaker) -> Holder:
    """The speaker by the words of the mention where these name a group of it."""
    words = quotation.antecedent or quotation.mention
    named = holder_of(people, words) if words is not None else None
    return named if named is not None and named.key == speaker.id else of_speaker(speaker)


def covering_quotation(claim: Claim, said: Quotation | None, voices: Voices) -> Quotation | None:
    """The quotation that covers most of the claim, as merge resolved it."""
    found = () if said is None else (voices.resolved.get(said.span, said),)
    return next((q for q in (*voices.decided, *found) if _covers(q, claim)), None)


def _covers(quotation: Quotation, claim: Claim) -> bool:
    shared = min(quotation.span.end, claim.span.end) - max(quotation.span.start, claim.span.start)
    return shared >= QUOTED_SHARE * (claim.span.end - claim.span.start)


def acquainted(holders: Iterable[Holder]) -> Mapping[Holder, Holder]:
    """Each holder of a story with what the others are to it."""
    everyone = tuple(dict.fromkeys(holders))
    voices = _allies(everyone, [_body_of(holder) for holder in everyone])
    sides = _allies(everyone, [holder.party or "" for holder in everyone])
    return {
        holder: replace(
            holder,
            words=_words_of(f"{holder.name} {holder.party or ''}"),
            surname=last_word(holder.name),
            called=frozenset({last_word(holder.name), last_word(holder.party or holder.name)}),
            voice=voice,
            side=side,
        )
        for holder, voice, side in zip(everyone, voices, sides, strict=True)
    }


def _body_of(holder: Holder) -> str:
    """The body for which a holder speaks; empty for a member of a political party, and for a
    nameless group that only shares a country: `Dutch farmers`."""
    party = holder.party or ""
    entry = look_up(party) if party else None
    political = party.endswith(PARTY) or (entry is not None and entry.kind == "party")
    if political or (holder.unnamed and office_of(holder.name) not in SPEAKS_FOR_IT):
        return ""
    return party


def _allies(holders: Iterable[Holder], bodies: Iterable[str]) -> list[frozenset[Holder]]:
    """Of each holder those that share a name, or of whom one is named after the other: its last
    name stands in the other's name or body."""
    known = [
        (
            holder,
            {holder.key, holder.name.casefold(), body.casefold() or holder.key},
            _words_of(f"{holder.name} {body}"),
            _naming(holder.name),
        )
        for holder, body in zip(holders, bodies, strict=True)
    ]
    return [
        frozenset(
            other
            for other, theirs, their_words, their_name in known
            if not mine.isdisjoint(theirs) or name in their_words or their_name in words
        )
        for _, mine, words, name in known
    ]


def _naming(name: str) -> str | None:
    """The word that a body of that name would have; `Department of Health` is no person."""
    words = HOLDER_WORD.findall(name.casefold())
    return words[-1] if words and "of" not in words else None


def _words_of(names: str) -> frozenset[str]:
    return frozenset(HOLDER_WORD.findall(names.casefold()))


def last_word(name: str) -> str:
    """The last word, lower case, without a possessive ending."""
    words = name.casefold().replace("’", "'").removesuffix("'s").removesuffix("'").split()
    return words[-1] if words else ""
