"""The same findings from the workers of a Dask scheduler, one of which is killed on the way.

Slower than the other tests and for an optional extra: `python -m pytest -m engine`.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from benchmarks.archive import reports
from generator.build import analyse_all
from generator.commands.build_docs import analysis_version
from generator.store import Store
from generator.work import Engine, copies, dask
from tests.work.articles import article

pytestmark = [pytest.mark.engine, pytest.mark.filterwarnings("default")]

ROOT = Path(__file__).parents[2]
ARTICLES = 40
ADDRESS = "tcp://127.0.0.1:18786"


def start(module: str, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.{module}", *options]
    log = subprocess.DEVNULL
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT, *sys.path)))},
        stdout=log,
        stderr=log,
        start_new_session=True,
    )


@pytest.fixture
def workers(request: pytest.FixtureRequest) -> Iterator[list[subprocess.Popen[bytes]]]:
    if request.config.option.markexpr != "engine":
        pytest.skip("run by: python -m pytest -m engine")
    pytest.importorskip("distributed")
    started = [start("dask_scheduler", "--port", "18786", "--no-dashboard")]
    for _ in range(2):
        started.append(start("dask_worker", ADDRESS, "--nthreads", "1", "--no-nanny"))
    yield started[1:]
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_a_killed_worker_loses_nothing(workers: list[subprocess.Popen[bytes]]) -> None:
    articles = [article(r.file, r.text.strip()) for r in reports(ARTICLES, seed=3)]
    with import_module("distributed").Client(ADDRESS) as client:
        client.wait_for_workers(2, timeout=60)
    killed: list[int] = []

    engine = dask(ADDRESS, analysis_version)

    def with_a_kill(do: Callable[[Any], Any], things: Sequence[Any]) -> Iterator[Any]:
        for count, done in enumerate(engine.run(do, things)):
            if count == ARTICLES // 4:
                os.killpg(workers[0].pid, signal.SIGKILL)
                killed.append(len(things) - count)
            yield done

    killing = Engine(run=with_a_kill, alone=lambda count: False)
    found = analyse_all(articles, Store(), killing)
    assert killed
    assert killed[0] > ARTICLES // 2, "it was killed with most of the work to do"
    assert dict(found) == dict(analyse_all(articles, Store(), copies(1)))
