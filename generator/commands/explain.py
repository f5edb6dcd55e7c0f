"""`explain`: every decision behind one story, with its rule."""

from __future__ import annotations

import argparse
import sys

from generator.build import analyse_all, merge_all
from generator.commands.options import (
    WRONG_USE,
    Commands,
    is_folder,
    no_story,
    seeds_option,
    status,
    work_options,
)
from generator.group import group
from generator.read import read
from generator.render.exports.explain import explain
from generator.store import Store
from generator.work import copies


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
    store, engine = Store(folder=options.cache), copies(options.jobs, telling="analysing")
    findings = analyse_all(library.articles, store, engine)
    stories = group(library).stories
    briefings = merge_all(stories, library, findings, store, copies(options.jobs))
    chosen = [b.id for b in briefings.values() if options.story in (b.id, *b.formerly)]
    if not chosen:
        print(no_story(options.story, list(briefings)), file=sys.stderr)
        return WRONG_USE
    print(explain(briefings[chosen[0]], {article.file: article for article in library.articles}))
    return status(problems)
