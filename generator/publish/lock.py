"""The lock beside the seeds, stories.lock.yml: written before a page is."""

from collections.abc import Sequence
from pathlib import Path

from generator.problems import Problem
from generator.read.index.entries import INDEX_FILE
from generator.read.index.lock_file import LOCK, read_lock, write_lock
from generator.records import Seeds

UNREAD = frozenset({"bad-yaml", "merge-conflict", "undecodable-bytes", "file-too-large"})
"""Problems of an index that could not be read whole."""


def keep_stories(seeds: Path, library: Seeds, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Write the lock before the pages: no address is published that could be given out again.

    A lock that could not be read whole is left alone, and so is the lock of an index that could
    not: what it orders is not known.
    """
    wrong = [problem for problem in problems if problem.severity == "error"]
    if any(p.file == LOCK or (p.file == INDEX_FILE and p.code in UNREAD) for p in wrong):
        return ()
    known, said = read_lock(seeds)
    if (seeds / LOCK).is_file() and not said and set(known) == set(library.lock):
        return ()  # in whatever order a merge left the lines
    if not library.lock and not (seeds / LOCK).exists():
        return ()
    return keep_lock(seeds / LOCK, write_lock(library.lock))


def keep_lock(path: Path, text: str) -> tuple[Problem, ...]:
    """Write the lock where it changed; seeds that cannot be written to are a notice."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        if path.is_file() and path.read_bytes() == text.encode():
            return ()
        fresh.unlink(missing_ok=True)
        fresh.write_text(text, encoding="utf-8", newline="")
        fresh.replace(path)
    except OSError as error:
        return (
            Problem(
                file=path.name,
                line=1,
                code="lock-not-written",
                message=f"cannot be written ({error.strerror}): addresses may change later",
                remedy="let the build write to the seeds folder",
                severity="notice",
            ),
        )
    return ()
