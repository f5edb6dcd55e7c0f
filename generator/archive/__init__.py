"""Many Articles -> their Findings, many Stories -> their Briefings: kept, or made by all cores.

What comes out is the same whatever the number of processes, their order, or what was kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from generator.archive.entry import article_bytes, findings_of, key_of, sentences_of
from generator.archive.pool import Engine, Task, Work, copies, local
from generator.archive.store import load, open_store, save
from generator.archive.tasks import (
    analyse_piece,
    briefing_of,
    merge_piece,
    outline_in,
    story_bytes,
)
from generator.archive.version import analyser_version, merger_version
from generator.records import Article, Briefing, Findings, Outline, Span, Story, StoryOrder

HELD = 64
"""Findings held unpacked at a time; the rest wait as bytes, 6 to 10 kB an article."""

Progress = Callable[[Iterable[Work], int], Iterable[Work]]
"""Passes on what it is given, and shows how much of the total came by."""


class Briefings(Mapping[str, Briefing]):
    """Briefings by story id, in the stories' order; unpacked when looked at.

    `keys_of` names all that each one was made of: the same key, the same briefing.
    """

    def __init__(
        self,
        packed: Mapping[str, bytes],
        keys: Mapping[str, str],
        why: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.keys_of = {story: f"{keys[story]} {why[story]}" for story in packed}
        self._packed = packed
        self._unpack = lru_cache(HELD)(
            lambda story: replace(briefing_of(packed[story]), why=why[story])
        )

    def __getitem__(self, story: str) -> Briefing:
        return self._unpack(story)

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def outlines(self) -> Iterator[Outline]:
        """What lists show of each story, and nothing else."""
        return map(outline_in, self._packed.values())


class Archive(Mapping[str, Findings]):
    """Findings by article key, in the articles' order; unpacked when looked at."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        self.packed = packed
        self._unpack = lru_cache(HELD)(lambda key: findings_of(packed[key], key))

    def __getitem__(self, key: str) -> Findings:
        return self._unpack(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)

    def sentences(self, key: str) -> tuple[Span, ...]:
        """The places of an article's sentences, and nothing else."""
        return sentences_of(self.packed[key], key)


def analyse_all(
    articles: Sequence[Article],
    *,
    jobs: int = 0,
    cache: Path | None = None,
    progress: Progress | None = None,
    engine: Engine | None = None,
) -> Archive:
    """Findings of every article.

    `jobs` processes, 0 = one a core. `cache` is the folder (`.cache`) under which findings are
    kept; None keeps none. `engine` takes the place of the processes.
    """
    pieces = ((article.file, article_bytes(article)) for article in articles)
    folder = open_store(cache, "findings", analyser_version()) if cache else None
    made, _ = _done(analyse_piece, pieces, folder, engine or local(jobs), progress or _unseen)
    return Archive(made)


def merge_all(
    stories: Sequence[Story],
    articles: Mapping[str, Article],
    findings: Archive,
    orders: Mapping[str, StoryOrder],
    *,
    jobs: int = 0,
    cache: Path | None = None,
    engine: Engine | None = None,
) -> Briefings:
    """The briefing of every story; the rest as `analyse_all`.

    Why the articles are in the story is not looked at, and set afterwards.
    """
    pieces = (
        (
            story.id,
            story_bytes(
                replace(story, why=()),
                orders.get(story.id, StoryOrder(id=story.id)),
                [articles[file] for file in story.articles],
                [findings.packed[file] for file in story.articles],
            ),
        )
        for story in stories
    )
    folder = open_store(cache, "briefings", merger_version()) if cache else None
    made, keys = _done(merge_piece, pieces, folder, engine or copies(jobs), _unseen)
    return Briefings(made, keys, {story.id: story.why for story in stories})


def _unseen(done: Iterable[Work], _total: int) -> Iterable[Work]:
    return done


def _done(
    task: Task,
    pieces: Iterable[tuple[str, bytes]],
    folder: Path | None,
    engine: Engine,
    progress: Progress,
) -> tuple[dict[str, bytes], dict[str, str]]:
    """Name -> result and name -> key, in the order of the pieces; equal pieces are done once."""
    keys: dict[str, str] = {}
    results: dict[str, bytes] = {}
    todo: dict[str, bytes] = {}
    for name, data in pieces:
        key = keys[name] = key_of(data)
        kept = results.get(key) or (load(folder, key) if folder else None)
        if kept:
            results[key] = kept
        else:
            todo[key] = data
    for key, result in progress(engine(task, list(todo.items())), len(todo)):
        results[key] = result
        if folder:
            save(folder, key, result)
    return {name: results[key] for name, key in keys.items()}, keys
