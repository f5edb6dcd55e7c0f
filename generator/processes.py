"""Processes that work for this one: how many, copies of it that share its memory, and their end."""

from __future__ import annotations

import contextlib
import ctypes
import multiprocessing
import os
import signal
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, TypeVar

Result = TypeVar("Result")

FEW = 24
"""Pieces of work below which this process does them itself: copying it costs about as much."""
PR_SET_PDEATHSIG = 1
"""Linux: the signal that a process gets when its parent ends."""

_task: list[Callable[[int], Any]] = []
"""What the copies are to do; set before they are made, because it cannot be sent to them."""


def cores() -> int:
    """Cores that this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def each(
    count: int, do: Callable[[int], Result], chunk: int = 1, jobs: int = 0
) -> Iterator[Result]:
    """`do(0)`, `do(1)`, ... in order, by copies of this process with all that it has loaded.

    `chunk` pieces are handed over at a time, to `jobs` copies (0 = one a core). If a copy dies,
    what is left is done here.
    """
    done, jobs = 0, jobs or cores()
    if count >= FEW and jobs > 1 and "fork" in multiprocessing.get_all_start_methods():
        try:
            for result in _by_copies(count, do, chunk, jobs):
                yield result
                done += 1
        except BrokenProcessPool:
            pass
    for number in range(done, count):
        yield do(number)


def _by_copies(count: int, do: Callable[[int], Result], chunk: int, jobs: int) -> Iterator[Result]:
    context = multiprocessing.get_context("fork")
    _task[:] = [do]
    try:
        with ProcessPoolExecutor(jobs, context, end_with_parent) as pool:
            with warnings.catch_warnings():
                # Of threads that libraries started; the copies run none of their code.
                warnings.simplefilter("ignore", DeprecationWarning)
                results = pool.map(_run, range(count), chunksize=chunk)
            yield from results
    finally:
        _task.clear()


def _run(number: int) -> Any:
    return _task[0](number)


def end_with_parent() -> None:
    """Called in a worker: it is ended when its parent is killed, instead of waiting for ever."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def alive(process: int) -> bool:
    """False for a process that has ended, even where nobody has asked how."""
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return state not in "ZX"
