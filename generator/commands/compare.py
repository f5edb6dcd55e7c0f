"""`compare`: how far the program agrees with those who read the stories."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from generator.commands.options import (
    FINE,
    WRONG_USE,
    Commands,
    is_folder,
    no_story,
    read_options,
    seeds_option,
    work_options,
)
from generator.merge.editing.by_story import orders_by_story
from generator.read import read
from generator.reading.comparison import PointByPoint, as_lines, in_sum, point_by_point
from generator.reading.preparing import find_story, prepare, stories_of
from generator.records import Seeds, Story
from generator.store import Store


def add(commands: Commands) -> None:
    command = commands.add_parser(
        "compare", help="the program against readings, point by point, with precision and recall"
    )
    command.add_argument(
        "stories", nargs="*", metavar="STORY", help="ids, as in the addresses (default: all read)"
    )
    seeds_option(command)
    read_options(command)
    work_options(command)
    command.add_argument("--json", action="store_true", help="one JSON object")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """compare: on standard output."""
    if not is_folder(options.seeds):
        return WRONG_USE
    library, _ = read(options.seeds, config=options.config, as_of=options.as_of)
    stories = stories_of(library)
    chosen = [find_story(stories, wanted) for wanted in options.stories] or [*stories]
    for wanted, story in zip(options.stories, chosen, strict=False):
        if story is None:
            print(no_story(wanted, [s.id for s in stories]), file=sys.stderr)
            return WRONG_USE
    store = Store(folder=options.cache)
    rows = list(_compared_points(library, stories, [s for s in chosen if s], store))
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
