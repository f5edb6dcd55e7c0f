"""`compare`: the program against a reading, point by point: found, missed, not in the reading."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from generator.commands.options import FINE, Commands, no_story, seeds_read, usual_options
from generator.group import group
from generator.merge.editing.by_story import orders_by_story
from generator.merge.point_sides import matches, sides_said, sides_shown
from generator.reading.numbered import find_story, prepare
from generator.records import Dispute, Reading, Seeds, Story
from generator.store import Store


def add(commands: Commands) -> None:
    command = commands.add_parser(
        "compare", help="the program against readings, point by point, with precision and recall"
    )
    command.add_argument(
        "stories", nargs="*", metavar="STORY", help="ids, as in the addresses (default: all read)"
    )
    usual_options(command)
    command.add_argument("--json", action="store_true", help="one JSON object")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    library, _ = seeds_read(options)
    stories = group(library).stories
    found = {wanted: find_story(stories, wanted) for wanted in options.stories}
    for wanted, story in found.items():
        if story is None:
            raise no_story(wanted, [s.id for s in stories])
    chosen = [story for story in found.values() if story] or stories
    store = Store(folder=options.cache)
    rows = list(_compared_points(library, stories, chosen, store))
    if options.json:
        print(json.dumps({"stories": [asdict(r) for r in rows]} | in_sum(rows), indent=1))
    else:
        print("\n".join(as_lines(rows)) if rows else "no story has a reading")
    return FINE


def _compared_points(
    library: Seeds, stories: Sequence[Story], chosen: Sequence[Story], store: Store
) -> Iterator[PointByPoint]:
    orders, _ = orders_by_story(library, stories)
    for story in chosen:
        order = orders.get(story.id)
        if order and order.reading:
            briefing = prepare(library, stories, story, store).numbered.briefing
            found = [dispute for dispute in briefing.disputes if dispute.by == "program"]
            yield point_by_point(story.id, found, order.reading, order.second)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointByPoint:
    """One story's points by their headings; `second` has another reader's, None where none is."""

    story: str
    reader: str
    kind: str
    found: tuple[str, ...]
    """The reading's points that the program has."""
    missed: tuple[str, ...]
    missed_core: int
    core: int
    right: int
    """The program's points that the reading has."""
    extra: tuple[str, ...]
    """The program's that the reading does not have."""
    second: Mapping[str, Any] | None


def point_by_point(
    story: str, program: Sequence[Dispute], reading: Reading, second: Reading | None
) -> PointByPoint:
    """A reading that says nothing of disputed points has none."""
    orders = reading.disputes or ()
    both = matches([sides_shown(d) for d in program], [sides_said(o) for o in orders])
    missed = [o for k, o in enumerate(orders) if k not in both.theirs]
    return PointByPoint(
        story=story,
        reader=reading.reader,
        kind=reading.kind,
        found=tuple(o.heading or "" for k, o in enumerate(orders) if k in both.theirs),
        missed=tuple(o.heading or "" for o in missed),
        missed_core=sum(o.importance == "core" for o in missed),
        core=sum(o.importance == "core" for o in orders),
        right=len(both.ours),
        extra=tuple(d.issue for k, d in enumerate(program) if k not in both.ours),
        second=_between_readers(reading, second),
    )


def _between_readers(reading: Reading, second: Reading | None) -> Mapping[str, Any] | None:
    if second is None:
        return None
    first, other = reading.disputes or (), second.disputes or ()
    both = matches([sides_said(o) for o in other], [sides_said(o) for o in first])
    return {
        "reader": second.reader,
        "kind": second.kind,
        "points": len(other),
        "right": len(both.ours),
        "found": len(both.theirs),
        "of": len(first),
    }


def as_lines(rows: Sequence[PointByPoint]) -> Iterator[str]:
    """Plain text: a block a story, then the sums."""
    for row in rows:
        yield f"{row.story}: {row.reader} ({row.kind})"
        yield from (f"  found               {heading}" for heading in row.found)
        yield from (f"  missed              {heading}" for heading in row.missed)
        yield from (f"  not in the reading  {heading}" for heading in row.extra)
        if row.second:
            said = "  {reader} ({kind}): {right} of {points} points are in the first reading"
            yield said.format(**row.second) + ", {found} of {of} the other way".format(**row.second)
    sums = in_sum(rows)
    yield (
        "all: precision {precision} ({right} of {program}), recall {recall} ({found} of {read}),"
        " core {core_found} of {core}".format(**sums)
    )


def in_sum(rows: Sequence[PointByPoint]) -> dict[str, Any]:
    """Counts over all readings, with precision and recall; None where there is nothing to count."""
    right, program = sum(r.right for r in rows), sum(r.right + len(r.extra) for r in rows)
    found = sum(len(r.found) for r in rows)
    read = found + sum(len(r.missed) for r in rows)
    core = sum(r.core for r in rows)
    return {
        "readings": len(rows),
        "program": program,
        "right": right,
        "read": read,
        "found": found,
        "core": core,
        "core_found": core - sum(r.missed_core for r in rows),
        "precision": round(right / program, 3) if program else None,
        "recall": round(found / read, 3) if read else None,
    }
