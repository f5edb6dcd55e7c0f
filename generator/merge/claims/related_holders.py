"""What a story's holders are to each other, worked out once: each of them carries it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from generator.language.grammar import HYPHENED_WORD
from generator.language.names.gazetteer import look_up
from generator.language.names.person_names import last_word
from generator.language.names.roles import office_of
from generator.merge.claims.holders import PARTY, ClaimPeople, Holder
from generator.people.parties import owner_named, sole_in_office
from generator.records import Speaker
from generator.spans import cut

SPEAKS_FOR_IT = frozenset({
    None, "official", "officer", "spokesperson", "representative", "minister", "foreign minister",
    "defence minister", "diplomat", "ambassador", "envoy",
})  # fmt: skip
"""Offices in which the nameless speak for their country."""


def without_relays(everyone: Sequence[ClaimPeople], outlets: Collection[str]) -> list[ClaimPeople]:
    """The claims' people, where an outlet holds nothing that it only reports: that is not its own.
    What others answer to it, and what it denies itself, is; `outlets` are those of the story."""
    known = {name.casefold() for name in outlets}
    acting = {h.key for people in everyone for d in people.deeds for h in (d.holder, d.owner) if h}

    def relays(holder: Holder | None) -> bool:
        if holder is None or holder.key in acting:
            return False
        entry = look_up(holder.name)
        return holder.name.casefold() in known or (entry is not None and entry.kind == "outlet")

    return [
        replace(people, holder=None, known=False) if relays(people.holder) else people
        for people in everyone
    ]


def acquainted(everyone: Sequence[ClaimPeople], texts: Mapping[str, str]) -> list[ClaimPeople]:
    """The claims' people with what all others of the story are to them."""
    known = _related(holder for people in everyone for holder in _holders_of(people) if holder)
    by_name = {holder.name: holder for holder in known}
    roles = {h.name: _role_told(h.speaker, texts) for h in known if h.speaker and not h.unnamed}
    meant = {
        h: by_name[name]
        for h in known
        if (name := owner_named(h.name, by_name) or sole_in_office(h.name, roles))
    }

    def met(holder: Holder | None) -> Holder | None:
        one = meant.get(holder, holder) if holder else None
        return one and replace(known[one], speaker=one.speaker)

    return [
        replace(
            people,
            holder=met(people.holder),
            doer=met(people.doer),
            deeds=tuple(
                replace(d, holder=met(d.holder), owner=met(d.owner), rumour=met(d.rumour))
                for d in people.deeds
            ),
            givers=tuple(met(giver) for giver in people.givers),
        )
        for people in everyone
    ]


def _role_told(speaker: Speaker, texts: Mapping[str, str]) -> str:
    span = speaker.role
    return speaker.role_by_editor or (cut(texts[span.article], span) if span else "")


def _holders_of(people: ClaimPeople) -> tuple[Holder | None, ...]:
    of_deeds = (holder for d in people.deeds for holder in (d.holder, d.owner, d.rumour))
    return (people.holder, people.doer, *of_deeds, *people.givers)


def _related(holders: Iterable[Holder]) -> Mapping[Holder, Holder]:
    """Each holder of a story with what it is called, and who is of its voice and side."""
    everyone = tuple(dict.fromkeys(holders))
    voices = _allies(everyone, [*map(_body_of, everyone)])
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
    nobody = holder.unnamed and office_of(holder.name) not in SPEAKS_FOR_IT
    return "" if political or nobody else party


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
    words = HYPHENED_WORD.findall(name.casefold())
    return words[-1] if words and "of" not in words else None


def _words_of(names: str) -> frozenset[str]:
    return frozenset(HYPHENED_WORD.findall(names.casefold()))
