"""Quotations as people say they are: whose words, which ones are missing, which ones lead, and
which an editor dropped, so that no later step can show them in any list."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.language.grammar import WORD
from generator.language.marks.mark_signs import ANY_MARK
from generator.merge.editing.standing import pointed_at, told, unread
from generator.merge.speech.speakers import speaker_called
from generator.people.persons import People
from generator.problems import Place, Problem
from generator.records import (
    By,
    Claim,
    Findings,
    Pointed,
    Quotation,
    QuotationKind,
    QuotationOrder,
    Report,
    Span,
    StoryOrder,
)
from generator.spans import cut, overlaps, shared_length, within

MEANT_SHARE = 0.5
"""Part of the shorter of two passages that they share where one is meant by the other."""
# origin: a choice: more than half of the shorter lies in the longer, or they only touch


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
    read = order.reading.quotations if order.reading else ()
    said: list[tuple[By, QuotationOrder]] = [("reading", q) for q in read if not q.drop]
    said += [("editor", q) for q in order.quotations if not q.drop]
    of: defaultdict[Span, list[tuple[By, QuotationOrder]]] = defaultdict(list)
    added: dict[Span, Quotation] = {}
    problems: list[Problem] = []
    found = [q for report in reports for q in report.findings.quotations]
    texts = {report.article.file: report.article.text for report in reports}
    for by, one in said:
        span = one.at.span
        whole = _is_whole(cut(texts[span.article], span))
        known = meant(span, [*found, *added.values()], whole=whole)
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
    return by == "editor", shared_length(span, order.at.span)


def _is_whole(words: str) -> bool:
    """Whether they have quotation marks on both sides: then they are no part of a longer one."""
    return bool(ANY_MARK.match(words[:1]) and ANY_MARK.match(words[-1:]))


def _added_quotation(span: Span, by: By, quoted: Sequence[Span]) -> Quotation:
    inside = any(within(span, stretch) or within(stretch, span) for stretch in quoted)
    kind: QuotationKind = "direct" if inside else "indirect"
    return Quotation(span=span, kind=kind, by=by, why="added")


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
        if order.undecided:
            quotation = replace(quotation, speaker=None, why="speaker left undecided", by=by)
        elif order.speaker:
            speaker = speaker_called(people, order.speaker, quotation.span.article, by)
            quotation = replace(quotation, speaker=speaker, why="speaker named", by=by)
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


# --- what an editor dropped ---------------------------------------------------------------------


def dropped(
    order: StoryOrder, reports: Sequence[Report]
) -> tuple[Mapping[Span, Place], tuple[Problem, ...]]:
    """The quotations that are to go and where that is said, with their repetitions word for word in
    other reports. What a reading drops and the index shows stays."""
    shown = [pointed.span for pointed in pointed_at(order, shown=True)]
    every = [q for report in reports for q in report.findings.quotations]
    struck: dict[Span, Place] = {}
    problems: list[Problem] = []
    for said, kept in ((order.reading, shown), (order, [])):
        for drop in (q.at for q in (said.quotations if said else ()) if q.drop):
            found = meant(drop.span, every)
            problems += [] if found else [no_quotation(drop)]
            words = {_struck_words(reports, q.span) for q in found}
            gone = (q.span for q in every if words and _struck_words(reports, q.span) in words)
            free = (span for span in gone if not any(overlaps(span, one) for one in kept))
            struck |= dict.fromkeys(free, drop.place)
    return struck, tuple(problems)


def no_quotation(at: Pointed) -> Problem:
    """The notice of a word on a quotation that is none."""
    return told(
        at.place,
        code="no-such-quotation",
        message="these words are no quotation that the program finds",
        remedy="quote words that stand in it; to add one, say whose words they are",
    )


def _struck_words(reports: Sequence[Report], span: Span) -> tuple[str, ...]:
    text = next(r.article.text for r in reports if r.article.file == span.article)
    return tuple(WORD.findall(cut(text, span).casefold()))


def meant(span: Span, quotations: Iterable[Quotation], *, whole: bool = False) -> list[Quotation]:
    """The quotations within the words; else the shortest that has more than half of them, unless
    they are a `whole` quotation themselves."""
    near = [(q, shared_length(q.span, span)) for q in quotations if overlaps(q.span, span)]
    inside = [q for q, shared in near if shared > MEANT_SHARE * (q.span.end - q.span.start)]
    if inside or whole:
        return inside
    around = [q for q, shared in near if shared > MEANT_SHARE * (span.end - span.start)]
    return [min(around, key=lambda q: q.span.end - q.span.start)] if around else []


def without_struck(reports: Sequence[Report], struck: Iterable[Span]) -> tuple[Report, ...]:
    """The reports without these quotations and without the sentences that hold a part of one."""
    return tuple(
        replace(report, findings=_findings_without(report.findings, struck)) for report in reports
    )


def _findings_without(findings: Findings, struck: Iterable[Span]) -> Findings:
    own = [span for span in struck if span.article == findings.article]
    if not own:
        return findings

    def stays(span: Span) -> bool:
        return not any(overlaps(span, gone) for gone in own)

    sentences = [k for k, s in enumerate(findings.sentences) if stays(s.span)]
    quotations = [k for k, q in enumerate(findings.quotations) if stays(q.span)]
    gone = [s.span for s in findings.sentences if not stays(s.span)]
    places = {old: new for new, old in enumerate(sentences)}
    numbers = {old: new for new, old in enumerate(quotations)}
    return replace(
        findings,
        sentences=tuple(findings.sentences[k] for k in sentences),
        quotations=tuple(findings.quotations[k] for k in quotations),
        claims=tuple(
            _claim_moved(claim, places[claim.sentence], numbers)
            for claim in findings.claims
            if claim.sentence in places and stays(claim.span)
        ),
        dates=tuple(d for d in findings.dates if not any(overlaps(d.span, s) for s in gone)),
    )


def _claim_moved(claim: Claim, sentence: int, quotations: dict[int, int]) -> Claim:
    """The claim with the numbers that its sentence and its quotation have now."""
    number = None if claim.quotation is None else quotations.get(claim.quotation)
    return replace(claim, sentence=sentence, quotation=number)
