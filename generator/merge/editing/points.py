"""Disputed points as people say they are: read anew, added, dropped, changed, kept apart."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from generator.merge.editing.standing import told, unread
from generator.merge.ground import Ground
from generator.merge.point_sides import is_one_point, sides_of, sides_shown
from generator.merge.speech.speakers import speaker_called
from generator.problems import Problem
from generator.records import (
    By,
    Dispute,
    DisputeKind,
    DisputeOrder,
    Pointed,
    Position,
    PositionOrder,
    Reading,
    Span,
)
from generator.spans import overlaps

HEADING_LIKENESS = 0.3
"""Likeness of headings, 0 to 1 as difflib counts it, from which one is named as the nearest."""
# origin: a choice: a third of the letters in order; below, names that share nothing were offered


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Disputed points, best first, with what was decided about them and what was not met."""

    disputes: tuple[Dispute, ...]
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def ordered_points(found: Sequence[Dispute], ground: Ground) -> Points:
    """The program's points after the reading's word, then after the index's."""
    reading, order = ground.order.reading, ground.order
    disputes = tuple(found)
    if reading is not None:
        disputes = _points_apart(disputes, reading.apart)
        disputes = _read_anew(disputes, reading, ground)
    points = Points(disputes=_points_apart(disputes, order.apart))
    for one in order.disputes:
        points = _ordered_point(points, one, ground)
    return points


def undecided(
    suggested: Sequence[Dispute], shown: Sequence[Dispute], ground: Ground
) -> tuple[Dispute, ...]:
    """What nobody has decided yet: not kept apart, and not among what is shown."""
    reading, order = ground.order.reading, ground.order
    left = _points_apart(tuple(suggested), (*(reading.apart if reading else ()), *order.apart))
    return tuple(
        dispute for dispute in left if not any(_tells_the_same(dispute, one) for one in shown)
    )


# --- a reading ----------------------------------------------------------------------------------


def _read_anew(found: tuple[Dispute, ...], reading: Reading, ground: Ground) -> tuple[Dispute, ...]:
    """The reader's points, then the program's that involve an article that was not read."""
    if reading.disputes is None:
        return found
    chosen = tuple(_added_point(order, ground, "reading") for order in reading.disputes)
    new = unread(reading, ground.reports)
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
        note = f"An editor added the disputed point “{added.issue}”."
        return replace(points, disputes=(*points.disputes, added), notes=(*points.notes, note))
    at = _place_of_point(points.disputes, order)
    if at is None:
        return replace(points, problems=(*points.problems, _not_met(order, points.disputes)))
    before, after = points.disputes[:at], points.disputes[at + 1 :]
    if order.drop:
        notes = (*points.notes, "An editor removed a disputed point.")
        return replace(points, disputes=(*before, *after), notes=notes)
    changed = _changed(points.disputes[at], order, ground)
    notes = (*points.notes, *_point_notes(order, changed))
    return replace(points, disputes=(*before, changed, *after), notes=notes)


def _place_of_point(disputes: Sequence[Dispute], order: DisputeOrder) -> int | None:
    """The point that shows all the words, else the one with the heading."""

    def shows(dispute: Dispute) -> bool:
        return all(any(overlaps(w.span, s) for s in _evidence(dispute)) for w in order.words)

    by_words = (k for k, d in enumerate(disputes) if order.words and shows(d))
    wanted = " ".join((order.match or "").split()).casefold()
    by_heading = (k for k, d in enumerate(disputes) if wanted and d.issue.casefold() == wanted)
    return next(by_words, next(by_heading, None))


def _not_met(order: DisputeOrder, disputes: Sequence[Dispute]) -> Problem:
    headings = [dispute.issue for dispute in disputes]
    near = difflib.get_close_matches(order.match or "", headings, n=1, cutoff=HEADING_LIKENESS)
    wanted = f"{order.match!r}" if order.match else "these words"
    nearest = near or headings[:1]
    return told(
        order.place,
        code="no-such-dispute",
        message=f"no disputed point of the story has {wanted}",
        remedy=f"the nearest is {nearest[0]!r}" if nearest else "the story has none now",
    )


def _changed(dispute: Dispute, order: DisputeOrder, ground: Ground) -> Dispute:
    positions = tuple(_ordered_position(p, ground, "editor") for p in order.positions)
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


def _point_notes(order: DisputeOrder, changed: Dispute) -> Iterator[str]:
    said: tuple[tuple[object, str], ...] = (
        (order.heading, f"An editor worded the heading “{changed.issue}”."),
        (order.positions, f"An editor chose the sides of “{changed.issue}”."),
        (order.type, f"An editor said what kind of thing is disputed in “{changed.issue}”."),
        (order.importance, f"An editor weighed “{changed.issue}”."),
        (order.resolved, f"An editor says when “{changed.issue}” was settled."),
    )
    return (note for given, note in said if given)


def _added_point(order: DisputeOrder, ground: Ground, by: By) -> Dispute:
    positions = tuple(_ordered_position(p, ground, by) for p in order.positions)
    return Dispute(
        issue=order.heading or "",
        kind=_kind_of_positions(positions, ground),
        type=order.type or "fact",
        importance=order.importance,
        resolved=order.resolved,
        positions=positions,
        why="an editor added it" if by == "editor" else "a reader chose it",
        by=by,
        headed_by=by,
    )


def _ordered_position(order: PositionOrder, ground: Ground, by: By) -> Position:
    """The holder as it was written, or as an editor calls it; with its page where it has one."""
    evidence = tuple(pointed.span for pointed in order.evidence)
    if order.holder in _outlets(ground):
        return Position(holder=order.holder, evidence=evidence, side=order.side)
    speaker = speaker_called(ground.people, order.holder, evidence[0].article, by)
    known = {q.speaker.id for q in ground.quotations if q.speaker}
    ours = speaker.name.casefold() != order.holder.casefold() or speaker.id in known
    renamed = any(speaker.name == said.name for said in ground.order.speakers)
    return Position(
        holder=speaker.name if renamed else order.holder,
        evidence=evidence,
        side=order.side,
        speaker=speaker if ours or renamed else None,
    )


def _outlets(ground: Ground) -> frozenset[str]:
    return frozenset(r.article.outlet for r in ground.reports if r.article.outlet)


def _kind_of_positions(positions: Sequence[Position], ground: Ground) -> DisputeKind:
    """Between reports where every holder is an outlet."""
    outlets = _outlets(ground)
    return "reports" if all(p.holder in outlets for p in positions) else "parties"
