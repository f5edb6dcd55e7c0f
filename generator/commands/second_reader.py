"""`sheet` and `take`: a story for a second reader, and the answer as a file of the seeds."""

import argparse
import sys
from pathlib import Path

from generator.commands.options import (
    FINE,
    PROBLEMS,
    Commands,
    no_story,
    seeds_read,
    today_given,
    usual_options,
)
from generator.group import group
from generator.problems import Fault, shown_problem
from generator.read.index.readings import READINGS_FOLDER, SECOND
from generator.reading.checked_answer import keep_reading, take
from generator.reading.numbered import Prepared, find_story, prepare
from generator.reading.printed_sheet import sheet_json, sheet_text
from generator.store import Store

STDIN = "-"


def add_sheet(commands: Commands) -> None:
    command = commands.add_parser(
        "sheet", help="a story as numbered sentences, for a person or a language model to read"
    )
    command.add_argument("story", metavar="STORY", help="a story id, as in its address")
    usual_options(command)
    sheet_options(command)
    command.add_argument("--json", action="store_true", help="one JSON object, for programs")
    command.set_defaults(run=run_sheet)


def sheet_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--blind", action="store_true", help="reports are A, B, C; no outlet is named"
    )
    command.add_argument(
        "--most",
        type=int,
        metavar="WORDS",
        help="at most so many words of the reports; what no one disputes is left out first",
    )


def run_sheet(options: argparse.Namespace) -> int:
    numbered = prepared_story(options).numbered
    show = sheet_json if options.json else sheet_text
    print(show(numbered, blind=options.blind, most=options.most))
    return FINE


def prepared_story(options: argparse.Namespace) -> Prepared:
    library, _ = seeds_read(options)
    stories = group(library).stories
    story = find_story(stories, options.story)
    if story is None:
        raise no_story(options.story, [s.id for s in stories])
    return prepare(library, stories, story, Store(folder=options.cache))


def add_take(commands: Commands) -> None:
    command = commands.add_parser(
        "take", help="write a second reader's answer to seeds/readings/, every word checked"
    )
    command.add_argument("story", metavar="STORY", help="a story id, as in its address")
    command.add_argument("answer", metavar="ANSWER", help="file with the answer, or - for input")
    usual_options(command)
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
    command.set_defaults(run=run_take)


def run_take(options: argparse.Namespace) -> int:
    """take: refusals on standard error, the file's name on standard output."""
    answer = _answer_text(options.answer)
    prepared = prepared_story(options)
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


def _answer_text(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise Fault(name, str(error.strerror)) from error
    return data.decode("utf-8-sig", "replace")
