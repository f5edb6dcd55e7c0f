"""Quotations as people say they are: whose words, which ones are missing, which ones lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.language.marks.mark_signs import ANY_MARK
from generator.merge.editing.standing import unread
from generator.merge.editing.struck import meant, no_quotation
from generator.merge.speech.speakers import speaker_called
from generator.people.persons import People
from generator.problems import Problem
from generator.records import (
    By,
    Pointed,
    Quotation,
    QuotationKind,
    QuotationOrder,
    Report,
    Span,
    StoryOrder,
)
from generator.spans import cut, within

BY_WHOM: Mapping[By, str] = {"reading": "a reader", "editor": "an editor"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenOrders:
    """What is said of quotations that were found, and the quotations that were not."""

    of: Mapping[Span, Sequence[tuple[By, QuotationOrder]]]
    """By the span of the quotation; the last word counts."""
    added: tuple[Quotation, ...]
    problems: tuple[Problem, ...]


def spoken_orders(
    order: StoryOrder, reports: Sequence[Report], quoted: Mapping[str, Sequence[Span]]
) -> SpokenOrders:
    """The reading's word first, then the index's; `quoted` are the stretches in quotation marks."""
    said: list[tuple[By, QuotationOrder]] = []
    said += [("reading", q) for q in (order.reading.quotations if order.reading else ())]
    said += [("editor", q) for q in order.quotations]
    of: defaultdict[Span, list[tuple[By, QuotationOrder]]] = defaultdict(list)
    added: dict[Span, Quotation] = {}
    problems: list[Problem] = []
    found = [q for report in reports for q in report.findings.quotations]
    texts = {report.article.file: report.article.text for report in reports}
    for by, one in (row for row in said if not row[1].drop):
        span = one.at.span
        known = meant(
            span, [*found, *added.values()], whole=_is_whole(cut(texts[span.article], span))
        )
        if not known and not (one.speaker or one.undecided or one.key):
            problems.append(no_quotation(one.at))
            continue
        if not known:
            added[span] = _added_quotation(span, by, quoted[span.article])
        for quotation in known or [added[span]]:
            of[quotation.span].append((by, one))
    closest = {span: sorted(words, key=partial(_closeness, span)) for span, words in of.items()}
    return SpokenOrders(of=closest, added=tuple(added.values()), problems=tuple(problems))


def _closeness(span: Span, said: tuple[By, QuotationOrder]) -> tuple[bool, int]:
    """The index counts more than a reading; of the words of one, those that cover more of it."""
    by, order = said
    at = order.at.span
    return by == "editor", min(span.end, at.end) - max(span.start, at.start)


def _is_whole(words: str) -> bool:
    """Whether they have quotation marks on both sides: then they are no part of a longer one."""
    return bool(ANY_MARK.match(words[:1]) and ANY_MARK.match(words[-1:]))


def _added_quotation(span: Span, by: By, quoted: Sequence[Span]) -> Quotation:
    inside = any(within(span, stretch) or within(stretch, span) for stretch in quoted)
    kind: QuotationKind = "direct" if inside else "indirect"
    return Quotation(span=span, kind=kind, by=by, why=f"{BY_WHOM[by]} added it")


def as_spoken(
    quotations: Sequence[Quotation], orders: SpokenOrders, people: People
) -> tuple[Quotation, ...]:
    """All quotations, in the order of the sources and their texts, with the speakers they were
    given."""
    place = {file: k for k, file in enumerate(people.texts)}
    every = sorted(
        (*quotations, *orders.added), key=lambda q: (place[q.span.article], q.span.start)
    )
    return tuple(_ordered_quotation(q, orders.of.get(q.span, ()), people) for q in every)


def _ordered_quotation(
    quotation: Quotation, orders: Sequence[tuple[By, QuotationOrder]], people: People
) -> Quotation:
    for by, order in orders:
        who = BY_WHOM[by]
        if order.undecided:
            why = f"{who} left the speaker undecided"
            quotation = replace(quotation, speaker=None, why=why, by=by)
        elif order.speaker:
            speaker = speaker_called(people, order.speaker, quotation.span.article)
            why = f"{who} named the speaker"
            quotation = replace(quotation, speaker=speaker, why=why, by=by)
        if order.role and quotation.speaker:
            speaker = replace(quotation.speaker, role=None, role_by_editor=order.role)
            quotation = replace(quotation, speaker=speaker, by=by)
    return quotation


def keys_said(
    order: StoryOrder,
    orders: SpokenOrders,
    quotations: Sequence[Quotation],
    reports: Sequence[Report],
) -> tuple[Mapping[Span, tuple[By, bool]], tuple[Problem, ...]]:
    """Whether a quotation leads the page, by its span, where somebody says so.

    A list of key quotes says it of all quotations: the reading's of those that it read.
    """
    said: dict[Span, tuple[By, bool]] = {}
    problems: list[Problem] = []
    new = unread(order.reading, reports) if order.reading else frozenset[str]()
    listed: list[tuple[By, Sequence[Pointed] | None]] = [
        ("reading", order.reading.key if order.reading else None),
        ("editor", order.key or None),
    ]
    for by, points in listed:
        if points is None:
            continue
        met = [meant(point.span, quotations) for point in points]
        lead = {q.span for found in met for q in found}
        said |= {
            q.span: (by, q.span in lead)
            for q in quotations
            if by == "editor" or q.span.article not in new
        }
        problems += [no_quotation(p) for p, found in zip(points, met, strict=True) if not found]
    for span, words in orders.of.items():
        for by, one in words:
            if one.key is not None:
                said[span] = by, one.key
    return said, tuple(problems)
