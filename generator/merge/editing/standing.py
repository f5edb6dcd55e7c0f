"""The orders that stand on the story's own articles; what points elsewhere is left out and told."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from generator.problems import Place, Problem
from generator.records import (
    AgreementOrder,
    DisputeOrder,
    Pointed,
    Reading,
    Report,
    StoryOrder,
)

SaidBySomebody = TypeVar("SaidBySomebody", StoryOrder, Reading)


def standing(
    order: StoryOrder, reports: Sequence[Report]
) -> tuple[StoryOrder, tuple[Problem, ...]]:
    """The order without what is not in these reports, with a notice for each of its passages; and
    how the reading's articles differ from these."""
    files = frozenset(report.article.file for report in reports)
    left = _what_stands(order, files)
    reading = _what_stands(order.reading, files) if order.reading else None
    second = _what_stands(order.second, files) if order.second else None
    points = [*_pointed(order), *(_pointed(order.reading) if order.reading else ())]
    gone = [_told_elsewhere(p, order.id) for p in points if p.span.article not in files]
    older = _older(order.reading, reports) if order.reading else ()
    return replace(left, reading=reading, second=second), (*dict.fromkeys(gone), *older)


def _what_stands(said: SaidBySomebody, files: frozenset[str]) -> SaidBySomebody:
    summary, key, disputes, agreed = said.summary, said.key, said.disputes, said.agreed
    return replace(
        said,
        summary=None if summary is None else _kept_points(summary, files),
        key=None if key is None else _kept_points(key, files),
        quotations=tuple(q for q in said.quotations if q.at.span.article in files),
        disputes=None if disputes is None else _standing_disputes(disputes, files),
        agreed=None if agreed is None else _standing_facts(agreed, files),
        apart=tuple(pair for pair in said.apart if len(_kept_points(pair, files)) == 2),
    )


def _kept_points(points: Iterable[Pointed], files: frozenset[str]) -> tuple[Pointed, ...]:
    return tuple(p for p in points if p.span.article in files)


def _standing_disputes(
    orders: Iterable[DisputeOrder], files: frozenset[str]
) -> tuple[DisputeOrder, ...]:
    kept = []
    for order in orders:
        words = _kept_points(order.words, files)
        held = (replace(p, evidence=_kept_points(p.evidence, files)) for p in order.positions)
        positions = tuple(p for p in held if p.evidence)
        found = order.match is not None or words
        if found or (not order.words and len({p.side for p in positions}) > 1):
            kept.append(replace(order, words=words, positions=positions))
    return tuple(kept)


def _standing_facts(
    orders: Iterable[AgreementOrder], files: frozenset[str]
) -> tuple[AgreementOrder, ...]:
    kept = (replace(order, evidence=_kept_points(order.evidence, files)) for order in orders)
    return tuple(o for o in kept if o.evidence and (o.drop or len(o.evidence) > 1))


def _pointed(said: StoryOrder | Reading) -> list[Pointed]:
    """Every passage that is pointed at."""
    points = [*(said.summary or ()), *(said.key or ())]
    points += [q.at for q in said.quotations]
    points += [w for d in said.disputes or () for w in d.words]
    points += [e for d in said.disputes or () for p in d.positions for e in p.evidence]
    points += [e for a in said.agreed or () for e in a.evidence]
    points += [p for pair in said.apart for p in pair]
    return points


def names_given(*said: StoryOrder | Reading | None) -> set[str]:
    """What speakers and holders are called where words are given to them."""
    every = [one for one in said if one is not None]
    spoken = {q.speaker for one in every for q in one.quotations if q.speaker}
    return spoken | {p.holder for one in every for d in one.disputes or () for p in d.positions}


def _told_elsewhere(pointed: Pointed, story: str) -> Problem:
    file = pointed.span.article
    return told(
        pointed.place,
        code="not-in-story",
        message=f"{file} is no article of the story {story!r} now; its words are left out",
        remedy="point at an article of the story",
    )


def told(place: Place, *, code: str, message: str, remedy: str) -> Problem:
    """A notice for the editor."""
    return Problem(
        file=place.file,
        line=place.line,
        code=code,
        message=message,
        remedy=remedy,
        severity="notice",
    )


def _older(reading: Reading, reports: Sequence[Report]) -> list[Problem]:
    """Where the story is no longer what was read."""
    known = {article.file: article.sha256 for article in reading.articles}
    now = {report.article.file: report.article.sha256 for report in reports}
    lines = [(file, "is new since the reading") for file in now if file not in known]
    lines += [
        (file, "has changed since the reading")
        for file, digest in known.items()
        if digest and file in now and not now[file].startswith(digest)
    ]
    lines += [(file, "is no longer in the story") for file in known if file not in now]
    return [
        told(
            reading.place,
            code="reading-older",
            message=f"{file} {what}",
            remedy="read the story again: `generator sheet` prints it",
        )
        for file, what in lines
    ]


def unread(reading: Reading, reports: Iterable[Report]) -> frozenset[str]:
    """Articles that the reader has not seen, or not as they are now."""
    known = {article.file: article.sha256 or "" for article in reading.articles}
    return frozenset(
        report.article.file
        for report in reports
        if not report.article.sha256.startswith(known.get(report.article.file, "-"))
    )
