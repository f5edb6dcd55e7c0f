"""Time and memory of a command with all its processes."""

from __future__ import annotations

import math
import os
import resource
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PAUSE = 0.1
"""Seconds between two looks at the memory, and the share of a long run's time: looking costs."""
LONGEST_PAUSE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds on the clock, seconds of all cores, and the most memory at one time in MB."""

    wall: float
    cpu: float
    memory: float


def cost_of(command: Sequence[str], folder: Path, variables: Mapping[str, str]) -> Cost:
    """Run the command. Raises RuntimeError with what it said if it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start, most = time.perf_counter(), 0.0
    log = folder / "last.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **variables}, stdout=output, stderr=output
        )
        while process.poll() is None:
            most = max(most, _memory(process.pid))
            time.sleep(min(LONGEST_PAUSE, PAUSE + 0.01 * (time.perf_counter() - start)))
    wall = time.perf_counter() - start
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)}: {log.read_text()[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall=wall, cpu=cpu, memory=most)


def growth(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The exponent of growth between the two largest sizes: 1 = linear, 2 = square."""
    return math.log(costs[-1] / costs[-2]) / math.log(sizes[-1] / sizes[-2])


def _memory(process: int) -> float:
    """MB of the process and all below it; pages that they share count once."""
    total = 0.0
    for each in _family(process):
        try:
            lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


def _family(process: int) -> list[int]:
    found = [process]
    for each in found:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            try:
                found.extend(int(child) for child in task.read_text().split())
            except OSError:
                continue
    return found
