"""`check`: every problem in the seeds, nothing published."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from generator.build import analyse_all, merge_all
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
from generator.merge.editing.by_story import orders_by_story, unmet_orders
from generator.problems import Problem, shown
from generator.read import read
from generator.records import Seeds, Story
from generator.store import Store
from generator.work import copies


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


def check_orders(
    library: Seeds, stories: Sequence[Story], store: Store, jobs: int
) -> tuple[Problem, ...]:
    """The same without a build: only stories of which something is said are analysed."""
    orders, _ = orders_by_story(library, stories)
    ordered = [story for story in stories if story.id in orders]
    files = {file for story in ordered for file in story.articles}
    articles = [article for article in library.articles if article.file in files]
    findings = analyse_all(articles, store, copies(jobs, telling="analysing"))
    briefings = merge_all(ordered, library, findings, store, copies(jobs))
    return unmet_orders(library, stories, briefings)
