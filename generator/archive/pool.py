"""Work done by several processes, a piece at a time, in whatever order the pieces finish.

The parent never loads the language model when there are processes to do so, nor when nothing is
left to do: loading takes longer than a whole build in which nothing changed.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from generator.processes import cores, each, end_with_parent

Work = tuple[str, bytes]
"""A key, and the bytes it names (or, coming back, what was made of them)."""
Task = Callable[[Work], Work]
"""A function of a module, so that another process can find it."""
Engine = Callable[[Task, Sequence[Work]], Iterator[Work]]
"""Does a task on many pieces, in any order: this process, several, or other machines."""


class EngineError(RuntimeError):
    """An engine that cannot do its work, with what to do about it."""


FEW = 12
"""Pieces below which one process is faster: a second one loads the model for 2 s first."""
TRIES = 3
"""Pools started before a build gives up: a killed process takes its pool down with it."""


def local(jobs: int = 0) -> Engine:
    """This machine: as many processes as are worth it, at most `jobs` (0 = one a core)."""

    def run(task: Task, todo: Sequence[Work]) -> Iterator[Work]:
        processes = min(jobs or cores(), len(todo) // FEW + 1)
        return map(task, todo) if processes < 2 else in_processes(task, todo, processes)

    return run


def copies(jobs: int = 0) -> Engine:
    """This machine: copies of this process, for work that needs nothing to be loaded first."""

    def run(task: Task, todo: Sequence[Work]) -> Iterator[Work]:
        return each(len(todo), lambda number: task(todo[number]), jobs=jobs)

    return run


def in_processes(task: Task, todo: Sequence[Work], jobs: int) -> Iterator[Work]:
    """In `jobs` processes. What was done when a process died is kept; the rest is tried again."""
    left = dict(todo)
    for attempt in range(TRIES):
        try:
            for done in _one_pool(task, list(left.items()), jobs):
                yield done
                del left[done[0]]
        except BrokenProcessPool:
            if attempt == TRIES - 1:
                raise
        if not left:
            return


def _one_pool(task: Task, todo: Sequence[Work], jobs: int) -> Iterator[Work]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_alone) as pool:
        running: list[Future[Work]] = [pool.submit(task, work) for work in todo]
        try:
            for future in as_completed(running):
                yield future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _alone() -> None:
    """One thread a process: the processes already use every core."""
    end_with_parent()
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
