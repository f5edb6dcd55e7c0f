"""Files -> Articles and Problems: the seed index, and each article normalised once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from generator.problems import Place, Problem, Problems, problem
from generator.read.allowances import (
    as_locked,
    left_of_withdrawn,
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
from generator.read.index.lock_file import read_lock, with_present_files
from generator.read.index.readings import read_readings
from generator.read.index.shapes import GivenKeys
from generator.read.index.story_orders import story_orders
from generator.read.index.withholding import LIMITS
from generator.read.settings_file import SETTINGS, read_settings
from generator.records import Article, LockedStory, Seeds

ReadValue = TypeVar("ReadValue")
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
        remedy = f"make it and put articles and {INDEX_FILE} into it"
        place = Place(file=str(seeds_dir), line=1)
        told = problem(place, "missing-folder", "there is no such folder", remedy)
        return Seeds(articles=()), (told,)
    problems: list[Problem] = []

    def kept(found: tuple[ReadValue, Problems]) -> ReadValue:
        problems.extend(found[1])
        return found[0]

    settings = kept(read_settings(config or seeds_dir.absolute().parent / SETTINGS, docs))
    index = kept(read_index(seeds_dir))
    files, file_problems = find_files(seeds_dir, index)
    lock = kept(read_lock(seeds_dir))
    called = _parts_published(lock)
    loaded = [
        read_one(file.path, file.name, file.given, file.parts, called.get(file.name, frozenset()))
        for file in files
    ]
    every = tuple(article for several in loaded for article in kept(several))
    if index.lost & LIMITS.keys():
        every, settings = limits_unread(every, index, settings)
    every = with_allowance(every, index.outlets, settings)
    articles = kept(released(every, as_of, settings.time_zone))
    withdrawn = withdrawn_of(index.articles)
    lock = with_present_files(lock, articles, {one.file for one in withdrawn})
    if index.broken:
        articles = as_locked(articles, lock)
    readings, seconds = kept(read_readings(seeds_dir, articles, lock))
    seeds = Seeds(
        articles=articles,
        outlets=index.outlets,
        stories=kept(story_orders(index, articles, lock)),
        lock=lock,
        readings=readings,
        second_readings=seconds,
        withdrawn=withdrawn,
        settings=settings,
        history=kept(read_history(seeds_dir)),
    )
    problems += left_of_withdrawn(seeds_dir, index.articles, articles)
    problems += _worth_naming(file_problems, articles, loaded)
    return seeds, tuple(sorted((*problems, *check_links(index, seeds))))


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
