"""`add`: files and addresses become articles of the seeds, one file each."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.commands.options import FINE, PROBLEMS, Commands, seeds_option
from generator.intake.arrivals import (
    LAST_DAY,
    Holdings,
    arrival_name,
    arrived,
    file_text,
    known_of,
    suffix_of,
)
from generator.intake.robots import PoliteReader
from generator.intake.safe_http import RefusedError
from generator.read import read
from generator.read.formats import FORMATS
from generator.records import Article


def add(commands: Commands) -> None:
    command = commands.add_parser("add", help="bring files and web pages into the seeds")
    command.add_argument("what", nargs="+", metavar="FILE|FOLDER|URL")
    seeds_option(command)
    command.add_argument("--outlet", help="who published them, where they do not say")
    command.add_argument("--dry-run", action="store_true", help="show, write nothing")
    command.set_defaults(run=run)


@dataclass(slots=True)
class Intake:
    """What one run knows and did."""

    seeds: Path
    known: Holdings
    dry: bool = False
    written: list[str] = field(default_factory=list)


def run(options: argparse.Namespace) -> int:
    """add: 1 where something could not be added; what could be is."""
    options.seeds.mkdir(parents=True, exist_ok=True)
    library, _ = read(options.seeds, as_of=LAST_DAY)
    known = known_of(library.articles, library.withdrawn)
    intake = Intake(seeds=options.seeds, known=known, dry=options.dry_run)
    reader = PoliteReader()
    wrong = [line for what in options.what for line in _bring(intake, what, reader, options)]
    for line in wrong:
        print(line, file=sys.stderr)
    print(f"{len(intake.written)} added to {options.seeds}", file=sys.stderr)
    return PROBLEMS if wrong else FINE


def _bring(
    intake: Intake, what: str, reader: PoliteReader, options: argparse.Namespace
) -> Iterator[str]:
    """Add what is named; yields what could not be, a line each."""
    if what.startswith(("http://", "https://")):
        yield from bring_address(intake, what, reader, options.outlet)
        return
    path = Path(what)
    if not path.exists():
        yield f"{what}: no such file or folder"
        return
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file() and (file.suffix.lower() in FORMATS or file == path):
            articles, problems = arrived(file, file.name)
            yield from (f"{file.parent}/{line}" for line in problems if not articles)
            for article in articles:
                keep(intake, article, options.outlet)


def bring_address(
    intake: Intake, url: str, reader: PoliteReader, outlet: str | None
) -> Iterator[str]:
    """Add what stands at an address; yields why not."""
    try:
        answer = reader.get(url)
    except RefusedError as error:
        yield str(error)
        return
    if answer.status != 200:
        yield f"{url}: the answer was {answer.status}"
        return
    suffix = suffix_of(answer.url, answer.headers.get("content-type", ""), answer.body)
    articles, problems = from_bytes(answer.body, suffix)
    if not articles:
        yield f"{url}: {'; '.join(problems) or 'no article is found there'}"
    for article in articles:
        keep(intake, article if article.url else replace(article, url=answer.url), outlet)


def from_bytes(data: bytes, suffix: str) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """The articles in bytes that are no file yet."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"fetched{suffix}"
        path.write_bytes(data)
        return arrived(path, path.name)


def keep(intake: Intake, article: Article, outlet: str | None = None) -> str | None:
    """Write an article that is not there yet and say what is known of it; the file's name."""
    same = intake.known.same_as(article)
    if same:
        print(f"there already ({same[0]}): {same[1]}")
        return None
    article = replace(article, outlet=article.outlet or outlet or _asked_outlet(article))
    taken = {path.name for path in intake.seeds.iterdir()} | set(intake.written)
    name = arrival_name(article, taken)
    if not intake.dry:
        _write_new(intake.seeds / name, file_text(article))
    intake.written.append(name)
    intake.known.add(replace(article, file=name))
    told = (article.outlet, article.published, article.author, article.url)
    print(f"{name}: {' · '.join(value or '?' for value in told)}")
    return name


def _asked_outlet(article: Article) -> str | None:
    """Who published it, asked of whoever sits at the terminal."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    print(
        f"Who published {article.url or article.file}? (Enter: unknown) ", end="", file=sys.stderr
    )
    return sys.stdin.readline().strip() or None


def _write_new(path: Path, text: str) -> None:
    """Never over a file, not even one that came a moment ago; never through a link."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(path, flags, 0o644), "w", encoding="utf-8", newline="") as file:
        file.write(text)
