"""`check`: every problem in the seeds, nothing published."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

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
from generator.problems import Problem, shown_problem
from generator.read import read
from generator.read.settings_file import SETTINGS
from generator.records import Seeds, Story
from generator.store import Store
from generator.work import copies


def as_note(problem: Problem, seeds: Path) -> str:
    """A workflow command of GitHub; a line end or a percent sign in it would start another."""
    level = "error" if problem.severity == "error" else "warning"
    file = problem.file if problem.file == SETTINGS else f"{seeds.as_posix()}/{problem.file}"
    where = f"file={_escaped(file, ':,')},line={problem.line},title={problem.code}"
    return f"::{level} {where}::{_escaped(f'{problem.message}, {problem.remedy}')}"


def _escaped(said: str, more: str = "") -> str:
    return "".join(f"%{ord(c):02X}" if c in f"%\r\n{more}" else c for c in said)


PROBLEM_FORMS: dict[str, Callable[[Problem, Path], str]] = {
    "text": lambda problem, _: shown_problem(problem),
    "github": as_note,
    "json": lambda problem, _: json.dumps(asdict(problem), ensure_ascii=False),
}


def add(commands: Commands) -> None:
    command = commands.add_parser("check", help="list every problem in the seeds, write nothing")
    seeds_option(command)
    read_options(command)
    command.add_argument(
        "--format",
        choices=list(PROBLEM_FORMS),
        default="text",
        help="github: notes beside the lines of a pull request; json: one object a line",
    )
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
        print(PROBLEM_FORMS[options.format](problem, options.seeds))
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
