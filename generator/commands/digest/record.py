"""`record`: what each story shows today goes into its history; a build never writes it."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from generator.build import analyse_all, merge_all
from generator.commands.options import (
    FINE,
    WRONG_USE,
    Commands,
    is_folder,
    read_options,
    seeds_option,
    work_options,
)
from generator.group import group, without_drafts
from generator.read import read
from generator.read.history import HISTORY_FOLDER, state_line
from generator.records import Article, Briefing, StoryState
from generator.render.site import shown_spans
from generator.store import Store
from generator.work import copies

DIGEST_LETTERS = 12
"""Of a digest: enough to tell two headings or two texts apart."""


def add(commands: Commands) -> None:
    command = commands.add_parser("record", help="write today's state of each story to its history")
    seeds_option(command)
    read_options(command)
    work_options(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """record: a line for each story that changed; `--as-of` is the day, else today."""
    if not is_folder(options.seeds):
        return WRONG_USE
    today = options.as_of or datetime.now(UTC).date().isoformat()
    states = current_states(options, today)
    written = [state for state in states if keep_state(options.seeds / HISTORY_FOLDER, state)]
    print(f"{len(written)} of {len(states)} stories changed", file=sys.stderr)
    return FINE


def current_states(options: argparse.Namespace, day: str) -> list[StoryState]:
    """Of every story that is published, by id."""
    library, _ = read(options.seeds, config=options.config, as_of=options.as_of)
    stories, library = without_drafts(group(library).stories, library)
    store = Store(folder=options.cache)
    findings = analyse_all(library.articles, store, copies(options.jobs, telling="analysing"))
    briefings = merge_all(stories, library, findings, store, copies(options.jobs))
    articles = {article.file: article for article in library.articles}
    return [state_now(briefings[story], articles, day) for story in sorted(briefings)]


def state_now(briefing: Briefing, articles: Mapping[str, Article], day: str) -> StoryState:
    """Places and digests of what a page shows: no word of an article."""
    sources = [source.article for source in briefing.sources]
    return StoryState(
        story=briefing.id,
        date=day,
        articles=tuple((file, articles[file].sha256[:DIGEST_LETTERS]) for file in sources),
        points=tuple(_short_digest(dispute.issue) for dispute in briefing.disputes),
        passages=tuple(dict.fromkeys(shown_spans(briefing))),
        corrections=len(briefing.amended),
    )


def keep_state(folder: Path, state: StoryState) -> bool:
    """Add the state, or change today's; False where the newest line says the same already."""
    path = folder / f"{state.story}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.is_file() else []
    new = state_line(state)
    dayless = state_line(replace(state, date=""))
    if lines and _without_day(lines[-1]) == _without_day(dayless):
        return False
    today = f'{{"date":"{state.date}"'
    kept = [line for line in lines if not line.startswith(today)]
    folder.mkdir(exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text("".join([*kept, new]), encoding="utf-8", newline="")
    fresh.replace(path)
    return True


def _without_day(line: str) -> str:
    return line.partition('",')[2].strip()


def _short_digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:DIGEST_LETTERS]
