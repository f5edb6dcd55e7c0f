"""The one way to do many things: by copies of this process, or by the workers of a Dask scheduler.

Results come in the order of what was given, and are the same whoever made them.
"""

import contextlib
import ctypes
import importlib
import multiprocessing
import os
import signal
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from generator.problems import Fault

FEW_THINGS = 24
"""Things below which this process does them itself: copying it costs about as much."""
COPY_TRIES = 3
"""Times that copies are made anew after one of them died; then what is left is done here."""
LOST_WORKERS = 10
"""Dask workers that may die over one thing before it counts as the thing's own fault."""
PR_SET_PDEATHSIG = 1
"""Linux: the signal that a process gets when its parent ends."""

_task: list[Callable[[Any], Any]] = []
_given: list[Any] = []
"""What the copies are to do, and with what; set before they are made, so nothing has to be sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Who does many things: `run(do, things)` gives `do(thing)` of each, in order."""

    run: Callable[[Callable[[Any], Any], Sequence[Any]], Iterator[Any]]
    alone: Callable[[int], bool]
    """True where this process does so many by itself."""


def copies(jobs: int = 0, chunk: int = 1, telling: str = "") -> Engine:
    """This machine: copies of this process, which share all that it has loaded.

    At most `jobs` (0 = one a core), each taking `chunk` things at a time. With `telling`, a bar of
    that name is shown on a terminal.
    """
    jobs = jobs or cores()
    can_copy = "fork" in multiprocessing.get_all_start_methods()

    def alone(count: int) -> bool:
        return count < FEW_THINGS or jobs < 2 or not can_copy

    def run(do: Callable[[Any], Any], things: Sequence[Any]) -> Iterator[Any]:
        done = 0
        for _ in range(0 if alone(len(things)) else COPY_TRIES):
            with contextlib.suppress(BrokenProcessPool):
                for result in _by_copies(do, things[done:], jobs, chunk):
                    yield result
                    done += 1
            if done == len(things):
                return
        yield from map(do, things[done:])

    def told(do: Callable[[Any], Any], things: Sequence[Any]) -> Iterator[Any]:
        return _progress_shown(run(do, things), len(things), telling)

    return Engine(run=told if telling else run, alone=alone)


def dask(address: str, version: Callable[[], str]) -> Engine:
    """The workers of the Dask scheduler at this address (`tcp://host:8786`).

    Dask is an optional extra. The workers need this project on their PYTHONPATH, of one `version`:
    what they would find with another one is refused. A worker that dies loses nothing, since the
    scheduler gives its things to the others. Raises Fault.
    """
    try:
        distributed: Any = importlib.import_module("distributed")
    except ModuleNotFoundError as error:
        remedy = "install requirements-dask.txt beside requirements.txt"
        raise Fault(f"{error.name} is not installed", remedy) from error

    def run(do: Callable[[Any], Any], things: Sequence[Any]) -> Iterator[Any]:
        if not things:
            return
        with _connected_cluster(distributed, address) as client:
            _same_version(client, version)
            for piece in client.map(do, things, pure=False, retries=LOST_WORKERS):
                yield piece.result()
                piece.release()

    return Engine(run=run, alone=lambda count: not count)


def cores() -> int:
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def _by_copies(
    do: Callable[[Any], Any], things: Sequence[Any], jobs: int, chunk: int
) -> Iterator[Any]:
    context = multiprocessing.get_context("fork")
    _task[:], _given[:] = [do], things
    try:
        with ProcessPoolExecutor(jobs, context, _begin) as pool:
            with warnings.catch_warnings():
                # Of threads that libraries started; the copies run none of their code.
                warnings.simplefilter("ignore", DeprecationWarning)
                results = pool.map(_do, range(len(things)), chunksize=chunk)
            yield from results
    finally:
        _task.clear()
        _given.clear()


def _do(number: int) -> Any:
    return _task[0](_given[number])


def _begin() -> None:
    """A copy uses one thread, and ends when its parent is killed, instead of waiting for ever."""
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _progress_shown(results: Iterator[Any], total: int, telling: str) -> Iterator[Any]:
    """Passes on each result and counts it, on stderr, if stderr is a terminal and there is work."""
    console = Console(stderr=True)
    if not total or not console.is_terminal:
        yield from results
        return
    columns = (TextColumn(telling), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        yield from bar.track(results, total=total)


def _connected_cluster(distributed: Any, address: str) -> Any:
    try:
        return distributed.Client(address)
    except (OSError, ValueError) as error:
        raise Fault(f"no Dask scheduler answers at {address}", "start one there") from error


def _same_version(client: Any, version: Callable[[], str]) -> None:
    own = version()
    for worker, found in client.run(version, on_error="return").items():
        if isinstance(found, Exception):
            raise Fault(f"{worker} cannot do it ({found})", "put this project on its PYTHONPATH")
        if found != own:
            raise Fault(f"{worker} would find other things", "give it this version")
