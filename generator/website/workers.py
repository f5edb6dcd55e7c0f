"""Work on many pages by processes that start as copies of this one, with the whole site loaded."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from generator.processes import cores, end_with_parent

FEW = 24
"""Pages below which this process does them itself: copying it costs about as much."""
CHUNK = 8
"""Pages handed over at a time."""

_task: list[Callable[[int], Any]] = []
"""What the copies are to do; set before they are made, because it cannot be sent to them."""


def each(numbers: Sequence[int], do: Callable[[int], Any]) -> Iterator[tuple[int, Any]]:
    """(number, result) for all, in order. If a copy dies, what is left is done here."""
    done = 0
    if len(numbers) >= FEW and cores() > 1 and "fork" in multiprocessing.get_all_start_methods():
        try:
            for result in _in_copies(numbers, do):
                yield numbers[done], result
                done += 1
        except BrokenProcessPool:
            pass
    for number in numbers[done:]:
        yield number, do(number)


def _in_copies(numbers: Sequence[int], do: Callable[[int], Any]) -> Iterator[Any]:
    context = multiprocessing.get_context("fork")
    _task[:] = [do]
    try:
        with ProcessPoolExecutor(cores(), context, end_with_parent) as pool:
            yield from pool.map(_run, numbers, chunksize=CHUNK)
    finally:
        _task.clear()


def _run(number: int) -> Any:
    return _task[0](number)
