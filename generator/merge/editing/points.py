"""Disputed points as people say they are: read anew, added, dropped, changed, kept apart."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from generator.merge.editing.standing import nearest, told
from generator.merge.ground import Ground
from generator.merge.point_sides import is_one_point, sides_of, sides_shown
from generator.problems import Problem
from generator.records import (
    By,
    Dispute,
    DisputeKind,
    DisputeOrder,
    Pointed,
    Position,
    Reading,
    Remark,
    Span,
)
from generator.spans import overlaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Disputed points, best first, with what was decided about them and what was not met."""

    disputes: tuple[Dispute, ...]
    found_as: tuple[str, ...]
    """The headings under which each was found, before an order worded another."""
    notes: tuple[Remark, ...] = ()
    problems: tuple[Problem, ...] = ()


def ordered_points(found: Sequence[Dispute], ground: Ground) -> Points:
    """The program's points after the reading's word, then after the index's."""
    reading, order = ground.order.reading, ground.order
    disputes = tuple(found)
    if reading is not None:
        disputes = _points_apart(disputes, reading.apart)
        disputes = _read_anew(disputes, reading, ground)
    disputes = _points_apart(disputes, order.apart)
    points = Points(disputes=disputes, found_as=tuple(d.issue for d in disputes))
    for one in order.disputes:
        points = _ordered_point(points, one, ground)
    return replace(points, disputes=tuple(sorted(points.disputes, key=_is_not_core)))


def _is_not_core(dispute: Dispute) -> bool:
    """Points that a person called core lead the page."""
    return dispute.importance != "core"


def undecided(
    suggested: Sequence[Dispute], shown: Sequence[Dispute], ground: Ground
) -> tuple[Dispute, ...]:
    """What nobody has decided yet: no pair of it is kept apart, and nothing shown is the same."""
    reading, order = ground.order.reading, ground.order
    pairs = (*(reading.apart if reading else ()), *order.apart)
    decided = [*map(sides_shown, shown), *([[one.span], [other.span]] for one, other in pairs)]
    return tuple(
        dispute
        for dispute in suggested
        if not any(is_one_point(sides_shown(dispute), sides, overlaps) for sides in decided)
    )


# --- a reading ----------------------------------------------------------------------------------


def _read_anew(found: tuple[Dispute, ...], reading: Reading, ground: Ground) -> tuple[Dispute, ...]:
    """The reader's points, then the program's that involve an article that was not read."""
    if reading.disputes is None:
        return found
    chosen = tuple(_added_point(order, ground, "reading") for order in reading.disputes)
    new = ground.unread
    more = (
        d
        for d in found
        if any(span.article in new for span in _evidence(d))
        and not any(_tells_the_same(d, c) for c in chosen)
    )
    return (*chosen, *more)


def _tells_the_same(dispute: Dispute, other: Dispute) -> bool:
    """Whether two points set the same passages against each other."""
    return is_one_point(sides_shown(dispute), sides_shown(other), overlaps)


def _evidence(dispute: Dispute) -> Iterator[Span]:
    return (span for position in dispute.positions for span in position.evidence)


# --- pairs that are no dispute ------------------------------------------------------------------


def _points_apart(
    disputes: tuple[Dispute, ...], pairs: Sequence[tuple[Pointed, Pointed]]
) -> tuple[Dispute, ...]:
    """The points without these pairs; one that is left with a single side goes."""
    for one, other in pairs:
        parted = (_dispute_parted(dispute, one.span, other.span) for dispute in disputes)
        disputes = tuple(dispute for dispute in parted if len(sides_of(dispute.positions)) > 1)
    return disputes


def _dispute_parted(dispute: Dispute, one: Span, other: Span) -> Dispute:
    """Of two passages that face each other the one goes that stands further down its list."""
    for first, second in permutations(dispute.positions, 2):
        if first.side is not None and first.side == second.side:
            continue
        here = [k for k, span in enumerate(first.evidence) if overlaps(span, one)]
        there = [k for k, span in enumerate(second.evidence) if overlaps(span, other)]
        if here and there:
            away = one if here[0] > there[0] else other
            left = _dispute_without(dispute, first if away is one else second, away)
            return _dispute_parted(left, one, other)
    return dispute


def _dispute_without(dispute: Dispute, position: Position, span: Span) -> Dispute:
    left = tuple(s for s in position.evidence if not overlaps(s, span))
    held = (replace(p, evidence=left) if p is position else p for p in dispute.positions)
    return replace(dispute, positions=tuple(p for p in held if p.evidence))


# --- the index ----------------------------------------------------------------------------------


def _ordered_point(points: Points, order: DisputeOrder, ground: Ground) -> Points:
    if order.match is None and not order.words:
        added = _added_point(order, ground, "editor")
        return _with_point(points, len(points.disputes), [added], ["point_added"])
    at = _place_of_point(points, order)
    if at is None:
        return replace(points, problems=(*points.problems, _not_met(order, points.disputes)))
    if order.drop:
        return _with_point(points, at, [], ["point_dropped"])
    changed = _changed(points.disputes[at], order, ground)
    return _with_point(points, at, [changed], _names_of_change(order))


def _with_point(points: Points, at: int, held: Sequence[Dispute], names: Iterable[str]) -> Points:
    """What is held now stands at this place, and what was decided is told."""
    before, after = points.disputes[:at], points.disputes[at + 1 :]
    called = points.found_as[at : at + 1] or [point.issue for point in held]
    heading = held[0].issue if held else points.disputes[at].issue
    return replace(
        points,
        disputes=(*before, *held, *after),
        found_as=(*points.found_as[:at], *called[: len(held)], *points.found_as[at + 1 :]),
        notes=(*points.notes, *(Remark(name=name, about=heading) for name in names)),
    )


def _place_of_point(points: Points, order: DisputeOrder) -> int | None:
    """The point that shows all the words, else the one that has or had the heading."""

    def shows(dispute: Dispute) -> bool:
        return all(any(overlaps(w.span, s) for s in _evidence(dispute)) for w in order.words)

    by_words = (k for k, d in enumerate(points.disputes) if order.words and shows(d))
    wanted = " ".join((order.match or "").split()).casefold()
    headings = [*(d.issue for d in points.disputes), *points.found_as]
    by_heading = (k for k, heading in enumerate(headings) if heading.casefold() == wanted)
    at = next(by_words, next(by_heading, None) if wanted else None)
    return None if at is None else at % len(points.disputes)


def _not_met(order: DisputeOrder, disputes: Sequence[Dispute]) -> Problem:
    return told(
        order.place,
        code="no-such-dispute",
        message=f"no disputed point of the story has {order.match or 'these words'!r}",
        remedy=nearest(order.match or "", [dispute.issue for dispute in disputes]),
    )


def _changed(dispute: Dispute, order: DisputeOrder, ground: Ground) -> Dispute:
    positions = tuple(ground.positions["editor", said] for said in order.positions)
    kept = positions if len(sides_of(positions)) > 1 else ()
    return replace(
        dispute,
        issue=order.heading or dispute.issue,
        headed_by="editor" if order.heading else dispute.headed_by,
        type=order.type or dispute.type,
        importance=order.importance or dispute.importance,
        resolved=order.resolved,
        positions=kept or dispute.positions,
        kind=_kind_of_positions(kept, ground) if kept else dispute.kind,
        by="editor" if kept else dispute.by,
    )


def _names_of_change(order: DisputeOrder) -> Iterator[str]:
    said: tuple[tuple[object, str], ...] = (
        (order.heading, "heading_worded"),
        (order.positions, "sides_chosen"),
        (order.type, "type_said"),
        (order.importance, "point_weighed"),
        (order.resolved, "point_settled"),
    )
    return (name for given, name in said if given)


def _added_point(order: DisputeOrder, ground: Ground, by: By) -> Dispute:
    positions = tuple(ground.positions[by, said] for said in order.positions)
    return Dispute(
        issue=order.heading or "",
        kind=_kind_of_positions(positions, ground),
        type=order.type or "fact",
        importance=order.importance,
        resolved=order.resolved,
        positions=positions,
        why="added",
        by=by,
        headed_by=by,
    )


def _kind_of_positions(positions: Sequence[Position], ground: Ground) -> DisputeKind:
    """Between reports where every holder is an outlet."""
    return "reports" if all(p.holder in ground.outlets for p in positions) else "parties"
