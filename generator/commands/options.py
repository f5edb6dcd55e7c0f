"""Options that several commands share, and how problems and their status are told."""

import argparse
import difflib
import os
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeAlias

from generator.build import merged_stories
from generator.group import group, without_drafts
from generator.problems import Fault, Problem, Problems, shown_problem
from generator.read import read
from generator.records import Article, Briefing, Seeds
from generator.store import Results, Store

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
LOCAL, DASK = "local", "dask"

SEEDS = Path("seeds")
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def seeds_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--seeds", type=Path, default=SEEDS, help="folder with index.yml (default: seeds)"
    )


def read_options(command: argparse.ArgumentParser) -> None:
    """What is read beside the seeds, and as of which day."""
    command.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help="settings of the digest (default: briefing.yml beside the seeds folder)",
    )
    command.add_argument(
        "--as-of",
        type=_given_day,
        metavar="DAY",
        help="show what is under embargo until this day; without it embargoes hold",
    )


def usual_options(command: argparse.ArgumentParser) -> None:
    """Of a command that reads the seeds and works on their stories."""
    seeds_option(command)
    read_options(command)
    work_options(command)


def _given_day(said: str) -> str:
    try:
        return date.fromisoformat(said).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{said!r} is no day, write it like 2031-05-17") from None


def work_options(command: argparse.ArgumentParser) -> None:
    jobs_option(command)
    command.add_argument(
        "--cache",
        type=Path,
        default=Path(".cache"),
        help="folder that keeps findings between runs, safe to delete (default: .cache)",
    )


def engine_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--engine",
        choices=(LOCAL, DASK),
        default=LOCAL,
        help="what analyses: this machine, or the workers of a Dask scheduler (default: local)",
    )
    command.add_argument(
        "--scheduler",
        default="tcp://127.0.0.1:8786",
        metavar="ADDRESS",
        help="of the Dask scheduler (default: tcp://127.0.0.1:8786)",
    )


def jobs_option(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="processes for analysis (0: one a core)"
    )


def check_folder(path: Path) -> None:
    """Raises Fault where there are no seeds; git keeps no empty folder, so the usual one may be
    missing."""
    if path == SEEDS and not path.exists():
        print(f"{path}: no such folder yet; the digest has no articles", file=sys.stderr)
        path.mkdir()
    if not path.is_dir():
        raise Fault(f"{path}", "no such folder; give the seeds folder with --seeds")
    try:
        os.scandir(str(path)).close()
    except OSError as error:
        raise Fault(f"{path}", f"{error.strerror}; let the program look into it") from error


def seeds_read(options: argparse.Namespace) -> tuple[Seeds, Problems]:
    """The seeds, the settings and the day that the options name. Raises Fault."""
    check_folder(options.seeds)
    return read(options.seeds, config=options.config, as_of=options.as_of)


def published_stories(
    library: Seeds, options: argparse.Namespace
) -> tuple[Results[Briefing], dict[str, Article]]:
    """The briefings of all stories but drafts, and the articles by file."""
    stories, library = without_drafts(group(library).stories, library)
    store = Store(folder=options.cache)
    _, briefings = merged_stories(stories, library, store, options.jobs)
    return briefings, {article.file: article for article in library.articles}


def today_given() -> str:
    return datetime.now(UTC).date().isoformat()


def report(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(shown_problem(problem), file=sys.stderr)


def status(problems: Iterable[Problem]) -> int:
    return PROBLEMS if any(problem.severity == "error" for problem in problems) else FINE


def no_story(wanted: str, known: Iterable[str]) -> Fault:
    near = difflib.get_close_matches(wanted, list(known), n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    return Fault(f"no story {wanted!r}{hint}")
