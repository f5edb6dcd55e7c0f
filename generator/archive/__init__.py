"""Many Articles -> their Findings: kept from an earlier build, or worked out by all cores.

The findings are the same whatever the number of processes, their order, or what was kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path

from generator.archive.entry import article_bytes, findings_of, key_of
from generator.archive.pool import FEW, Work, analyse_here, analyse_in_processes
from generator.archive.store import load, open_store, save
from generator.archive.version import analyser_version
from generator.processes import cores
from generator.records import Article, Findings

HELD = 512
"""Findings held unpacked at a time; the rest wait as bytes, about 6 kB an article."""

Engine = Callable[[Sequence[Work]], Iterator[Work]]
"""Articles in, findings out, in any order: this process, several, or another machine."""
Progress = Callable[[Iterable[Work], int], Iterable[Work]]
"""Passes on what it is given, and shows how much of the total came by."""


class Archive(Mapping[str, Findings]):
    """Findings by article key, in the articles' order; unpacked when looked at."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        self._packed = packed
        self._unpack = lru_cache(HELD)(lambda key: findings_of(packed[key], key))

    def __getitem__(self, key: str) -> Findings:
        return self._unpack(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def analyse_all(
    articles: Sequence[Article],
    *,
    jobs: int = 0,
    cache: Path | None = None,
    progress: Progress = lambda done, _total: done,
    engine: Engine | None = None,
) -> Archive:
    """Findings of every article.

    `jobs` processes, 0 = one a core. `cache` is the folder (`.cache`) under which findings are
    kept; None keeps none. `engine` takes the place of the processes.
    """
    store = open_store(cache, analyser_version()) if cache else None
    keys: dict[str, str] = {}
    packed: dict[str, bytes] = {}
    todo: dict[str, bytes] = {}
    for article in articles:
        data = article_bytes(article)
        key = keys[article.file] = key_of(data)
        kept = packed.get(key) or (load(store, key) if store else None)
        if kept:
            packed[key] = kept
        else:
            todo[key] = data
    run = engine or _engine(jobs, len(todo))
    for key, found in progress(run(list(todo.items())), len(todo)):
        packed[key] = found
        if store:
            save(store, key, found)
    return Archive({file: packed[key] for file, key in keys.items()})


def _engine(jobs: int, articles: int) -> Engine:
    processes = min(jobs or cores(), articles // FEW + 1)
    return analyse_here if processes < 2 else partial(analyse_in_processes, jobs=processes)
