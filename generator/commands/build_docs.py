"""`build` and `check`: the seeds folder becomes the docs folder; every problem in it is listed."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from generator.analyse import analyse
from generator.build import Outcome, build, merged_stories
from generator.code_digest import code_of
from generator.commands.options import (
    DASK,
    Commands,
    check_folder,
    engine_options,
    read_options,
    report,
    seeds_option,
    seeds_read,
    status,
    work_options,
)
from generator.group import group
from generator.language.model import model_digest
from generator.merge.editing.by_story import orders_by_story, unmet_orders
from generator.problems import Problem, shown_problem
from generator.read.settings_file import SETTINGS
from generator.records import Seeds, Story
from generator.store import Store
from generator.work import dask


def add(commands: Commands) -> None:
    command = commands.add_parser("build", help="read the seeds, write the docs")
    add_options(command)
    command.set_defaults(run=run)


def add_options(command: argparse.ArgumentParser) -> None:
    """The options of a build, for `site` too."""
    seeds_option(command)
    read_options(command)
    command.add_argument(
        "--docs", type=Path, default=Path("docs"), help="folder to write to (default: docs)"
    )
    command.add_argument(
        "--strict", action="store_true", help="write nothing if the seeds have a problem"
    )
    command.add_argument(
        "--site-url",
        default=os.environ.get("SITE_URL", ""),
        metavar="URL",
        help="address of the site, for feeds (default: the variable SITE_URL, else relative links)",
    )
    work_options(command)
    engine_options(command)


def run(options: argparse.Namespace) -> int:
    """build: exit status 1 where the seeds have problems, whatever could be built."""
    check_folder(options.seeds)
    outcome = build(
        options.seeds,
        options.docs,
        strict=options.strict,
        jobs=options.jobs,
        cache=options.cache,
        home=f"{options.site_url.rstrip('/')}/" if options.site_url else "",
        config=options.config,
        as_of=options.as_of,
        engine=dask(options.scheduler, analysis_version) if options.engine == DASK else None,
    )
    report(outcome.problems)
    print(_summary(outcome, options.docs), file=sys.stderr)
    if not options.site_url:
        print("feeds: links are relative; --site-url or SITE_URL makes them whole", file=sys.stderr)
    return status(outcome.problems)


def analysis_version() -> str:
    """The same wherever the same article gives the same findings."""
    return f"{code_of(analyse)} {model_digest()}"


def _summary(outcome: Outcome, docs: Path) -> str:
    if outcome.published is None:
        return "nothing written: --strict, and the seeds have problems"
    done = outcome.published
    stories = "1 story" if outcome.stories == 1 else f"{outcome.stories} stories"
    return (
        f"{stories} -> {docs}: {len(done.written)} files written, "
        f"{len(done.unchanged)} unchanged, {len(done.removed)} removed"
    )


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


def add_check(commands: Commands) -> None:
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
    command.set_defaults(run=run_check)


def run_check(options: argparse.Namespace) -> int:
    """check: every problem on standard output, one a line."""
    library, problems = seeds_read(options)
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
    articles = tuple(article for article in library.articles if article.file in files)
    few = replace(library, articles=articles)
    _, briefings = merged_stories(ordered, few, store, jobs)
    return unmet_orders(library, stories, briefings)
