"""`check`: every problem in the seeds, nothing published."""

from __future__ import annotations

import argparse

from generator.build import check_orders
from generator.commands.options import (
    WRONG_USE,
    Commands,
    is_folder,
    read_options,
    seeds_option,
    status,
    work_options,
)
from generator.group import group
from generator.problems import shown
from generator.read import read
from generator.store import Store


def add(commands: Commands) -> None:
    command = commands.add_parser("check", help="list every problem in the seeds, write nothing")
    seeds_option(command)
    read_options(command)
    work_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """check: every problem on standard output, one a line."""
    if not is_folder(options.seeds):
        return WRONG_USE
    library, problems = read(options.seeds, config=options.config, as_of=options.as_of)
    named = group(library)
    unmet = check_orders(library, named.stories, Store(folder=options.cache), options.jobs)
    problems = (*problems, *named.notices, *unmet)
    for problem in problems:
        print(shown(problem))
    return status(problems)
