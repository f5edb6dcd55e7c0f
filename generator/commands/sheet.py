"""`sheet`: a story as numbered sentences, for a second reader."""

from __future__ import annotations

import argparse
import sys

from generator.commands.options import (
    FINE,
    WRONG_USE,
    Commands,
    is_folder,
    no_story,
    read_options,
    seeds_option,
    work_options,
)
from generator.read import read
from generator.reading.preparing import Prepared, find_story, prepare, stories_of
from generator.reading.printed_sheet import sheet_json, sheet_text
from generator.store import Store


def add(commands: Commands) -> None:
    command = commands.add_parser(
        "sheet", help="a story as numbered sentences, for a person or a language model to read"
    )
    command.add_argument("story", metavar="STORY", help="a story id, as in its address")
    seeds_option(command)
    read_options(command)
    work_options(command)
    sheet_options(command)
    command.add_argument("--json", action="store_true", help="one JSON object, for programs")
    command.set_defaults(run=run)


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


def run(options: argparse.Namespace) -> int:
    """sheet: on standard output."""
    prepared = prepared_story(options)
    if prepared is None:
        return WRONG_USE
    show = sheet_json if options.json else sheet_text
    print(show(prepared.numbered, blind=options.blind, most=options.most))
    return FINE


def prepared_story(options: argparse.Namespace) -> Prepared | None:
    """The story that the options name; None, with a line on standard error, where there is none."""
    if not is_folder(options.seeds):
        return None
    library, _ = read(options.seeds, config=options.config, as_of=options.as_of)
    stories = stories_of(library)
    story = find_story(stories, options.story)
    if story is None:
        print(no_story(options.story, [s.id for s in stories]), file=sys.stderr)
        return None
    return prepare(library, stories, story, Store(folder=options.cache))
