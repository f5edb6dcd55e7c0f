"""What stands where on a story page: each sentence once, as much open as a reader takes in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from generator.records import Briefing, Correction, Quotation, Span, TimelineEvent
from generator.render.calendar import first_day_shown
from generator.render.site import Site
from generator.render.story.folds import Fold, Room, room_of
from generator.render.story.once import Ledger, Line, spot, words_in
from generator.render.story.story_disputes import PointView, view_disputes, words_open
from generator.render.story.story_speech import Speech, view_speech
from generator.spans import overlaps

POINT_LABELS = 40
"""Words of an open point that are no passage: its heading, the names of its sides, its outlets."""
POINTS, AGREED, EVENTS, SINGLE = 2, 3, 4, 2
"""Disputed points, facts, events and statements of one source that stand open at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefLine:
    """A sentence of the brief, and the disputed points that it touches."""

    number: int
    span: Span
    points: tuple[PointView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """An event of the timeline and the passage that tells it."""

    event: TimelineEvent
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A figure that changed: its passages, earlier first; or two that differ, and why."""

    issue: str
    lines: tuple[Line, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A denial or a refusal to comment."""

    quotation: Quotation
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """An outlet's own correction, and sentences of others that still say what it takes back."""

    correction: Correction
    stands: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The sections of a story page in their order."""

    brief: tuple[BriefLine, ...]
    points: Fold[PointView]
    agreed: Fold[Line]
    speech: Speech
    not_known: Fold[Line]
    changes: tuple[Change, ...]
    notices: tuple[Notice, ...]
    refusals: Fold[Refusal]
    earlier: tuple[Moment, ...]
    """Events before those that stand open."""
    events: tuple[Moment, ...]
    later: tuple[Moment, ...]
    single: Fold[Line]
    headlines: tuple[Line | None, ...]
    """Of each source; None where it has none."""

    @property
    def unsettled(self) -> bool:
        """Whether anything is not known, changed, corrected or denied."""
        return bool(self.not_known or self.changes or self.notices or self.refusals)

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The whole timeline."""
        return (*self.earlier, *self.events, *self.later)


def plan_story(site: Site, briefing: Briefing) -> Plan:
    """Sections take their words in the order of the page; the brief and one point always stand."""
    ledger, room = Ledger(site), room_of(site, briefing)
    if isinstance(briefing.title, Span):
        ledger.tell(briefing.title, spot("headline", "headline"))
    headlines = tuple(_headlines(site, briefing, ledger))
    for number, span in enumerate(briefing.summary, start=1):
        ledger.tell(span, spot(f"brief-{number}", "brief", number=number))
    room.left -= words_in(site, briefing.summary)
    points = view_disputes(site, briefing, ledger)
    folded = _planned_points(site, points, room)
    agreed = _plan_lines(site, ledger, (a.evidence for a in briefing.agreed), "agreed")
    facts = _fold(site, room, agreed, AGREED, least=1)
    speech = view_speech(site, briefing, ledger, room)
    unknown = _plan_lines(site, ledger, ((s,) for s in briefing.not_known), "unknown")
    unknowns = _fold(site, room, unknown, SINGLE)
    changes = tuple(_changes(site, briefing, ledger))
    notices = tuple(_plan_notices(briefing, ledger))
    refusals = _refusals(site, briefing, ledger, room)
    earlier, events, later = _timeline(site, briefing, ledger, room)
    single = _plan_lines(site, ledger, ((s,) for s in briefing.single), "single")
    return Plan(
        brief=tuple(_brief(site, briefing, points)),
        points=folded,
        agreed=facts,
        speech=speech,
        not_known=unknowns,
        changes=changes,
        notices=notices,
        refusals=refusals,
        earlier=earlier,
        events=events,
        later=later,
        single=_fold(site, room, single, SINGLE),
        headlines=headlines,
    )


def _headlines(site: Site, briefing: Briefing, ledger: Ledger) -> Iterable[Line | None]:
    for source in briefing.sources:
        head = site.articles[source.article].headline
        place = spot(f"source-{source.number}", "sources")
        yield ledger.line((head,), place) if head else None


def _brief(site: Site, briefing: Briefing, points: Sequence[PointView]) -> Iterable[BriefLine]:
    for number, span in enumerate(briefing.summary, start=1):
        touched = tuple(point for point in points if _touches(point, span))
        yield BriefLine(number=number, span=span, points=touched)


def _touches(point: PointView, span: Span) -> bool:
    """Whether the sentence holds a passage of a side."""
    evidence = (e for position in point.dispute.positions for e in position.evidence)
    return any(overlaps(e, span) for e in evidence)


def _planned_points(site: Site, points: Sequence[PointView], room: Room) -> Fold[PointView]:
    if not points:
        return Fold(open=())
    room.left -= words_open(site, points[0])
    rest = room.fold(points[1:], POINTS - 1, lambda point: words_open(site, point) + POINT_LABELS)
    return Fold(open=(points[0], *rest.open), more=rest.more)


def _plan_lines(
    site: Site, ledger: Ledger, groups: Iterable[Sequence[Span]], name: str
) -> list[Line]:
    """A line a group of spans; those whose words are new to the page come first."""
    lines = [
        ledger.line(spans, spot(f"{name}-{number}", name))
        for number, spans in enumerate(groups, start=1)
        if spans
    ]
    return sorted(lines, key=lambda line: line.spot is not None)


def _fold(site: Site, room: Room, lines: Sequence[Line], most: int, least: int = 0) -> Fold[Line]:
    """Lines that point elsewhere fold; those that do not, as there is room."""
    own = (line for line in lines if not line.spot)
    new = room.fold(own, most, lambda line: words_in(site, (line.span,)), least)
    return Fold(open=new.open, more=(*new.more, *(x for x in lines if x.spot)))


def _changes(site: Site, briefing: Briefing, ledger: Ledger) -> Iterable[Change]:
    every = ((update, "") for update in briefing.updates), ((r, r.why) for r in briefing.reasoned)
    for number, (update, reason) in enumerate(chain(*every), start=1):
        place = spot(f"change-{number}", "changes")
        lines = tuple(ledger.line((span,), place) for span in update.evidence)
        yield Change(issue=update.issue, lines=lines, reason=reason)


def _plan_notices(briefing: Briefing, ledger: Ledger) -> Iterable[Notice]:
    """An update says nothing of its own: only the JSON has it."""
    corrections = (c for c in briefing.corrections if c.kind == "correction")
    for number, correction in enumerate(corrections, start=1):
        place = spot(f"correction-{number}", "corrected")
        stands = tuple(ledger.line((span,), place) for span in correction.stands)
        yield Notice(correction=correction, stands=stands)


def _refusals(site: Site, briefing: Briefing, ledger: Ledger, room: Room) -> Fold[Refusal]:
    found = [
        Refusal(
            quotation=quotation,
            line=ledger.line((quotation.span,), spot(f"denial-{number}", "denied")),
        )
        for number, quotation in enumerate(briefing.denials, start=1)
    ]
    new = (refusal for refusal in found if not refusal.line.spot)
    folded = room.fold(new, SINGLE, lambda refusal: words_in(site, (refusal.line.span,)))
    return Fold(open=folded.open, more=(*folded.more, *(r for r in found if r.line.spot)))


def _timeline(
    site: Site, briefing: Briefing, ledger: Ledger, room: Room
) -> tuple[tuple[Moment, ...], tuple[Moment, ...], tuple[Moment, ...]]:
    """(earlier, open, later): the events nearest to the newest report stand open."""
    moments = [
        Moment(
            event=event,
            line=ledger.line(event.evidence, spot(f"event-{number}", "timeline")),
        )
        for number, event in enumerate(briefing.timeline, start=1)
        if event.evidence and not event.coverage
    ]
    near = sorted(range(len(moments)), key=lambda k: (_away(moments[k], briefing.updated), -k))
    chosen = room.fold(near, EVENTS, lambda k: _open_words(site, moments[k].line)).open
    first, last = (min(chosen), max(chosen)) if chosen else (len(moments), len(moments))
    return tuple(moments[:first]), tuple(moments[first : last + 1]), tuple(moments[last + 1 :])


def _open_words(site: Site, line: Line) -> int:
    return words_in(site, (line.opening if line.spot else line.span,))


def _away(moment: Moment, updated: str | None) -> int:
    """Days between an event and the newest report; far away where one has no day."""
    told, day = first_day_shown(moment.event.value), first_day_shown((updated or "")[:10])
    return abs((told - day).days) if told and day else date.max.toordinal()
