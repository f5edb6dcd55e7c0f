"""Two pictures of a story: when it happened and was reported; who is quoted by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from markupsafe import Markup

from generator.records import Briefing, Quotation, Source, Speaker
from generator.render.calendar import first_day, spell_date, spell_short
from generator.render.cut import standing_of
from generator.render.escape import escape
from generator.render.pages import counted
from generator.render.pictures import Piece, dot, line, number, picture, text
from generator.render.site import Site, day_of

COLUMNS = 14
"""Dates that stand side by side; earlier ones are gathered in the first column."""
LABELS = 7
"""Dates that are written below the axis."""
GAP = 21
"""Days without anything after which the axis is broken."""
STACK = 5
"""Marks above each other before they are counted instead."""
RADIUS = 5
STEP = 13
NAMED = 4
"""Columns up to which the outlets' names have room."""
SPEAKERS = 10
"""Rows in the picture of who is quoted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One date, or everything up to it: how many reports appeared, how many events happened."""

    value: str
    reports: int
    events: int
    earlier: bool = False


def timeline_picture(site: Site, briefing: Briefing) -> Markup:
    """Reports above the axis, events below; empty where fewer than two dates are known."""
    columns = _columns(site, briefing)
    if len(columns) < 2:
        return Markup("")
    above = max(min(c.reports, STACK) for c in columns) * STEP + 26
    height = above + max(min(c.events, STACK) for c in columns) * STEP + 54
    return picture("timeline", height, _in_words(columns), _draw(columns, above, height))


def _columns(site: Site, briefing: Briefing) -> list[Column]:
    published = [day_of(site.articles, source) for source in briefing.sources]
    reports = Counter(day[:10] for day in published if day and first_day(day[:10]))
    events = Counter(e.value for e in briefing.timeline if not e.coverage and first_day(e.value))
    values = sorted({*reports, *events}, key=lambda v: (str(first_day(v)), -len(v)))
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
    events = counted(sum(c.events for c in columns), "event")
    reports = counted(sum(c.reports for c in columns), "report")
    since = f"up to {first}" if columns[0].earlier else first
    return f"Timeline from {since} to {last}: {reports} above the line, {events} below it."


def _draw(columns: Sequence[Column], axis: float, height: float) -> Iterator[Piece]:
    width = 100 / len(columns)
    yield line(0, axis, 100, axis, "axis")
    if any(c.reports for c in columns):
        yield text(0, 12, "Reports", "legend", "start")
    if any(c.events for c in columns):
        yield text(0, height - 4, "Events", "legend", "start")
    yield from _ticks(columns, axis)
    for k, column in enumerate(columns):
        x = (2 * k + 1) / 2 * width
        yield from _stack(x, axis, -1, column.reports, "report")
        yield from _stack(x, axis, 1, column.events, "event")
        if k and _days_between(columns[k - 1], column) > GAP:
            yield line(k * width, axis - 5, k * width, axis + 5, "break")


def _ticks(columns: Sequence[Column], axis: float) -> Iterator[Piece]:
    """Dates below the axis; a phone shows every second. A year is told where it is a new one."""
    every = -(-len(columns) // LABELS)
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
            f"to {label}" if column.earlier else label,
            kind,
            {0: "start", len(columns) - 1: "end"}.get(k, "middle") if not few else "middle",
        )


def _stack(x: float, axis: float, way: int, amount: int, kind: str) -> Iterator[Piece]:
    """Marks that grow away from the axis; beyond STACK a number says how many."""
    start = axis - 12 if way < 0 else axis + 32
    for k in range(min(amount, STACK)):
        yield dot(x, start + way * k * STEP, RADIUS, kind)
    if amount > STACK:
        yield text(x, start + way * (STACK * STEP - 3) + 3, f"{amount}", "tick")


def _days_between(first: Column, second: Column) -> int:
    a, b = first_day(first.value), first_day(second.value)
    return (b - a).days if a and b else 0


def quoted_picture(site: Site, briefing: Briefing) -> Markup:
    """A table of speakers by source, a disc for the number of quotations.

    Sides stand together: speakers are grouped by party. Empty with fewer than two speakers.
    """
    spoken = [q for q in briefing.quotations if q.speaker and not q.speaker.unnamed]
    rows = _ranked(spoken)
    if len(rows) < 2:
        return Markup("")
    numbers = {s.article: s.number for s in briefing.sources}
    table = Counter((q.speaker.id, numbers[q.span.article]) for q in spoken if q.speaker)
    largest = max(table.values())
    named = len(briefing.sources) <= NAMED
    head = Markup("").join(_head(site, s, named) for s in briefing.sources)
    body = Markup("").join(
        _row(site, speaker, [table[speaker.id, s.number] for s in briefing.sources], largest)
        for speaker in rows
    )
    return Markup(
        '<div class="who" role="region" aria-label="Who is quoted" tabindex="0"><table><caption>'
        "Who is quoted in which source, by number of quotations</caption>"
        '<thead><tr><th scope="col">Speaker</th>{}</tr></thead><tbody>{}</tbody></table></div>'
    ).format(head, body)


def _head(site: Site, source: Source, named: bool) -> Markup:
    """The number of a source over its column; with few columns, its outlet too."""
    outlet = site.articles[source.article].outlet if named else None
    below = Markup("<small><bdi>{}</bdi></small>").format(escape(outlet)) if outlet else ""
    return Markup(
        '<th scope="col"><a href="#source-{0}" aria-label="Source {0}">{0}</a>{1}</th>'
    ).format(source.number, below)


def _ranked(spoken: Sequence[Quotation]) -> list[Speaker]:
    """The most quoted speakers; parties in the order of their most quoted member."""
    amount = Counter(q.speaker.id for q in spoken if q.speaker)
    known = {q.speaker.id: q.speaker for q in reversed(spoken) if q.speaker}
    top = sorted(known.values(), key=lambda s: (-amount[s.id], s.name))[:SPEAKERS]
    parties = list(dict.fromkeys(s.party or s.id for s in top))
    return sorted(top, key=lambda s: parties.index(s.party or s.id))


def _row(site: Site, speaker: Speaker, amounts: Sequence[int], largest: int) -> Markup:
    _, party = standing_of(site, speaker)
    below = Markup(" <small><bdi>{}</bdi></small>").format(escape(party)) if party else ""
    name = Markup('<a class="name" href="../../speakers/{}/"><bdi>{}</bdi></a>').format(
        escape(speaker.id), escape(speaker.name)
    )
    cells = Markup("").join(_cell(amount, largest) for amount in amounts)
    return Markup('<tr><th scope="row">{}{}</th>{}</tr>').format(name, below, cells)


def _cell(amount: int, largest: int) -> Markup:
    if not amount:
        return Markup('<td><span class="hide">0</span></td>')
    radius = number(3 + 7 * sqrt(amount / largest))
    return Markup(
        '<td><svg width="22" height="22" viewBox="0 0 22 22" role="img" aria-label="{0}">'
        '<circle cx="11" cy="11" r="{1}"/></svg></td>'
    ).format(amount, radius)
