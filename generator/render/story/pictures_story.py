"""Pictures of a story: when it happened and was reported; who is quoted, by side and outlet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from markupsafe import Markup

from generator.interface import say, say_count
from generator.people.together import each_of, is_among
from generator.records import Briefing, Dispute, Position, Span, Speaker
from generator.render.calendar import first_day_shown, spell_date, spell_short
from generator.render.cut import role_and_party
from generator.render.pictures import PicturePart, bar, dot, line, picture, svg_number, text
from generator.render.site import Site, day_of_source, numbers_of
from generator.render.story.story_disputes import PointView, by_side, leading
from generator.render.story.who_reports import carriers

COLUMNS = 14
"""Dates that stand side by side; earlier ones are gathered in the first column."""
AXIS_LABELS = 7
"""Dates that are written below the axis."""
BREAK_AFTER_DAYS = 21
"""Days without anything after which the axis is broken."""
STACK = 5
"""Marks above each other before they are counted instead."""
RADIUS = 5
AXIS_STEP = 13
SPEAKERS = 10
"""Rows in the picture of who is quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One date, or everything up to it: how many reports appeared, how many events happened."""

    value: str
    reports: int
    events: int
    earlier: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Who quotes the sides of one disputed point, and how much."""

    point: PointView
    rows: tuple[tuple[str, tuple[int, ...], Markup], ...]
    """Of each outlet how often it quotes each side and, at the end, those on none; and a strip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedRow:
    """A speaker, and a cell a source. `side` is a place among the sides of the tally's point."""

    speaker: Speaker
    party: str | None
    side: int | None
    cells: tuple[Markup, ...]


def timeline_picture(site: Site, briefing: Briefing) -> tuple[Markup, list[Column]] | None:
    """Reports above the axis, events below, and the numbers that are drawn; None where fewer than
    two dates are known."""
    columns = _columns(site, briefing)
    if len(columns) < 2:
        return None
    above = max(min(c.reports, STACK) for c in columns) * AXIS_STEP + 26
    height = above + max(min(c.events, STACK) for c in columns) * AXIS_STEP + 54
    drawn = picture("timeline", height, _in_words(columns), _draw_axis(columns, above, height))
    return drawn, columns


def _columns(site: Site, briefing: Briefing) -> list[Column]:
    published = [day_of_source(site.articles, source) for source in briefing.sources]
    reports = Counter(day[:10] for day in published if day and first_day_shown(day[:10]))
    events = Counter(
        e.value for e in briefing.timeline if not e.coverage and first_day_shown(e.value)
    )
    values = sorted({*reports, *events}, key=lambda v: (str(first_day_shown(v)), -len(v)))
    columns = [Column(value=v, reports=reports[v], events=events[v]) for v in values]
    if len(columns) <= COLUMNS:
        return columns
    early, late = columns[: 1 - COLUMNS], columns[1 - COLUMNS :]
    gathered = Column(
        value=early[-1].value,
        reports=sum(c.reports for c in early),
        events=sum(c.events for c in early),
        earlier=True,
    )
    return [gathered, *late]


def _in_words(columns: Sequence[Column]) -> str:
    first, last = spell_date(columns[0].value), spell_date(columns[-1].value)
    events = say_count(sum(c.events for c in columns), "events")
    reports = say_count(sum(c.reports for c in columns), "reports")
    since = say("story.up_to", day=first) if columns[0].earlier else first
    return say("story.timeline_told", first=since, last=last, reports=reports, events=events)


def _draw_axis(columns: Sequence[Column], axis: float, height: float) -> Iterator[PicturePart]:
    width = 100 / len(columns)
    yield line(0, axis, 100, axis, "axis")
    if any(c.reports for c in columns):
        yield text(0, 12, say("story.reports"), "legend", "start")
    if any(c.events for c in columns):
        yield text(0, height - 4, say("story.events"), "legend", "start")
    yield from _ticks(columns, axis)
    for k, column in enumerate(columns):
        x = (2 * k + 1) / 2 * width
        yield from _stack(x, axis, -1, column.reports, "report")
        yield from _stack(x, axis, 1, column.events, "event")
        if k and _days_between(columns[k - 1], column) > BREAK_AFTER_DAYS:
            yield line(k * width, axis - 5, k * width, axis + 5, "break")


def _ticks(columns: Sequence[Column], axis: float) -> Iterator[PicturePart]:
    """Dates below the axis; a phone shows every second. A year is told where it is a new one."""
    every = -(-len(columns) // AXIS_LABELS)
    few = len(columns) <= 4
    year = None
    several = len({column.value[:4] for column in columns}) > 1
    for k in range(0, len(columns), every):
        column = columns[k]
        label = spell_short(column.value)
        if several and column.value[:4] not in (year, label[-4:]):
            label = f"{label} {column.value[:4]}"
        year = column.value[:4]
        kind = "tick" if few or k % (2 * every) == 0 else "tick tick--wide"
        yield text(
            (2 * k + 1) * 50 / len(columns),
            axis + 18,
            say("story.to", day=label) if column.earlier else label,
            kind,
            {0: "start", len(columns) - 1: "end"}.get(k, "middle") if not few else "middle",
        )


def _stack(x: float, axis: float, way: int, amount: int, kind: str) -> Iterator[PicturePart]:
    """Marks that grow away from the axis; beyond STACK a number says how many."""
    start = axis - 12 if way < 0 else axis + 32
    for k in range(min(amount, STACK)):
        yield dot(x, start + way * k * AXIS_STEP, RADIUS, kind)
    if amount > STACK:
        yield text(x, start + way * (STACK * AXIS_STEP - 3) + 3, f"{amount}", f"tick stack-{kind}")


def _days_between(first: Column, second: Column) -> int:
    a, b = first_day_shown(first.value), first_day_shown(second.value)
    return (b - a).days if a and b else 0


def tally_of(site: Site, briefing: Briefing, points: Iterable[PointView]) -> Tally | None:
    """How often each outlet quotes each side of the first point of which two sides are quoted."""
    spoken = [q for q in briefing.quotations if q.speaker]
    for point in points:
        places = {q.span: side_held(point.dispute, q.speaker) for q in spoken if q.speaker}
        if len({*places.values()} - {None}) > 1:
            return _tally(site, briefing, point, places)
    return None


def side_held(dispute: Dispute, speaker: Speaker) -> int | None:
    """The side that the speaker leads, else the only one that the body leads, or somebody of it,
    for which it speaks."""
    if speaker.together:
        places = {side_held(dispute, one) for one in speaker.together}
        return places.pop() if len(places) == 1 else None
    sides = [leading(held, dispute) for held in by_side(dispute.positions)]
    for place, held in enumerate(sides):
        if any(is_among(p.speaker, speaker.id) for p in held):
            return place
    party = speaker.party
    bodies = {k for k, held in enumerate(sides) if any(_is_of(p, party) for p in held)}
    return bodies.pop() if party and len(bodies) == 1 else None


def _is_of(position: Position, party: str | None) -> bool:
    return party in (position.holder, position.speaker and position.speaker.party)


def _tally(
    site: Site, briefing: Briefing, point: PointView, places: Mapping[Span, int | None]
) -> Tally:
    number_of = numbers_of(briefing)
    amounts: Counter[tuple[str, int]] = Counter()
    for span, place in places.items():
        [outlet] = carriers(site, briefing, [number_of[span.article]])
        amounts[outlet, len(point.sides) if place is None else place] += 1
    named = carriers(site, briefing, sorted(number_of.values()))
    found = [(name, [amounts[name, k] for k in range(len(point.sides) + 1)]) for name in named]
    largest = max(sum(row) for _, row in found)
    rows = tuple((name, tuple(row), _strip(row, largest)) for name, row in found)
    return Tally(point=point, rows=rows)


def _strip(amounts: Sequence[int], largest: int) -> Markup:
    """One bar, a piece a side, the last for who is on none."""
    ends = [sum(amounts[:k]) * 100 / largest for k in range(len(amounts) + 1)]
    kinds = [*(f"held held--{k}" for k in range(1, len(amounts))), "held"]
    pieces = (
        bar(start, 1, end - start, 12, kind)
        for (start, end), kind in zip(pairwise(ends), kinds, strict=True)
        if end > start
    )
    return Markup('<svg aria-hidden="true" width="100%" height="14">{}</svg>').format(
        Markup("").join(pieces)
    )


def quoted_rows(site: Site, briefing: Briefing, tally: Tally | None) -> tuple[QuotedRow, ...]:
    """The most quoted speakers by source, those of a side and of a party together.

    Empty with fewer than two speakers.
    """
    named = (q for q in briefing.quotations if q.speaker and not q.speaker.unnamed)
    spoken = [(one, q.span) for q in named if q.speaker for one in each_of(q.speaker)]
    table = Counter((speaker.id, span.article) for speaker, span in spoken)
    largest = max(table.values(), default=0)
    rows = [
        QuotedRow(
            speaker=speaker,
            party=role_and_party(site, speaker)[1],
            side=side_held(tally.point.dispute, speaker) if tally else None,
            cells=tuple(_cell(table[speaker.id, s.article], largest) for s in briefing.sources),
        )
        for speaker in _ranked_speakers([speaker for speaker, _ in spoken])
    ]
    if len(rows) < 2:
        return ()
    return tuple(sorted(rows, key=lambda row: SPEAKERS if row.side is None else row.side))


def _ranked_speakers(spoken: Sequence[Speaker]) -> list[Speaker]:
    """The most quoted speakers; parties in the order of their most quoted member."""
    amount = Counter(speaker.id for speaker in spoken)
    known = {speaker.id: speaker for speaker in reversed(spoken)}
    top = sorted(known.values(), key=lambda s: (-amount[s.id], s.name))[:SPEAKERS]
    parties = list(dict.fromkeys(s.party or s.id for s in top))
    return sorted(top, key=lambda s: parties.index(s.party or s.id))


def _cell(amount: int, largest: int) -> Markup:
    """The number on a disc that grows with it."""
    if not amount:
        return Markup('<span class="hide">0</span>')
    radius = svg_number(4 + 9 * sqrt(amount / largest))
    return Markup(
        '<svg viewBox="0 0 26 26" role="img" aria-label="{0}">'
        '<circle cx="13" cy="13" r="{1}"/><text x="13" y="17">{0}</text></svg>'
    ).format(amount, radius)
