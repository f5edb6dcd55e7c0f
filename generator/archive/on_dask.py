"""Articles analysed by the workers of a Dask scheduler: `--engine dask --scheduler ADDRESS`.

Dask is an optional extra (requirements-dask.txt). The workers have to have this project installed
or on their PYTHONPATH, at the same version: what they would find with another one is refused.
A worker that dies loses nothing, since the scheduler gives its pieces to the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import distributed

from generator.archive.pool import Engine, EngineError, Task, Work
from generator.archive.version import analyser_version

LOST_WORKERS = 10
"""Workers that may die on one piece before it counts as the piece's own fault."""


def on_dask(address: str) -> Engine:
    """The engine that hands its pieces to the scheduler at this address (`tcp://host:8786`)."""

    def run(task: Task, todo: Sequence[Work]) -> Iterator[Work]:
        if not todo:
            return
        as_completed: Any = distributed.as_completed
        with _connected(address) as client:
            _same_version(client)
            pieces = client.map(task, todo, pure=False, retries=LOST_WORKERS)
            for piece in as_completed(pieces):
                yield piece.result()
                piece.release()

    return run


def _connected(address: str) -> Any:
    connect: Any = distributed.Client
    try:
        return connect(address)
    except (OSError, ValueError) as error:
        raise EngineError(f"no Dask scheduler answers at {address}: start one there") from error


def _same_version(client: Any) -> None:
    own = analyser_version()
    for worker, version in client.run(analyser_version, on_error="return").items():
        if isinstance(version, Exception):
            remedy = "start it with this project on its PYTHONPATH"
            raise EngineError(f"{worker} cannot analyse ({version}): {remedy}")
        if version != own:
            raise EngineError(f"{worker} would find other things: give it this version")
