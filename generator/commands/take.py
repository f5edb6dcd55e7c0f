"""`take`: a second reader's answer becomes a file under version control."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from generator.commands.options import (
    FINE,
    PROBLEMS,
    WRONG_USE,
    Commands,
    read_options,
    seeds_option,
    work_options,
)
from generator.commands.sheet import prepared_story
from generator.problems import shown_problem
from generator.read.index.readings import READINGS_FOLDER, SECOND
from generator.reading.checked_answer import take
from generator.reading.files import keep_reading

STDIN = "-"


def add(commands: Commands) -> None:
    command = commands.add_parser(
        "take", help="write a second reader's answer to seeds/readings/, every word checked"
    )
    command.add_argument("story", metavar="STORY", help="a story id, as in its address")
    command.add_argument("answer", metavar="ANSWER", help="file with the answer, or - for input")
    seeds_option(command)
    read_options(command)
    work_options(command)
    command.add_argument("--reader", required=True, metavar="NAME", help="who read")
    command.add_argument(
        "--kind",
        choices=("person", "model"),
        default="model",
        help="what the reader is; a model may word nothing freely (default: model)",
    )
    command.add_argument(
        "--read", metavar="DAY", help="the day of the reading, YYYY-MM-DD (default: today)"
    )
    command.add_argument("--replace", action="store_true", help="take the place of a reading")
    command.add_argument(
        "--second",
        action="store_true",
        help=f"write {READINGS_FOLDER}/STORY{SECOND}.yml: another reader's, compared and not shown",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """take: refusals on standard error, the file's name on standard output."""
    answer = _answer_text(options.answer)
    prepared = prepared_story(options) if answer is not None else None
    if answer is None or prepared is None:
        return WRONG_USE
    taken = take(
        answer,
        prepared.numbered,
        reader=options.reader,
        kind=options.kind,
        day=options.read or today_given(),
        file=options.answer,
    )
    for refusal in taken.refusals:
        print(shown_problem(refusal), file=sys.stderr)
    if taken.data is None:
        print("nothing was written", file=sys.stderr)
        return PROBLEMS
    name = prepared.story.id + (SECOND if options.second else "")
    kept = keep_reading(options.seeds, name, taken.data, replace=options.replace)
    if kept is None:
        print(f"{READINGS_FOLDER}/{name}.yml is there: --replace it, or take this as --second")
        return PROBLEMS
    print(kept)
    return PROBLEMS if taken.refusals else FINE


def today_given() -> str:
    return datetime.now(UTC).date().isoformat()


def _answer_text(name: str) -> str | None:
    """The answer's text; None, with a line on standard error, where it cannot be read."""
    try:
        data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        print(f"{name}: {error.strerror}", file=sys.stderr)
        return None
    return data.decode("utf-8-sig", "replace")
