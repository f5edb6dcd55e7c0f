"""The statements of a story's reports: claims with their holders, ready to be compared."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.language.acts.dispute_words import has_words
from generator.language.dates.reckoning import first_day, unit_of
from generator.language.names.person_names import last_word
from generator.language.words.link_boxes import has_box
from generator.merge.claims.holders import (
    ClaimPeople,
    Deed,
    Holder,
    Voices,
    people_of_claim,
)
from generator.merge.claims.related_holders import acquainted, without_relays
from generator.merge.days import ReportDay, dates_of
from generator.merge.statements import places_by_word
from generator.people.persons import People
from generator.records import Claim, DateMention, Quotation, Report, Span
from generator.spans import cut, index_by_place, index_spans, things_at, within

NAMELESS = 0.5
"""Half a statement: keeps the weight of a term that stands everywhere above zero."""
# origin: half a statement, the usual smoothing of a share; a fifth less or a quarter more changes
# 12 of 21 real stories, 2026-11-29
SHORT_STORY = 48
"""Statements below which a story is short: few pairs are there to look like a point by chance, so
that words of dispute need less of a score."""
# origin: the shortest at which the invented stories keep their points; 23 of 148 labelled stories
# are as short, 2026-11-29
HEADLINE = -1
"""Paragraph of the statements of a headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldClaim:
    """One claim in its report. `place` counts through all reports in source order."""

    place: int
    source: int
    report: Report
    claim: Claim
    text: str
    terms: frozenset[str]
    names: frozenset[str]
    """Last words of the names that stand in it, lower case."""
    dates: tuple[DateMention, ...]
    """Those that share a character with it, seen from the report's day."""
    ahead: bool
    """It names a day or a week after its report's own day."""
    holder: Holder | None = None
    """None = the outlet's own narration, or not known."""
    narrated: bool = False
    """The outlet's own words: no quotation whose speaker stayed undecided, and no headline, which
    sums up what others say."""
    doer: Holder | None = None
    """Who does what the outlet's own narration tells: it is the doer's position where the outlet
    tells it as a side's."""
    deeds: tuple[Deed, ...] = ()
    givers: tuple[Holder | None, ...] = ()
    """Who is named for each of its figures."""

    @property
    def outlet(self) -> str:
        return self.report.article.outlet or f"source {self.source}"

    @property
    def is_nobodys(self) -> bool:
        """Whoever holds it is not named."""
        return self.holder is not None and self.holder.is_nobody

    @property
    def paragraph(self) -> int:
        """HEADLINE where it stands in the headline."""
        return self.report.findings.sentences[self.claim.sentence].paragraph

    @property
    def said(self) -> Quotation | None:
        """The quotation that stands in it, if one does."""
        number = self.claim.quotation
        return None if number is None else self.report.findings.quotations[number]

    @property
    def words(self) -> Span:
        """The words said, where it is somebody's; else all of it."""
        return self.said.span if self.said else self.claim.span

    @property
    def is_direct(self) -> bool:
        return self.said is not None and self.said.kind == "direct"

    @property
    def refuses(self) -> bool:
        """`But the bank has refused`: what somebody else asks for."""
        return any(act.kind == "refuse" and not act.terms for act in self.claim.acts)


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

    @property
    def is_short(self) -> bool:
        return len(self.all) < SHORT_STORY


def held_claims(
    reports: Sequence[Report],
    quotations: Sequence[Quotation],
    people: People,
    days: Mapping[str, ReportDay],
) -> HeldClaims:
    """Every claim of every independent report; one that a report repeats word for word is left
    out, as is what a copy repeats of its original, and one with a box of links in its words.

    `quotations` are the story's, with their speakers; `days` the reports' days, by article key.
    """
    told: dict[tuple[int, str], tuple[HeldClaim, Voices]] = {}
    for report in reports:
        if report.source.copy_of is None:
            own = [q for q in quotations if q.span.article == report.article.file]
            for one, voices in _claims_of(report, own, people, days.get(report.article.file)):
                if not has_box(one.text):
                    told.setdefault((one.source, one.text), (one, voices))
    met = [people_of_claim(one.claim, voices) for one, voices in told.values()]
    outlets = {one.report.article.outlet or "" for one, _ in told.values()}
    everyone = acquainted(without_relays(met, outlets), people.texts)
    rows = zip(told.values(), everyone, strict=True)
    found = tuple(_held(one, place, whose) for place, ((one, _), whose) in enumerate(rows))
    return HeldClaims(
        all=found,
        weights=_weights(found),
        having=places_by_word((term, s.place) for s in found for term in s.terms),
        taking=places_by_word((side, s.place) for s in found for side in s.claim.opposites),
        heads=frozenset().union(*(s.terms for s in found if s.paragraph == HEADLINE)),
    )


def replies(words: Literal["reply", "back"], statement: HeldClaim) -> bool:
    """Whether words of this section of the word list stand outside its quotation marks."""
    parts = statement.text.replace("”", '"').replace("“", '"').split('"')
    return has_words(words, " ".join(parts[::2]))


def _claims_of(
    report: Report, quotations: Sequence[Quotation], people: People, day: ReportDay | None
) -> Iterator[tuple[HeldClaim, Voices]]:
    """The claims of a report, nobody's yet, each with those whose it may be."""
    article, findings = report.article, report.findings
    resolved = {quotation.span: quotation for quotation in quotations}
    decided = index_by_place([q for q in quotations if q.by != "program"])
    names = index_spans([name.span for name in findings.names])
    dates = index_by_place(dates_of(report, day))
    for claim in findings.claims:
        inside = (name for name in things_at(names, claim.span) if within(name, claim.span))
        told = tuple(things_at(dates, claim.span))
        one = HeldClaim(
            place=0,
            source=report.source.number,
            report=report,
            claim=claim,
            text=cut(article.text, claim.span),
            terms=frozenset(claim.terms),
            names=frozenset(last_word(cut(article.text, name)) for name in inside),
            dates=told,
            ahead=any(_is_ahead(date, day) for date in told),
        )
        said = one.said
        yield (
            one,
            Voices(
                people=people,
                said=said and resolved.get(said.span, said),
                decided=things_at(decided, claim.span),
            ),
        )


def _is_ahead(date: DateMention, day: ReportDay | None) -> bool:
    if day is None or not date.value or unit_of(date.value) not in ("day", "week"):
        return False
    return first_day(date.value) > day.day


def _held(one: HeldClaim, place: int, people: ClaimPeople) -> HeldClaim:
    headline = one.report.article.headline
    summed_up = headline is not None and within(one.claim.span, headline)
    return replace(
        one,
        place=place,
        holder=people.holder,
        narrated=people.holder is None and people.known and not summed_up,
        doer=people.doer,
        deeds=people.deeds,
        givers=people.givers,
    )


def _weights(statements: Iterable[HeldClaim]) -> dict[str, float]:
    """Log of all statements over those with the term; equal wording counts once, with the terms of
    every reading of it: one word may be read with two lemmas."""
    distinct: defaultdict[str, set[str]] = defaultdict(set)
    for statement in statements:
        distinct[statement.text] |= statement.terms
    often = Counter(term for terms in distinct.values() for term in terms)
    return {t: math.log((len(distinct) + 1) / (n + NAMELESS)) for t, n in often.items()}
