"""Articles analysed by several processes, one article at a time, in whatever order they finish.

The parent never loads the language model when there are processes to do so, nor when nothing is
left to analyse: loading takes longer than a whole build in which nothing changed.
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from generator.archive.entry import article_of, findings_bytes
from generator.processes import end_with_parent
from generator.records import Article, Findings

Work = tuple[str, bytes]
"""A key, and the article bytes it names (or, coming back, the findings bytes)."""

FEW = 12
"""Articles below which one process is faster: a second one loads the model for 2 s first."""
TRIES = 3
"""Pools started before a build gives up: a killed process takes its pool down with it."""


def analyse_bytes(work: Work) -> Work:
    """One article, in the process that calls it."""
    key, data = work
    return key, findings_bytes(_analyser()(article_of(data)))


def _analyser() -> Callable[[Article], Findings]:
    """`generator.analyse.analyse`, by name: importing it loads spaCy."""
    analyse: Callable[[Article], Findings] = importlib.import_module("generator.analyse").analyse
    return analyse


def analyse_here(todo: Sequence[Work]) -> Iterator[Work]:
    """One after the other, in this process."""
    return map(analyse_bytes, todo)


def analyse_in_processes(todo: Sequence[Work], jobs: int) -> Iterator[Work]:
    """In `jobs` processes. What was done when a process died is kept; the rest is tried again."""
    left = dict(todo)
    for attempt in range(TRIES):
        try:
            for done in _one_pool(list(left.items()), jobs):
                yield done
                del left[done[0]]
        except BrokenProcessPool:
            if attempt == TRIES - 1:
                raise
        if not left:
            return


def _one_pool(todo: Sequence[Work], jobs: int) -> Iterator[Work]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_alone) as pool:
        running: list[Future[Work]] = [pool.submit(analyse_bytes, work) for work in todo]
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
