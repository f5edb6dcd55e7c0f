"""The statements of a story's reports: claims with their holders, ready to be compared."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.language.acts.dispute_words import entries_by_lemma
from generator.language.dates.reckoning import first_day, unit_of
from generator.language.words.link_boxes import has_box
from generator.merge.days import ReportDay, dates_of
from generator.merge.disputes.holders import (
    Holder,
    Voices,
    acquainted,
    covering_quotation,
    holder_of,
    holder_of_claim,
    last_word,
    rumour_in,
    whom_meant,
)
from generator.merge.ground import Ground, independent
from generator.records import Act, Claim, DateMention, Figure, Quotation, Report, Span
from generator.spans import cut, index_by_place, index_spans, things_at, within

NAMELESS = 0.5
"""Half a statement: keeps the weight of a term that stands everywhere above zero."""
# origin: half a statement, the usual smoothing of a share; not measured
SHORT = 2
"""Terms added to a statement's length, so that a two-word statement does not win by shortness."""
HEADLINE = -1
"""Paragraph of the statements of a headline."""
ANSWERABLE = frozenset(entries_by_lemma("answerable", "claim")) | {"say", "do"}
"""Words that tell nothing of what is denied: `the charge`, `ever having said so`."""


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
class GivenFigure:
    """A figure with who is named for it in its clause."""

    figure: Figure
    holder: Holder | None


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
    """The outlet's own words: no quotation whose speaker stayed undecided, and no headline."""
    terms: frozenset[str]
    names: frozenset[str]
    """Last words of the names that stand in it, lower case."""
    paragraph: int
    deeds: tuple[Deed, ...]
    figures: tuple[GivenFigure, ...]
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


def statements_of(ground: Ground) -> HeldClaims:
    """Every claim of every independent report; one that a report repeats word for word is left
    out, as is what a copy repeats of its original, and one with a box of links in its words."""
    resolved = {quotation.span: quotation for quotation in ground.quotations}
    decided = [quotation for quotation in ground.quotations if quotation.by != "program"]
    told: dict[tuple[int, str], HeldClaim] = {}
    for report in independent(ground):
        own = index_by_place([q for q in decided if q.span.article == report.article.file])
        names = index_spans([name.span for name in report.findings.names])
        day = ground.days.get(report.article.file)
        dates = index_by_place(dates_of(report, day))
        for claim in report.findings.claims:
            text = cut(report.article.text, claim.span)
            if (report.source.number, text) in told or has_box(text):
                continue
            at_it = things_at(own, claim.span)
            voices = Voices(people=ground.people, resolved=resolved, decided=at_it)
            told[report.source.number, text] = _statement(
                len(told),
                report,
                claim,
                [span for span in things_at(names, claim.span) if within(span, claim.span)],
                _ahead(things_at(dates, claim.span), day),
                voices,
            )
    found = _acquainted(told.values())
    return HeldClaims(
        all=found,
        weights=_weights(found),
        having=_places((term, s.place) for s in found for term in s.terms),
        taking=_places((side, s.place) for s in found for side in s.claim.opposites),
        heads=frozenset().union(*(s.terms for s in found if s.paragraph == HEADLINE)),
    )


def _acquainted(statements: Iterable[HeldClaim]) -> tuple[HeldClaim, ...]:
    """The statements with holders that carry what the story's others are to them."""
    known = acquainted(holder for s in statements for holder in _holders_in(s))

    def met(holder: Holder | None) -> Holder | None:
        return holder and replace(known[holder], speaker=holder.speaker)

    return tuple(
        replace(
            s,
            holder=met(s.holder),
            deeds=tuple(
                replace(d, holder=met(d.holder), owner=met(d.owner), rumour=met(d.rumour))
                for d in s.deeds
            ),
            figures=tuple(replace(f, holder=met(f.holder)) for f in s.figures),
        )
        for s in statements
    )


def _holders_in(statement: HeldClaim) -> Iterator[Holder]:
    of_deeds = (h for d in statement.deeds for h in (d.holder, d.owner, d.rumour))
    of_figures = (given.holder for given in statement.figures)
    return (h for h in (statement.holder, *of_deeds, *of_figures) if h is not None)


def _places(pairs: Iterable[tuple[str, int]]) -> Mapping[str, Sequence[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for word, place in pairs:
        places[word].append(place)
    return places


def _statement(
    place: int,
    report: Report,
    claim: Claim,
    names: Sequence[Span],
    ahead: frozenset[str],
    voices: Voices,
) -> HeldClaim:
    text, number = report.article.text, report.source.number
    words = cut(text, claim.span)
    said = None if claim.quotation is None else report.findings.quotations[claim.quotation]
    covering = covering_quotation(claim, said, voices)
    holder = holder_of_claim(claim, covering, voices)
    own = holder is None and covering is None and not claim.unnamed
    return HeldClaim(
        place=place,
        source=number,
        outlet=report.article.outlet or f"source {number}",
        claim=claim,
        text=words,
        outside=" ".join(words.replace("”", '"').replace("“", '"').split('"')[::2]),
        whole=text,
        holder=holder,
        narrated=own and not _is_headline(report, claim),
        terms=frozenset(claim.terms),
        names=frozenset(last_word(cut(text, span)) for span in names),
        paragraph=report.findings.sentences[claim.sentence].paragraph,
        deeds=tuple(_deed(act, claim, words, voices) for act in claim.acts),
        figures=tuple(
            GivenFigure(figure=figure, holder=holder_of(voices.people, figure.holder))
            for figure in claim.figures
        ),
        said=said,
        ahead=ahead,
        refuses=any(act.kind == "refuse" and not act.terms for act in claim.acts),
    )


def _deed(act: Act, claim: Claim, text: str, voices: Voices) -> Deed:
    owner = whom_meant(voices, act.owner)
    reply = act.kind == "reply" or (act.kind == "answer" and claim.negated)
    tells = bool(frozenset(act.terms) - ANSWERABLE)
    return Deed(
        act=act,
        holder=whom_meant(voices, act.holder),
        owner=owner,
        rumour=rumour_in(act, text) if owner is None else None,
        bare=reply or (act.kind in ("deny", "refuse") and not tells),
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


def _weights(statements: Iterable[HeldClaim]) -> dict[str, float]:
    """Log of all statements over those with the term; equal wording counts once, with the terms of
    every reading of it: one word may be read with two lemmas."""
    distinct: defaultdict[str, set[str]] = defaultdict(set)
    for statement in statements:
        distinct[statement.text] |= statement.terms
    often = Counter(term for terms in distinct.values() for term in terms)
    return {t: math.log((len(distinct) + 1) / (n + NAMELESS)) for t, n in often.items()}


def likeness(terms: frozenset[str], other: HeldClaim, weights: Mapping[str, float]) -> float:
    """Weight of the shared terms over the root of the other statement's length."""
    shared = math.fsum(weights[term] for term in terms & other.terms)
    return shared / math.sqrt(SHORT + len(other.terms))
