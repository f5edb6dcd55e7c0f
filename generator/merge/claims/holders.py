"""Whose statement it is: the person, body or country that the words stand for in this story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.language.acts.dispute_words import entries_by_lemma
from generator.language.names.gazetteer import LEADING_ARTICLE
from generator.merge.speech.speakers import speaker_named
from generator.people.persons import People, names_from
from generator.records import Act, Claim, Figure, Quotation, Span, Speaker
from generator.spans import cut, overlaps, shared_length, within

QUOTED_SHARE = 0.5
"""Share of a claim that a quotation has to cover so that its speaker holds the claim."""
# origin: set by hand on 14 labelled stories, 2026-11; a fifth less changes 5 of 21 real stories, a
# quarter more 5
UNDETERMINED = "Speaker not determined"
"""Shown where the text does not tell whose claim it is."""
PARTY = " Party"
NAMES_NOBODY = re.compile(
    r"^(?:the )?(?:others?|some|many|most|multiple|both|all|several|few|one|another|an?|any|every"
    r"|no|people|man|woman|men|women|person|somebody|someone|everyone|anyone"
    r"|(?:two|three|numerous|countless|very|these|those|such)(?= (?-i:[a-z])))\b",
    re.IGNORECASE,
)
"""Holders that name nobody: `others`, `a man`, `one woman`, `numerous women`."""
CLAIM_NOUNS = frozenset(entries_by_lemma("claim"))
SOURCES = frozenset({"rumor", "rumour", "report", "speculation"})
"""Those of them that name where a claim comes from; `claims` and `ideas` are somebody's."""
ANSWERABLE = frozenset(entries_by_lemma("answerable", "claim")) | {"say", "do"}
"""Words that tell nothing of what is denied: `the charge`, `ever having said so`."""


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

    @property
    def is_nobody(self) -> bool:
        """It names nobody who could be asked."""
        return self.name == UNDETERMINED or NAMES_NOBODY.match(self.name) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An act with its people resolved; `holder` None = whose words the statement is."""

    act: Act
    holder: Holder | None
    owner: Holder | None
    rumour: Holder | None
    """Holds the claim that is denied where nobody is named for it: the noun itself, `rumours`."""
    bare: bool
    """It names nothing of what it denies (`that`, `the charge`), or it is a reply, of a neutral
    word (`replied`) one with a negation in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPeople:
    """The people of one claim."""

    holder: Holder | None
    known: bool
    """It is known whose words they are: `holder` None = the report's own."""
    doer: Holder | None
    """Who does what the report's own words tell."""
    deeds: tuple[Deed, ...]
    givers: tuple[Holder | None, ...]
    """Who is named for each of its figures."""


NOBODY = Holder(key=UNDETERMINED, name=UNDETERMINED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Who may hold a claim: the story's people, and the quotations at it with their speakers."""

    people: People
    said: Quotation | None
    decided: Sequence[Quotation]
    """Those whose speaker an editor or a reader decided."""


def people_of_claim(claim: Claim, voices: Voices) -> ClaimPeople:
    heard = voices.decided if voices.said is None else (*voices.decided, voices.said)
    covering = next((quotation for quotation in heard if _covers(quotation, claim)), None)
    holder = _holder_of_claim(claim, covering, voices)
    own_words = holder is None and covering is None and not claim.unnamed
    doer = _meant(voices, claim.doer) if own_words else None
    return ClaimPeople(
        holder=holder,
        known=holder is not None or own_words,
        doer=None if doer is None or doer.is_nobody else doer,
        deeds=tuple(_deed(act, claim, voices) for act in claim.acts),
        givers=tuple(_giver_of(figure, claim, voices) for figure in claim.figures),
    )


def _giver_of(figure: Figure, claim: Claim, voices: Voices) -> Holder | None:
    """Who is named for it, else who says the few words of the claim that it stands in."""
    said, named = voices.said, _holder_of(voices.people, figure.holder)
    if named or said is None or said.speaker is None or _covers(said, claim):
        return named
    inside = within(figure.span, said.span)
    return _speaking(voices.people, said, said.speaker) if inside else None


def _deed(act: Act, claim: Claim, voices: Voices) -> Deed:
    owner = _meant(voices, act.owner)
    reply = act.kind == "reply" or (act.kind == "answer" and claim.negated)
    tells = bool(frozenset(act.terms) - ANSWERABLE)
    text = cut(voices.people.texts[claim.span.article], claim.span)
    return Deed(
        act=act,
        holder=_meant(voices, act.holder),
        owner=owner,
        rumour=_rumour_in(act, text) if owner is None else None,
        bare=reply or (act.kind in ("deny", "refuse") and not tells),
    )


def _holder_of_claim(claim: Claim, covering: Quotation | None, voices: Voices) -> Holder | None:
    """The speaker of the quotation that covers the claim, else the holder named in it."""
    if covering is not None and covering.speaker is not None:
        return _speaking(voices.people, covering, covering.speaker)
    if covering is not None and covering.by != "program":
        return NOBODY
    if claim.silent and voices.decided and voices.decided[0].speaker is not None:
        return _of_speaker(voices.decided[0].speaker)
    return _meant(voices, claim.holder)


def _meant(voices: Voices, words: Span | None) -> Holder | None:
    """Whom words mean; where somebody decided whose a quotation is, its mention means that one."""
    for quotation in voices.decided:
        if words is not None and quotation.mention and overlaps(words, quotation.mention):
            return _of_speaker(quotation.speaker) if quotation.speaker else NOBODY
    return _holder_of(voices.people, words)


def _speaking(people: People, quotation: Quotation, speaker: Speaker) -> Holder:
    """The speaker by the words of the mention where these name a group of it."""
    named = _holder_of(people, quotation.antecedent or quotation.mention)
    return named if named is not None and named.key == speaker.id else _of_speaker(speaker)


def _covers(quotation: Quotation, claim: Claim) -> bool:
    shared = shared_length(quotation.span, claim.span)
    return shared >= QUOTED_SHARE * (claim.span.end - claim.span.start)


def _of_speaker(speaker: Speaker, printed: str = "") -> Holder:
    """`printed` is shown of a political party's people: `Republicans` are not all the party."""
    people = speaker.name.endswith(PARTY) and printed and PARTY not in printed
    return Holder(
        key=speaker.id,
        name=printed if people else speaker.name,
        party=speaker.party,
        unnamed=speaker.unnamed,
        speaker=speaker,
    )


def _holder_of(people: People, mention: Span | None) -> Holder | None:
    """What the resolution of speakers makes of these words; None where it makes nothing."""
    if mention is None:
        return None
    inside = [name for name in names_from(people, mention) if name.end == mention.end]
    person = max(inside, key=lambda name: name.end - name.start, default=mention)
    speaker = speaker_named(people, person)
    printed = " ".join(cut(people.texts[mention.article], mention).split())
    return _of_speaker(speaker, LEADING_ARTICLE.sub("", printed)) if speaker else None


def _rumour_in(act: Act, text: str) -> Holder | None:
    """Who holds the claim that is denied, where nobody is named for it: the noun itself."""
    noun = min(CLAIM_NOUNS.intersection(act.terms), default=None)
    if act.kind != "deny" or noun is None:
        return None
    if noun not in SOURCES:
        return NOBODY
    words = (word for word in text.split() if word.casefold().startswith(noun))
    printed = next(words, noun).strip(",.;:")
    return Holder(key=printed.casefold(), name=printed)
