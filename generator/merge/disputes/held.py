"""The statements of a story's reports: claims with their holders, ready to be compared."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.language.dates.reckoning import first_day, unit_of
from generator.language.names.person_names import last_word
from generator.language.words.link_boxes import has_box
from generator.merge.days import ReportDay, dates_of
from generator.merge.disputes.holders import (
    ClaimPeople,
    Deed,
    Holder,
    Voices,
    acquainted,
    people_of_claim,
    without_relays,
)
from generator.merge.ground import Ground, independent
from generator.records import Claim, DateMention, Quotation, Report
from generator.spans import cut, index_by_place, index_spans, things_at, within

NAMELESS = 0.5
"""Half a statement: keeps the weight of a term that stands everywhere above zero."""
# origin: half a statement, the usual smoothing of a share; not measured
HEADLINE = -1
"""Paragraph of the statements of a headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldClaim:
    """One claim in its report. `place` counts through all reports in source order."""

    place: int
    source: int
    outlet: str
    claim: Claim
    text: str
    outside: str
    """Its text outside quotation marks."""
    whole: str
    """The text of its article."""
    holder: Holder | None
    """None = the outlet's own narration, or not known."""
    narrated: bool
    """The outlet's own words: no quotation whose speaker stayed undecided, and no headline, which
    sums up what others say."""
    terms: frozenset[str]
    names: frozenset[str]
    """Last words of the names that stand in it, lower case."""
    paragraph: int
    deeds: tuple[Deed, ...]
    givers: tuple[Holder | None, ...]
    """Who is named for each of its figures."""
    said: Quotation | None
    """The quotation that stands in it, if one does."""
    ahead: frozenset[str]
    """Days and weeks after its report's own day that it names, ISO 8601."""
    refuses: bool
    """`But the bank has refused`: what somebody else asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldClaims:
    """All statements of a story and how rare each term is among them."""

    all: tuple[HeldClaim, ...]
    weights: Mapping[str, float]
    having: Mapping[str, Sequence[int]]
    """Term -> places of the statements that have it."""
    taking: Mapping[str, Sequence[int]]
    """Side in a pair of opposites -> places of the statements that take it."""
    heads: frozenset[str]
    """Terms of the headlines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldClaim:
    """A claim with what stands in it, before it is known whose it is."""

    report: Report
    claim: Claim
    text: str
    said: Quotation | None
    names: frozenset[str]
    ahead: frozenset[str]
    voices: Voices


def statements_of(ground: Ground) -> HeldClaims:
    """Every claim of every independent report; one that a report repeats word for word is left
    out, as is what a copy repeats of its original, and one with a box of links in its words."""
    told: dict[tuple[int, str], ToldClaim] = {}
    for report in independent(ground):
        for one in _claims_of(report, ground):
            if not has_box(one.text):
                told.setdefault((report.source.number, one.text), one)
    people = [people_of_claim(one.claim, one.voices) for one in told.values()]
    outlets = {one.report.article.outlet or "" for one in told.values()}
    everyone = acquainted(without_relays(people, outlets))
    rows = enumerate(zip(told.values(), everyone, strict=True))
    found = tuple(_statement(place, one, people) for place, (one, people) in rows)
    return HeldClaims(
        all=found,
        weights=_weights(found),
        having=_places((term, s.place) for s in found for term in s.terms),
        taking=_places((side, s.place) for s in found for side in s.claim.opposites),
        heads=frozenset().union(*(s.terms for s in found if s.paragraph == HEADLINE)),
    )


def _places(pairs: Iterable[tuple[str, int]]) -> Mapping[str, Sequence[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for word, place in pairs:
        places[word].append(place)
    return places


def _claims_of(report: Report, ground: Ground) -> Iterator[ToldClaim]:
    article, findings = report.article, report.findings
    quotations = [q for q in ground.quotations if q.span.article == article.file]
    resolved = {quotation.span: quotation for quotation in quotations}
    decided = index_by_place([q for q in quotations if q.by != "program"])
    names = index_spans([name.span for name in findings.names])
    day = ground.days.get(article.file)
    dates = index_by_place(dates_of(report, day))
    for claim in findings.claims:
        said = None if claim.quotation is None else findings.quotations[claim.quotation]
        inside = (name for name in things_at(names, claim.span) if within(name, claim.span))
        yield ToldClaim(
            report=report,
            claim=claim,
            text=cut(article.text, claim.span),
            said=said,
            names=frozenset(last_word(cut(article.text, name)) for name in inside),
            ahead=_ahead(things_at(dates, claim.span), day),
            voices=Voices(
                people=ground.people,
                said=said and resolved.get(said.span, said),
                decided=things_at(decided, claim.span),
            ),
        )


def _ahead(mentions: Iterable[DateMention], day: ReportDay | None) -> frozenset[str]:
    return frozenset(
        m.value
        for m in mentions
        if day is not None and m.value and unit_of(m.value) in ("day", "week")
        if first_day(m.value) > day.day
    )


def _statement(place: int, told: ToldClaim, people: ClaimPeople) -> HeldClaim:
    article, claim, number = told.report.article, told.claim, told.report.source.number
    summed_up = article.headline is not None and within(claim.span, article.headline)
    return HeldClaim(
        place=place,
        source=number,
        outlet=article.outlet or f"source {number}",
        claim=claim,
        text=told.text,
        outside=" ".join(told.text.replace("”", '"').replace("“", '"').split('"')[::2]),
        whole=article.text,
        holder=people.holder,
        narrated=people.holder is None and people.known and not summed_up,
        terms=frozenset(claim.terms),
        names=told.names,
        paragraph=told.report.findings.sentences[claim.sentence].paragraph,
        deeds=people.deeds,
        givers=people.givers,
        said=told.said,
        ahead=told.ahead,
        refuses=any(act.kind == "refuse" and not act.terms for act in claim.acts),
    )


def _weights(statements: Iterable[HeldClaim]) -> dict[str, float]:
    """Log of all statements over those with the term; equal wording counts once, with the terms of
    every reading of it: one word may be read with two lemmas."""
    distinct: defaultdict[str, set[str]] = defaultdict(set)
    for statement in statements:
        distinct[statement.text] |= statement.terms
    often = Counter(term for terms in distinct.values() for term in terms)
    return {t: math.log((len(distinct) + 1) / (n + NAMELESS)) for t, n in often.items()}
