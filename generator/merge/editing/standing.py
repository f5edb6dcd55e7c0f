"""The orders that stand on the story's own articles; what points elsewhere is left out and told."""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from generator.people.persons import folded
from generator.problems import Place, Problem
from generator.records import (
    AgreementOrder,
    DisputeOrder,
    Pointed,
    Reading,
    Report,
    Span,
    SpeakerOrder,
    StoryOrder,
)
from generator.spans import overlaps

SaidBySomebody = TypeVar("SaidBySomebody", StoryOrder, Reading)
Stands = Callable[[Pointed], bool]


def standing(
    order: StoryOrder, reports: Sequence[Report]
) -> tuple[StoryOrder, tuple[Problem, ...]]:
    """The order without what is not in these reports, with a notice for each of its passages; and
    how the reading's articles differ from these."""
    files = frozenset(report.article.file for report in reports)

    def stands(pointed: Pointed) -> bool:
        return pointed.span.article in files

    left = _what_stands(order, stands)
    reading = _what_stands(order.reading, stands) if order.reading else None
    second = _what_stands(order.second, stands) if order.second else None
    points = [*pointed_at(order), *(pointed_at(order.reading) if order.reading else ())]
    gone = [_told_elsewhere(p, order.id) for p in points if not stands(p)]
    older = _older(order.reading, reports) if order.reading else ()
    return replace(left, reading=reading, second=second), (*dict.fromkeys(gone), *older)


def _what_stands(said: SaidBySomebody, stands: Stands) -> SaidBySomebody:
    summary, key, disputes, agreed = said.summary, said.key, said.disputes, said.agreed
    return replace(
        said,
        summary=None if summary is None else _kept_points(summary, stands),
        key=None if key is None else _kept_points(key, stands),
        quotations=tuple(q for q in said.quotations if stands(q.at)),
        disputes=None if disputes is None else _standing_disputes(disputes, stands),
        agreed=None if agreed is None else _standing_facts(agreed, stands),
        apart=tuple(pair for pair in said.apart if len(_kept_points(pair, stands)) == 2),
    )


def _kept_points(points: Iterable[Pointed], stands: Stands) -> tuple[Pointed, ...]:
    return tuple(p for p in points if stands(p))


def _standing_disputes(orders: Iterable[DisputeOrder], stands: Stands) -> tuple[DisputeOrder, ...]:
    kept = []
    for order in orders:
        words = _kept_points(order.words, stands)
        held = (replace(p, evidence=_kept_points(p.evidence, stands)) for p in order.positions)
        positions = tuple(p for p in held if p.evidence)
        found = order.match is not None or words
        if found or (not order.words and len({p.side for p in positions}) > 1):
            kept.append(replace(order, words=words, positions=positions))
    return tuple(kept)


def _standing_facts(orders: Iterable[AgreementOrder], stands: Stands) -> tuple[AgreementOrder, ...]:
    kept = (replace(order, evidence=_kept_points(order.evidence, stands)) for order in orders)
    return tuple(o for o in kept if o.evidence and (o.drop or len(o.evidence) > 1))


def pointed_at(said: StoryOrder | Reading, shown: bool = False) -> list[Pointed]:
    """Every passage that is pointed at, or those alone that are to be shown."""
    points = [*(said.summary or ()), *(said.key or ())]
    points += [q.at for q in said.quotations if not (shown and q.drop)]
    disputes = [d for d in said.disputes or () if not (shown and d.drop)]
    points += [w for d in disputes for w in d.words]
    points += [e for d in disputes for p in d.positions for e in p.evidence]
    points += [e for a in said.agreed or () if not (shown and a.drop) for e in a.evidence]
    return points if shown else [*points, *(p for pair in said.apart for p in pair)]


def without_dropped(
    order: StoryOrder, struck: Mapping[Span, Place]
) -> tuple[StoryOrder, tuple[Problem, ...]]:
    """The order without what shows words that it drops: a drop counts, whatever else is said of
    them, and the editor is told."""

    def drops_of(pointed: Pointed) -> list[Place]:
        return [place for span, place in struck.items() if overlaps(span, pointed.span)]

    def left(said: SaidBySomebody) -> SaidBySomebody:
        quotations = tuple(q for q in said.quotations if q.drop or not drops_of(q.at))
        stands = _what_stands(said, lambda pointed: not drops_of(pointed))
        return replace(stands, quotations=quotations)

    odds = {p: drops[0] for p in pointed_at(order, shown=True) if (drops := drops_of(p))}
    reading = left(order.reading) if order.reading else None
    problems = (
        told_at_odds(p.place, "what is shown here", "dropped", drop) for p, drop in odds.items()
    )
    return replace(left(order), reading=reading), tuple(dict.fromkeys(problems))


def claimed_twice(speakers: Sequence[SpeakerOrder]) -> Iterator[Problem]:
    """What an earlier order calls somebody already: there the first counts."""
    first: dict[str, SpeakerOrder] = {}
    for order in speakers:
        for name in (order.name, *order.also):
            known = first.setdefault(folded(name), order)
            if known is not order:
                yield told_at_odds(order.place, repr(name), f"{known.name!r}", known.place)


def told_at_odds(place: Place, what: str, said: str, where: Place) -> Problem:
    return told(
        place,
        code="orders-at-odds",
        message=f"{what} is {said} by {where.file}:{where.line}, which counts",
        remedy="take one of the two out",
    )


def nearest(wanted: str, known: Sequence[str]) -> str:
    """The remedy that names the one most like it; the first where nothing is asked for."""
    near = difflib.get_close_matches(wanted, known, n=1, cutoff=0) if wanted else known[:1]
    return f"the nearest is {near[0]!r}" if near else "the story has none now"


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
