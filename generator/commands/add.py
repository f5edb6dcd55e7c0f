"""`add`: files and addresses become articles of the seeds, one file each."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

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
from generator.intake.safe_http import PoliteReader, RefusedError
from generator.read import read
from generator.read.formats import FORMATS
from generator.read.kinds.told_by_file import told_date, told_name, told_url
from generator.records import Article
from generator.spans import cut


def add(commands: Commands) -> None:
    command = commands.add_parser("add", help="bring files and web pages into the seeds")
    command.add_argument("what", nargs="+", metavar="FILE|FOLDER|URL")
    seeds_option(command)
    command.add_argument("--outlet", help="who published them, where they do not say")
    command.add_argument("--dry-run", action="store_true", help="show, write nothing")
    command.set_defaults(run=run)


QUESTIONS: dict[str, tuple[str, Callable[[str], str | None]]] = {
    "outlet": ("Who published it?", told_name),
    "published": ("When, such as 2031-05-17?", told_date),
    "author": ("Who wrote it?", told_name),
    "url": ("At which address, with https://?", told_url),
}
"""What is asked where the file does not say it, and what reads the answer."""


@dataclass(slots=True)
class Intake:
    """What one run knows and did."""

    seeds: Path
    known: Holdings
    dry: bool = False
    asks: bool = False
    """Whether what a file does not say is asked for, where somebody sits at a terminal."""
    written: list[str] = field(default_factory=list)


def run(options: argparse.Namespace) -> int:
    """add: 1 where something could not be added; what could be is."""
    options.seeds.mkdir(parents=True, exist_ok=True)
    library, _ = read(options.seeds, as_of=LAST_DAY)
    known = known_of(library.articles, library.withdrawn)
    intake = Intake(seeds=options.seeds, known=known, dry=options.dry_run, asks=True)
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
        if file.suffix.lower() not in FORMATS and file != path:
            if file.is_file() and not file.name.startswith("."):
                print(f"{file}: left alone, it is no kind of file that is read", file=sys.stderr)
        elif file.is_file():
            articles, problems = arrived(file, file.name)
            yield from (f"{file.parent}/{line}" for line in problems)
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
    if not articles and not problems:
        yield f"{url}: no article is found there"
    yield from (f"{url}: {line}" for line in problems)
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
    article = replace(article, outlet=article.outlet or outlet)
    article = _asked(article) if intake.asks else article
    taken = {path.name for path in intake.seeds.iterdir()} | set(intake.written)
    name = arrival_name(article, taken)
    if not intake.dry:
        _write_new(intake.seeds / name, file_text(article))
    intake.written.append(name)
    intake.known.add(replace(article, file=name))
    head = " ".join(cut(article.text, article.headline).split()) if article.headline else None
    told = (head, article.outlet, article.published, article.author, article.url)
    print(f"{name}: {' · '.join(value or '?' for value in told)}")
    return name


def _asked(article: Article) -> Article:
    """With what the file does not say, asked of whoever sits at the terminal; an answer that cannot
    be right is asked for again."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return article
    missing = [name for name in QUESTIONS if not getattr(article, name)]
    if missing:
        about = cut(article.text, article.headline) if article.headline else article.file
        print(f"{' '.join(about.split())} (Enter: unknown)", file=sys.stderr)
    answers: dict[str, Any] = {name: _asked_answer(*QUESTIONS[name]) for name in missing}
    return replace(article, **answers)


def _asked_answer(question: str, read_answer: Callable[[str], str | None]) -> str | None:
    while True:
        print(f"  {question} ", end="", file=sys.stderr, flush=True)
        said = sys.stdin.readline().strip()
        found = read_answer(said)
        if found or not said:
            return found


def _write_new(path: Path, text: str) -> None:
    """Never over a file, not even one that came a moment ago; never through a link."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(path, flags, 0o644), "w", encoding="utf-8", newline="") as file:
        file.write(text)
