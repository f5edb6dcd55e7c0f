"""Files -> Articles and Problems: the seed index, and each article normalised once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.problems import Problem
from generator.read.allowances import (
    as_locked,
    limits_unread,
    released,
    with_allowance,
    withdrawn_of,
)
from generator.read.article_file import PART_MARK, read_file
from generator.read.folder import find_files
from generator.read.history import read_history
from generator.read.index.consistency import check_links
from generator.read.index.entries import INDEX_FILE, read_index
from generator.read.index.lock_file import read_lock
from generator.read.index.readings import read_readings
from generator.read.index.shapes import GivenKeys, Problems
from generator.read.index.story_orders import drafts_unread, story_orders
from generator.read.index.withholding import LIMITS
from generator.read.settings_file import SETTINGS, read_settings
from generator.read.take_downs import left_of_withdrawn
from generator.records import Article, LockedStory, Seeds

ReadOne = Callable[
    [Path, str, GivenKeys | None, Mapping[str, GivenKeys], frozenset[str]],
    tuple[tuple[Article, ...], tuple[Problem, ...]],
]
"""Reads the articles of one file, as `read_file` does."""


def read(
    seeds_dir: Path,
    read_one: ReadOne = read_file,
    *,
    config: Path | None = None,
    as_of: str | None = None,
    docs: Path | None = None,
) -> tuple[Seeds, tuple[Problem, ...]]:
    """All that the seed folder holds, and every problem in it, by file and line. Never raises.

    Articles come in the order of the index, then the files that it does not name, by name. `config`
    is the settings file, None = briefing.yml beside the folder; `as_of` the day that embargoes are
    held against, None = all of them hold; `docs` as in `read_settings`.
    """
    if not seeds_dir.is_dir():
        return Seeds(articles=()), (_no_folder(seeds_dir),)
    settings, settings_problems = read_settings(
        config or seeds_dir.absolute().parent / SETTINGS, docs
    )
    index, index_problems = read_index(seeds_dir)
    files, file_problems = find_files(seeds_dir, index)
    lock, lock_problems = read_lock(seeds_dir)
    called = _parts_published(lock)
    loaded = [
        read_one(file.path, file.name, file.given, file.parts, called.get(file.name, frozenset()))
        for file in files
    ]
    every = tuple(article for several, _ in loaded for article in several)
    if index.lost & LIMITS.keys():
        every, settings = limits_unread(every, index, settings)
    every = with_allowance(every, index.outlets, settings)
    articles, held = released(every, as_of, settings.time_zone)
    if index.broken:
        articles = as_locked(articles, lock)
    orders, order_problems = story_orders(index, articles, lock)
    orders += drafts_unread(index, articles, lock)
    history, history_problems = read_history(seeds_dir)
    readings, reading_problems = read_readings(seeds_dir, articles, lock)
    seconds, second_problems = read_readings(seeds_dir, articles, lock, second=True)
    seeds = Seeds(
        articles=articles,
        outlets=index.outlets,
        stories=orders,
        lock=lock,
        readings=readings,
        second_readings=seconds,
        withdrawn=withdrawn_of(index.articles),
        settings=settings,
        history=history,
    )
    problems = (
        *settings_problems,
        *held,
        *history_problems,
        *left_of_withdrawn(seeds_dir, index.articles, articles),
        *index_problems,
        *_worth_naming(file_problems, articles, loaded),
        *(found for _, problems in loaded for found in problems),
        *order_problems,
        *reading_problems,
        *second_problems,
        *lock_problems,
        *check_links(index, seeds),
    )
    return seeds, tuple(sorted(problems))


def _parts_published(lock: Iterable[LockedStory]) -> dict[str, frozenset[str]]:
    """Name of a file -> the names of its reports that have an address."""
    found: dict[str, set[str]] = {}
    for article in (article for story in lock for article in story.articles):
        file, mark, part = article.rpartition(PART_MARK)
        if mark:
            found.setdefault(file, set()).add(part)
    return {file: frozenset(parts) for file, parts in found.items()}


def _worth_naming(
    problems: Problems, articles: Iterable[Article], loaded: Iterable[tuple[Any, Problems]]
) -> Iterator[Problem]:
    """The problems without the notice of files that say by themselves who published them, and of
    those that have a worse problem."""
    told = {p.file: True for _, found in loaded for p in found if p.severity == "error"}
    for article in articles:
        file = article.file.partition(PART_MARK)[0]
        told[file] = told.get(file, True) and bool(article.outlet)
    return (p for p in problems if p.code != "unlisted-file" or not told.get(p.file))


def _no_folder(seeds_dir: Path) -> Problem:
    return Problem(
        file=str(seeds_dir),
        line=1,
        code="missing-folder",
        message="there is no such folder",
        remedy=f"make it and put articles and {INDEX_FILE} into it",
    )
