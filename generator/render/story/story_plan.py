"""What stands where on a story page: each sentence once, as much open as a reader takes in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain

from generator.records import Briefing, Correction, Quotation, Span, TimelineEvent
from generator.render.calendar import first_day_shown
from generator.render.site import Site
from generator.render.story.folds import Fold, Room, room_of
from generator.render.story.once import Ledger, Line, spot, words_in
from generator.render.story.story_disputes import PointView, view_perhaps, view_told, words_open
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
    headlines: tuple[Line | None, ...]
    """Of each source; None where it has none."""
    brief: tuple[BriefLine, ...]
    points: Fold[PointView]
    perhaps: tuple[PointView, ...]
    """Disputed points that only the program tells of."""
    agreed: Fold[Line]
    speech: Speech
    not_known: Fold[Line]
    changes: tuple[Change, ...]
    notices: tuple[Notice, ...]
    refusals: Fold[Refusal]
    timeline: tuple[Sequence[Moment], Sequence[Moment], Sequence[Moment]]
    """Events before those that stand open, these, and those after them."""
    single: Fold[Line]

    @property
    def unsettled(self) -> bool:
        """Whether anything is not known, changed, corrected or denied."""
        return bool(self.not_known or self.changes or self.notices or self.refusals)

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The whole timeline."""
        return tuple(chain(*self.timeline))


def plan_story(site: Site, briefing: Briefing) -> Plan:
    """Sections take their words in the order of the page; the brief and one point always stand."""
    ledger, room = Ledger(site), room_of(site, briefing)

    def folded(groups: Iterable[Sequence[Span]], name: str, most: int, least: int) -> Fold[Line]:
        """A line a group of passages."""
        lines = [
            ledger.line(spans, spot(f"{name}-{number}", name))
            for number, spans in enumerate(groups, start=1)
            if spans
        ]
        return room.fold(lines, most, partial(_words_of_line, site), least, _is_elsewhere)

    if isinstance(briefing.title, Span):
        ledger.tell(briefing.title, spot("headline", "headline"))
    headlines = tuple(_headlines(site, briefing, ledger))
    for number, span in enumerate(briefing.summary, start=1):
        ledger.tell(span, spot(f"brief-{number}", "brief", number=number))
    room.left -= words_in(site, briefing.summary)
    points = view_told(site, briefing, ledger)
    return Plan(  # what comes first takes its words first
        headlines=headlines,
        brief=tuple(_brief(briefing, points)),
        points=_planned_points(site, points, room),
        agreed=folded((a.evidence for a in briefing.agreed), "agreed", AGREED, least=1),
        speech=view_speech(site, briefing, ledger, room),
        not_known=folded(((span,) for span in briefing.not_known), "unknown", SINGLE, least=0),
        changes=tuple(_changes(briefing, ledger)),
        notices=tuple(_plan_notices(briefing, ledger)),
        refusals=_refusals(site, briefing, ledger, room),
        timeline=_timeline(site, briefing, ledger, room),
        single=folded(((span,) for span in briefing.single), "single", SINGLE, least=0),
        perhaps=tuple(view_perhaps(site, briefing, ledger)),
    )


def _words_of_line(site: Site, line: Line) -> int:
    return words_in(site, (line.span,))


def _is_elsewhere(line: Line) -> bool:
    return line.spot is not None


def _headlines(site: Site, briefing: Briefing, ledger: Ledger) -> Iterator[Line | None]:
    for source in briefing.sources:
        head = site.articles[source.article].headline
        place = spot(f"source-{source.number}", "sources")
        yield ledger.line((head,), place) if head else None


def _brief(briefing: Briefing, points: Sequence[PointView]) -> Iterator[BriefLine]:
    for number, span in enumerate(briefing.summary, start=1):
        touched = (p for p in points if any(overlaps(e, span) for e in p.evidence))
        yield BriefLine(number=number, span=span, points=tuple(touched))


def _planned_points(site: Site, points: Sequence[PointView], room: Room) -> Fold[PointView]:
    if not points:
        return Fold(open=())
    room.left -= words_open(site, points[0])
    rest = room.fold(points[1:], POINTS - 1, lambda point: words_open(site, point) + POINT_LABELS)
    return Fold(open=(points[0], *rest.open), more=rest.more)


def _changes(briefing: Briefing, ledger: Ledger) -> Iterator[Change]:
    every = ((update, "") for update in briefing.updates), ((r, r.why) for r in briefing.reasoned)
    for number, (update, reason) in enumerate(chain(*every), start=1):
        place = spot(f"change-{number}", "changes")
        lines = tuple(ledger.line((span,), place) for span in update.evidence)
        yield Change(issue=update.issue, lines=lines, reason=reason)


def _plan_notices(briefing: Briefing, ledger: Ledger) -> Iterator[Notice]:
    """An update says nothing of its own: only the JSON has it."""
    corrections = (c for c in briefing.corrections if c.kind == "correction")
    for number, correction in enumerate(corrections, start=1):
        place = spot(f"correction-{number}", "corrected")
        stands = tuple(ledger.line((span,), place) for span in correction.stands)
        yield Notice(correction=correction, stands=stands)


def _refusals(site: Site, briefing: Briefing, ledger: Ledger, room: Room) -> Fold[Refusal]:
    found = [
        Refusal(quotation=q, line=ledger.line((q.span,), spot(f"denial-{number}", "denied")))
        for number, q in enumerate(briefing.denials, start=1)
    ]
    return room.fold(
        found,
        SINGLE,
        lambda refusal: _words_of_line(site, refusal.line),
        told=lambda refusal: _is_elsewhere(refusal.line),
    )


def _timeline(
    site: Site, briefing: Briefing, ledger: Ledger, room: Room
) -> tuple[Sequence[Moment], Sequence[Moment], Sequence[Moment]]:
    """(earlier, open, later): the events nearest to the newest report stand open."""
    moments = [
        Moment(event=e, line=ledger.line(e.evidence, spot(f"event-{number}", "timeline")))
        for number, e in enumerate(briefing.timeline, start=1)
        if e.evidence and not e.coverage
    ]
    near = sorted(range(len(moments)), key=lambda k: (_away(moments[k], briefing.updated), -k))
    chosen = room.fold(near, EVENTS, lambda k: _open_words(site, moments[k].line)).open
    first, last = (min(chosen), max(chosen) + 1) if chosen else (len(moments), len(moments))
    return moments[:first], moments[first:last], moments[last:]


def _open_words(site: Site, line: Line) -> int:
    return words_in(site, (line.opening if line.spot else line.span,))


def _away(moment: Moment, updated: str | None) -> int:
    """Days between an event and the newest report; far away where one has no day."""
    told, day = first_day_shown(moment.event.value), first_day_shown((updated or "")[:10])
    return abs((told - day).days) if told and day else date.max.toordinal()
