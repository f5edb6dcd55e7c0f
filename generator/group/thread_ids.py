"""Addresses of threads: the editor's name, else what the lock knows, else the first story's id."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.group.identity import renames
from generator.group.threads import DatedStory, ThreadLine
from generator.records import LockedStory, StoryOrder, Thread
from generator.slugs import LONGEST_NAME, slug, told_apart


def thread_ids(
    stories: Sequence[DatedStory], lines: Sequence[ThreadLine], locked: Mapping[str, Sequence[str]]
) -> list[str]:
    """One a line; `locked` are the threads that a story has been in, newest first."""
    kept = _kept_threads(stories, lines, locked)
    firsts = [stories[line.members[0]].story.id for line in lines]
    names = [line.name or f"story {first}" for line, first in zip(lines, firsts, strict=True)]
    wishes = {
        name: [slug(line.name, LONGEST_NAME) if line.name else kept.get(at, firsts[at])]
        for at, (name, line) in enumerate(zip(names, lines, strict=True))
    }
    found = told_apart(wishes, nameless="thread")
    return [found[name] for name in names]


def _kept_threads(
    stories: Sequence[DatedStory], lines: Sequence[ThreadLine], locked: Mapping[str, Sequence[str]]
) -> dict[int, str]:
    """Place of a line -> the id that most of its stories had, each id to the line with most."""
    had = Counter(
        (at, locked[story][0])
        for at, line in enumerate(lines)
        for story in (stories[member].story.id for member in line.members)
        if not line.name and locked.get(story)
    )
    kept: dict[int, str] = {}
    for (at, thread), _ in sorted(had.items(), key=lambda found: (-found[1], found[0])):
        if at not in kept and thread not in kept.values():
            kept[at] = thread
    return kept


def locked_threads(
    lock: Sequence[LockedStory], orders: Sequence[StoryOrder]
) -> dict[str, tuple[str, ...]]:
    """Story -> the threads that it has been in; a story that got another id brings them along."""
    renamed = renames(orders)
    found: dict[str, tuple[str, ...]] = {}
    for story in lock:
        name = renamed.get(story.id, story.id)
        found[name] = tuple(dict.fromkeys((*found.get(name, ()), *story.threads)))
    return found


def with_threads(
    lock: Sequence[LockedStory],
    known: Mapping[str, tuple[str, ...]],
    threads: Mapping[str, Thread],
) -> tuple[LockedStory, ...]:
    """The lock with the thread that each story is in now before those that it was in."""
    now = {story: (thread.id,) for story, thread in threads.items()}
    been = ((s, (*now.get(s.id, ()), *known.get(s.id, ()))) for s in lock)
    return tuple(replace(story, threads=tuple(dict.fromkeys(ids))) for story, ids in been)
