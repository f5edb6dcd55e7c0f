"""`explain`: every decision behind one story, with its rule."""

from __future__ import annotations

import argparse
import sys

from generator.archive import analyse_all
from generator.archive.progress import show
from generator.build import brief
from generator.commands.options import (
    WRONG_USE,
    Commands,
    is_folder,
    no_story,
    seeds_option,
    status,
    work_options,
)
from generator.group.name_stories import arrange
from generator.read import read
from generator.render.exports.explain import explain


def add(commands: Commands) -> None:
    command = commands.add_parser("explain", help="every decision behind one story, with its rule")
    command.add_argument("story", metavar="STORY", help="a story id, as in its address")
    seeds_option(command)
    work_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """explain: the decisions of one story on standard output."""
    if not is_folder(options.seeds):
        return WRONG_USE
    library, problems = read(options.seeds)
    findings = analyse_all(library.articles, jobs=options.jobs, cache=options.cache, progress=show)
    briefings = brief(library, findings, arrange(library).stories)
    chosen = [o.id for o in briefings.outlines() if options.story in (o.id, *o.formerly)]
    if not chosen:
        print(no_story(options.story, list(briefings)), file=sys.stderr)
        return WRONG_USE
    print(explain(briefings[chosen[0]], {article.file: article for article in library.articles}))
    return status(problems)
