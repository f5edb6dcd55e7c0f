"""Whose statement it is: a resolved speaker where one is known, else the words printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.records import Quotation, Report, Span, Speaker

ARTICLES = re.compile(r"^(?:the|a|an|some|both|such|mr|mrs|ms|dr)\.?\s+", re.IGNORECASE)
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "one", "that", "this"})
POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """`key` is equal for one holder throughout the story; `party` the body it speaks for."""

    key: str
    name: str
    party: str | None
    speaker: Speaker | None = None

    @staticmethod
    def of_speaker(speaker: Speaker) -> Holder:
        return Holder(key=speaker.id, name=speaker.name, party=speaker.party, speaker=speaker)


def holder_of(
    report: Report, mention: Span | None, phrase: Span | None, quotations: Sequence[Quotation]
) -> Holder | None:
    """The one known speaker whose mention or name these words are; else a holder by the words."""
    if mention is None:
        return None
    words = clean(report.article.text[mention.start : mention.end])
    if not words or words.casefold() in PRONOUNS:
        return None
    known = {
        q.speaker.id: q.speaker
        for q in quotations
        if q.speaker and (q.mention == mention or _names(q.speaker, words))
    }
    if len(known) == 1:
        return Holder.of_speaker(next(iter(known.values())))
    return Holder(key=key_of(words), name=words, party=_party(report, mention, phrase))


def clean(words: str) -> str:
    """Without article, form of address and possessive ending; single spaces."""
    bare = " ".join(words.split())
    while ARTICLES.match(bare):
        bare = ARTICLES.sub("", bare)
    return POSSESSIVE.sub("", bare)


def key_of(words: str) -> str:
    return words.casefold()


def _names(speaker: Speaker, words: str) -> bool:
    """The full name, or its last word: `Rossi` for `Carla Rossi`."""
    name = speaker.name.casefold()
    return words.casefold() in (name, name.split()[-1])


def _party(report: Report, mention: Span, phrase: Span | None) -> str | None:
    """The one body or place that stands in the phrase beside the holder's own name."""
    span = phrase or mention
    found = {
        clean(report.article.text[n.span.start : n.span.end])
        for n in report.findings.names
        if n.kind in ("body", "place", "other")
        and span.start <= n.span.start
        and n.span.end <= span.end
    }
    return min(found) if len(found) == 1 else None


def same_side(one: Holder | None, other: Holder | None) -> bool:
    """One holder, or two of one party, or a party and its speaker."""
    if one is None or other is None:
        return False
    sides = {one.key, (one.party or one.key).casefold()}
    others = {other.key, (other.party or other.key).casefold()}
    return bool(sides & others)
