"""`fetch`: what is new in the feeds that the settings name becomes articles of the seeds."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

from generator.commands.add import Intake, from_bytes, keep
from generator.commands.options import FINE, PROBLEMS, Commands, seeds_option
from generator.intake.arrivals import LAST_DAY, known_of, suffix_of
from generator.intake.safe_http import Answer, PoliteReader, RefusedError, host_of
from generator.interface import say_count
from generator.read import read
from generator.read.settings_file import SETTINGS
from generator.records import Article, FeedSource
from generator.store import write_whole

MOST_ARTICLES_A_WEEK = 50
"""Articles of a source in a week, where the settings say nothing."""
LEFT_ALONE = 3600.0
"""Seconds that a source is left alone which asks for it without saying how long."""
LONGEST_FETCH = 7 * 24 * 3600.0
NOT_CHANGED, TOO_MANY, UNAVAILABLE = 304, 429, 503
STATE = Path(".cache/fetch.json")
ONE_WEEK = timedelta(days=7)
IDS_KEPT = timedelta(days=90)
"""Ids of items that are older are forgotten; the seeds still know the article."""


def add(commands: Commands) -> None:
    command = commands.add_parser("fetch", help="bring what is new in the feeds into the seeds")
    seeds_option(command)
    command.add_argument(
        "--config", type=Path, metavar="FILE", help="settings with `sources:` (default: beside)"
    )
    command.add_argument(
        "--state", type=Path, default=STATE, help=f"what earlier runs took (default: {STATE})"
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """fetch: 1 where a source could not be read; the others are. What was taken stays taken."""
    options.seeds.mkdir(parents=True, exist_ok=True)
    library, problems = read(options.seeds, config=options.config, as_of=LAST_DAY)
    sources = library.settings.sources
    if not sources:
        print("no `sources:` in the settings", file=sys.stderr)
        return FINE
    known = known_of(library.articles, library.withdrawn)
    intake = Intake(seeds=options.seeds, known=known)
    reader = PoliteReader([host_of(source.url) for source in sources if source.private])
    states = load_state(options.state)
    wrong: list[str] = []
    for source in sources:
        state = states.setdefault(source.url, SourceState())
        wrong += fetch_source(intake, source, state, reader)
        save_state(options.state, states, today().date())
    for line in wrong:
        print(line, file=sys.stderr)
    new = say_count(len(intake.written), "articles_added")
    print(f"{new}, from {say_count(len(sources), 'sources')}", file=sys.stderr)
    return PROBLEMS if wrong or any(p.file == SETTINGS for p in problems) else FINE


def today() -> datetime:
    return datetime.now(UTC)


def fetch_source(
    intake: Intake, source: FeedSource, state: SourceState, reader: PoliteReader
) -> list[str]:
    """Take what is new in one feed; what went wrong, a line each."""
    if state.not_before > time.time():
        return []
    asked = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    try:
        answer = reader.get(source.url, {key: value for key, value in asked.items() if value})
    except RefusedError as error:
        return [f"{source.url}: {error}"]
    if answer.status in (TOO_MANY, UNAVAILABLE):
        state.not_before = time.time() + _seconds_to_wait(answer)
        return [f"{source.url}: asked to be left alone ({answer.status}); tried again later"]
    if answer.status == NOT_CHANGED:
        return []
    if answer.status != 200:
        return [f"{source.url}: the answer was {answer.status}"]
    return _take(intake, source, state, reader, answer)


def _take(
    intake: Intake, source: FeedSource, state: SourceState, reader: PoliteReader, answer: Answer
) -> list[str]:
    suffix = suffix_of(source.url, answer.headers.get("content-type", ""), answer.body)
    articles, problems = from_bytes(answer.body, ".xml" if suffix == ".html" else suffix)
    wrong = [f"{source.url}: {line}" for line in problems]
    since = (today().date() - ONE_WEEK).isoformat()
    left = (source.most or MOST_ARTICLES_A_WEEK) - sum(day > since for day in state.seen.values())
    new = [article for article in articles if _id(article) not in state.seen]
    for article in new[: max(0, left)]:
        wrong += _whole_items(intake, source, reader, article)
        state.seen[_id(article)] = today().date().isoformat()
    if len(new) > max(0, left):
        print(f"{source.url}: {len(new) - max(0, left)} wait for next week", file=sys.stderr)
    elif not wrong:
        state.etag = answer.headers.get("etag", "")
        state.modified = answer.headers.get("last-modified", "")
    return wrong


def _whole_items(
    intake: Intake, source: FeedSource, reader: PoliteReader, article: Article
) -> Iterator[str]:
    """Keep an item; of an excerpt the page that it leads to, where that can be had."""
    if article.excerpt and article.url and not intake.known.same_as(article):
        try:
            page = reader.get(article.url)
            found, _ = from_bytes(page.body, ".html") if page.status == 200 else ((), ())
        except RefusedError as error:
            yield f"{error}; the excerpt was taken"
            found = ()
        if found:
            outlet = article.outlet or found[0].outlet
            published = article.published or found[0].published
            article = replace(found[0], url=article.url, outlet=outlet, published=published)
    keep(intake, article, source.outlet)


def _id(article: Article) -> str:
    return article.url or article.sha256


def _seconds_to_wait(answer: Answer) -> float:
    """Seconds that an answer asks to wait: a number, a date, or nothing."""
    said = answer.headers.get("retry-after", "")
    if said.isdigit():
        return min(float(said), LONGEST_FETCH)
    try:
        until = parsedate_to_datetime(said).timestamp() - time.time()
        return min(max(until, 0.0), LONGEST_FETCH)
    except (ValueError, TypeError):
        return LEFT_ALONE


# --- what is remembered of each source between runs: what to ask with, what was taken when --------


@dataclass(slots=True)
class SourceState:
    """Of one feed. `seen` has the day on which an item was taken, by its id."""

    etag: str = ""
    modified: str = ""
    not_before: float = 0.0
    """Seconds since 1970 until which the source asked to be left alone."""
    seen: dict[str, str] = field(default_factory=dict)


def load_state(path: Path) -> dict[str, SourceState]:
    """By the address of the feed; nothing where the file is missing or damaged."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        return {
            url: SourceState(
                etag=str(values["etag"]),
                modified=str(values["modified"]),
                not_before=float(values["not_before"]),
                seen={str(key): str(day) for key, day in dict(values["seen"]).items()},
            )
            for url, values in plain.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def save_state(path: Path, states: dict[str, SourceState], today: date) -> None:
    oldest = (today - IDS_KEPT).isoformat()
    for state in states.values():
        state.seen = {key: day for key, day in state.seen.items() if day >= oldest}
    plain = {url: asdict(state) for url, state in sorted(states.items())}
    write_whole(path, json.dumps(plain, indent=1, sort_keys=True))
