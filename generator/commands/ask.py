"""`ask`: a language model reads stories; what it points at is checked word by word."""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from generator.commands.options import (
    FINE,
    PROBLEMS,
    Commands,
    check_folder,
    no_story,
    seeds_option,
    today_given,
    work_options,
)
from generator.commands.second_reader import sheet_options
from generator.group import group
from generator.problems import Fault, shown_problem
from generator.read import read
from generator.reading.asking import Asked, Terms, ask_about
from generator.reading.checked_answer import keep_reading, reading_file
from generator.reading.endpoint import (
    LOCAL_SERVER,
    Endpoint,
    ask_model,
    check_address,
    is_loopback,
    may_have_key,
)
from generator.reading.numbered import Prepared, find_story, is_current, prepare
from generator.records import Seeds, Story
from generator.store import Store

KEY_VARIABLE = "BRIEFING_KEY"
MOST_TOKENS = 200_000


def add(commands: Commands) -> None:
    command = commands.add_parser(
        "ask", help="let a language model read stories, its every word checked (extra: ask)"
    )
    command.add_argument("stories", nargs="+", metavar="STORY", help="ids, as in the addresses")
    command.add_argument("--model", required=True, metavar="NAME", help="as the endpoint calls it")
    command.add_argument(
        "--endpoint",
        default=LOCAL_SERVER,
        metavar="URL",
        help=f"OpenAI-compatible, a server on this machine by default ({LOCAL_SERVER});"
        f" the key comes from the environment variable {KEY_VARIABLE}",
    )
    seeds_option(command)
    work_options(command)
    sheet_options(command)
    command.add_argument(
        "--most-tokens",
        type=int,
        default=MOST_TOKENS,
        metavar="N",
        help=f"stop when so many were used, in and out (default: {MOST_TOKENS:,})",
    )
    command.add_argument(
        "--patience",
        type=float,
        default=600.0,
        metavar="SECONDS",
        help="wait so long for a reply (default: 600)",
    )
    command.set_defaults(run=run, config=None)


def run(options: argparse.Namespace) -> int:
    """ask: what was written on standard output, all else on standard error."""
    check_address(options.endpoint)
    check_folder(options.seeds)
    library, _ = read(options.seeds)  # without a day: what is under embargo is not read
    stories = group(library).stories
    chosen = {wanted: find_story(stories, wanted) for wanted in options.stories}
    unknown = [no_story(w, [s.id for s in stories]) for w, story in chosen.items() if not story]
    if unknown:
        raise Fault("\n".join(map(str, unknown)))
    endpoint = _endpoint(options, len(chosen))
    asking = _Asking(options=options, library=library, stories=stories, endpoint=endpoint)
    statuses = [_ask_about(asking, story) for story in chosen.values() if story]
    _tell(f"{asking.used:,} tokens used")
    return max(statuses, default=FINE)


def _endpoint(options: argparse.Namespace, stories: int) -> Endpoint:
    """Where is asked; says so before anything leaves this machine."""
    key = os.environ.get(KEY_VARIABLE) or None
    if not is_loopback(options.endpoint):
        count = f"{stories} {'story' if stories == 1 else 'stories'}"
        _tell(f"the articles of {count} go to {options.endpoint}")
    if key and not may_have_key(options.endpoint):
        _tell(f"{KEY_VARIABLE} is not sent: {options.endpoint} is neither https nor this machine")
    return Endpoint(
        address=options.endpoint, model=options.model, key=key, patience=options.patience
    )


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


@dataclass(slots=True, kw_only=True)
class _Asking:
    """One run over several stories; `used` are the tokens so far."""

    options: argparse.Namespace
    library: Seeds
    stories: Sequence[Story]
    endpoint: Endpoint
    used: int = 0


def _ask_about(asking: _Asking, story: Story) -> int:
    """Asks about one story, unless there is nothing to ask; the exit status of it."""
    store = Store(folder=asking.options.cache)
    prepared = prepare(asking.library, asking.stories, story, store)
    reason = _nothing_to_ask(prepared)
    if reason:
        _tell(f"{story.id}: {reason}")
        return FINE
    if prepared.reading is None and reading_file(asking.options.seeds, story.id).exists():
        _tell(f"{story.id}: its reading cannot be read; `check` says why")
        return PROBLEMS
    if asking.used >= asking.options.most_tokens:
        _tell(f"{story.id}: not asked, --most-tokens is used up")
        return PROBLEMS
    _tell(f"{story.id}: asking {asking.options.model} ...")
    started = time.monotonic()
    ask = partial(ask_model, asking.endpoint)
    given = asking.options
    terms = Terms(
        model=given.model,
        day=today_given(),
        tokens=given.most_tokens - asking.used,
        most=given.most,
        blind=given.blind,
    )
    asked = ask_about(prepared.numbered, ask, terms)
    asking.used += asked.tokens
    seconds = time.monotonic() - started
    _tell(f"{story.id}: {asked.tokens:,} tokens, {seconds:.1f} seconds")
    return _keep(asking, prepared, asked)


def _keep(asking: _Asking, prepared: Prepared, asked: Asked) -> int:
    """Writes what was taken, and says what was not."""
    story = prepared.story.id
    if asked.taken is None:
        _tell(f"{story}: no answer: {asked.trouble}")
        return PROBLEMS
    for refusal in asked.taken.refusals:
        _tell(f"{story}: {shown_problem(refusal)}")
    if asked.taken.data is None:
        _tell(f"{story}: nothing was written")
        return PROBLEMS
    name = prepared.reading.story if prepared.reading else story
    print(keep_reading(asking.options.seeds, name, asked.taken.data, replace=True), flush=True)
    return PROBLEMS if asked.taken.refusals else FINE


def _nothing_to_ask(prepared: Prepared) -> str:
    """Why a story is left alone: a person read it, or a reading of today's texts is there."""
    if prepared.reading is None:
        return ""
    if prepared.reading.kind == "person":
        return "a person has read it; a model does not replace that"
    return "its reading is current" if is_current(prepared) else ""
