"""Which engine does the work, by the names that the command line knows."""

from __future__ import annotations

import importlib

from generator.archive.pool import Engine, local

LOCAL, DASK = "local", "dask"


def engine_of(name: str, jobs: int = 0, scheduler: str = "") -> Engine:
    """The engine; Dask, an optional extra, is loaded only where it is asked for.

    Raises ModuleNotFoundError where it is not installed.
    """
    if name == LOCAL:
        return local(jobs)
    engine: Engine = importlib.import_module("generator.archive.on_dask").on_dask(scheduler)
    return engine
