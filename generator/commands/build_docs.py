"""`build`: the seeds folder becomes the docs folder."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from generator.analyse import analyse
from generator.build import Outcome, build
from generator.code_digest import code_of
from generator.commands.options import (
    DASK,
    WRONG_USE,
    Commands,
    engine_options,
    is_folder,
    read_options,
    report,
    seeds_option,
    status,
    work_options,
)
from generator.language.model import model_digest
from generator.work import Engine, dask


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
    if not is_folder(options.seeds):
        return WRONG_USE
    outcome = build(
        options.seeds,
        options.docs,
        strict=options.strict,
        jobs=options.jobs,
        cache=options.cache,
        home=_folder(options.site_url),
        config=options.config,
        as_of=options.as_of,
        engine=_dask(options.scheduler) if options.engine == DASK else None,
    )
    report(outcome.problems)
    print(_summary(outcome, options.docs), file=sys.stderr)
    if not options.site_url:
        print("feeds: links are relative; --site-url or SITE_URL makes them whole", file=sys.stderr)
    return status(outcome.problems)


def _dask(scheduler: str) -> Engine:
    return dask(scheduler, analysis_version)


def analysis_version() -> str:
    """The same wherever the same article gives the same findings."""
    return f"{code_of(analyse)} {model_digest()}"


def _folder(url: str) -> str:
    """The address with a slash at its end; an empty one stays empty."""
    return f"{url.rstrip('/')}/" if url else ""


def _stories_counted(stories: int) -> str:
    return "1 story" if stories == 1 else f"{stories} stories"


def _summary(outcome: Outcome, docs: Path) -> str:
    if outcome.published is None:
        return "nothing written: --strict, and the seeds have problems"
    done = outcome.published
    return (
        f"{_stories_counted(outcome.stories)} -> {docs}: {len(done.written)} files written, "
        f"{len(done.unchanged)} unchanged, {len(done.removed)} removed"
    )
