"""Which engine does the work, by the names that the command line knows."""

from __future__ import annotations

import importlib

from generator.archive.pool import Engine, EngineError, local

LOCAL, DASK = "local", "dask"


def engine_of(name: str, jobs: int = 0, scheduler: str = "") -> Engine:
    """The engine; Dask, an optional extra, is loaded only where it is asked for.

    Raises EngineError where it is not installed.
    """
    if name == LOCAL:
        return local(jobs)
    try:
        on_dask = importlib.import_module("generator.archive.on_dask").on_dask
    except ModuleNotFoundError as error:
        remedy = "install requirements-dask.txt beside requirements.txt"
        raise EngineError(f"{error.name} is not installed: {remedy}") from error
    engine: Engine = on_dask(scheduler)
    return engine
