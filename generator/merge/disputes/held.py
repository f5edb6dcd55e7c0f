"""The statements of a story's reports: claims with their holders, ready to be compared."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.language.dates.reckoning import first_day, unit_of
from generator.language.words.link_boxes import has_box
from generator.merge.days import ReportDay, dates_of
from generator.merge.disputes.holders import NOBODY, Holder, holder_of, last_word, of_speaker
from generator.merge.ground import Ground, independent
from generator.people.persons import People
from generator.records import Act, Claim, DateMention, Quotation, Report, Span, Speaker
from generator.spans import cut, index_by_place, index_spans, overlaps, things_at, within

QUOTED_SHARE = 0.5
"""Share of a claim that a quotation has to cover so that its speaker holds the claim."""
# origin: set by hand on the 14 labelled stories, 2026-11, and measured only with the rules around
# it
NAMELESS = 0.5
"""Half a statement: keeps the weight of a term that stands everywhere above zero."""
# origin: half a statement, the usual smoothing of a share; not measured


SHORT = 2
"""Terms added to a statement's length, so that a two-word statement does not win by shortness."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An act with its people resolved; `holder` None = whose words the statement is."""

    act: Act
    holder: Holder | None
    owner: Holder | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldClaim:
    """One claim in its report. `place` counts through all reports in source order."""

    place: int
    source: int
    outlet: str
    claim: Claim
    text: str
    whole: str
    """The text of its article."""
    holder: Holder | None
    """None = the outlet's own narration, or not known."""
    narrated: bool
    """The outlet's own words: no quotation whose speaker stayed undecided, and no headline."""
    terms: frozenset[str]
    names: frozenset[str]
    """Last words of the names that stand in it, lower case."""
    paragraph: int
    deeds: tuple[Deed, ...] = ()
    said: Quotation | None = None
    """The quotation that stands in it, if one does."""
    ahead: frozenset[str] = frozenset()
    """Days and weeks after its report's own day that it names, ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldClaims:
    """All statements of a story and how rare each term is among them."""

    all: tuple[HeldClaim, ...]
    weights: Mapping[str, float]
    having: Mapping[str, Sequence[int]]
    """Term -> places of the statements that have it."""
    taking: Mapping[str, Sequence[int]]
    """Side in a pair of opposites -> places of the statements that take it."""


def sharing(terms: Iterable[str], statements: HeldClaims) -> set[int]:
    """Places of the statements that have one of these terms."""
    return {place for term in terms for place in statements.having.get(term, ())}


def statements_of(ground: Ground) -> HeldClaims:
    """Every claim of every independent report; one that a report repeats word for word is left
    out, as is what a copy repeats of its original, and one with a box of links in its words."""
    resolved = {quotation.span: quotation for quotation in ground.quotations}
    found: list[HeldClaim] = []
    seen: set[tuple[int, str]] = set()
    decided = [quotation for quotation in ground.quotations if quotation.by != "program"]
    for report in independent(ground):
        own = index_by_place([q for q in decided if q.span.article == report.article.file])
        names = index_spans([name.span for name in report.findings.names])
        day = ground.days.get(report.article.file)
        dates = index_by_place(dates_of(report, day))
        for claim in report.findings.claims:
            inside = [span for span in things_at(names, claim.span) if within(span, claim.span)]
            made = replace(
                _statement(
                    len(found),
                    report,
                    claim,
                    inside,
                    Voices(
                        people=ground.people, resolved=resolved, decided=things_at(own, claim.span)
                    ),
                ),
                ahead=_ahead(things_at(dates, claim.span), day),
            )
            key = (made.source, made.text)
            if key not in seen and not has_box(made.text):
                seen.add(key)
                found.append(made)
    return HeldClaims(
        all=tuple(found),
        weights=_weights(found),
        having=_places((term, s.place) for s in found for term in s.terms),
        taking=_places((side, s.place) for s in found for side in s.claim.opposites),
    )


def _places(pairs: Iterable[tuple[str, int]]) -> Mapping[str, Sequence[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for word, place in pairs:
        places[word].append(place)
    return places


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Who may hold a claim: the story's people, and its quotations with their speakers."""

    people: People
    resolved: Mapping[Span, Quotation]
    decided: Sequence[Quotation]
    """Quotations at the claim whose speaker an editor or a reader decided."""


def _statement(
    place: int,
    report: Report,
    claim: Claim,
    names: Sequence[Span],
    voices: Voices,
) -> HeldClaim:
    text = report.article.text
    covering = _covering(report, claim, voices)
    holder = _holder(claim, voices, covering)
    return HeldClaim(
        place=place,
        source=report.source.number,
        outlet=report.article.outlet or f"source {report.source.number}",
        claim=claim,
        text=cut(text, claim.span),
        whole=text,
        holder=holder,
        narrated=holder is None
        and covering is None
        and not claim.unnamed
        and not _is_headline(report, claim),
        terms=frozenset(claim.terms),
        names=frozenset(last_word(cut(text, span)) for span in names),
        paragraph=report.findings.sentences[claim.sentence].paragraph,
        deeds=tuple(
            Deed(
                act=act,
                holder=_named(voices, act.holder),
                owner=_named(voices, act.owner),
            )
            for act in claim.acts
        ),
        said=None if claim.quotation is None else report.findings.quotations[claim.quotation],
    )


def _ahead(mentions: Iterable[DateMention], day: ReportDay | None) -> frozenset[str]:
    return frozenset(
        m.value
        for m in mentions
        if day is not None and m.value and unit_of(m.value) in ("day", "week")
        if first_day(m.value) > day.day
    )


def _is_headline(report: Report, claim: Claim) -> bool:
    """A headline sums up what others say: it is no position of the outlet."""
    headline = report.article.headline
    return headline is not None and within(claim.span, headline)


def _holder(claim: Claim, voices: Voices, covering: Quotation | None) -> Holder | None:
    """The speaker of the quotation that covers the claim, else the holder named in it."""
    if covering is not None and covering.speaker is not None:
        return _speaking(voices.people, covering, covering.speaker)
    if covering is not None and covering.by != "program":
        return NOBODY
    if claim.silent and voices.decided and voices.decided[0].speaker is not None:
        return of_speaker(voices.decided[0].speaker)
    return _named(voices, claim.holder)


def _named(voices: Voices, words: Span | None) -> Holder | None:
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


def _covering(report: Report, claim: Claim, voices: Voices) -> Quotation | None:
    """The quotation that covers most of the claim, as merge resolved it."""
    own = () if claim.quotation is None else (report.findings.quotations[claim.quotation],)
    found = (voices.resolved.get(q.span, q) for q in own)
    return next((q for q in (*voices.decided, *found) if _covers(q, claim)), None)


def _covers(quotation: Quotation, claim: Claim) -> bool:
    shared = min(quotation.span.end, claim.span.end) - max(quotation.span.start, claim.span.start)
    return shared >= QUOTED_SHARE * (claim.span.end - claim.span.start)


def _weights(statements: Iterable[HeldClaim]) -> dict[str, float]:
    """Log of all statements over those with the term; equal wording counts once, with the terms of
    every reading of it: one word may be read with two lemmas."""
    distinct: defaultdict[str, set[str]] = defaultdict(set)
    for statement in statements:
        distinct[statement.text] |= statement.terms
    often = Counter(term for terms in distinct.values() for term in terms)
    return {t: math.log((len(distinct) + 1) / (n + NAMELESS)) for t, n in often.items()}


def weight(terms: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(term, 0.0) for term in sorted(terms))


def likeness(terms: frozenset[str], other: HeldClaim, weights: Mapping[str, float]) -> float:
    """Weight of the shared terms over the root of the other statement's length."""
    return weight(terms & other.terms, weights) / math.sqrt(SHORT + len(other.terms))
