"""The machine stops in the middle: `kill -9` at random moments, then a build like any other.

After each kill the site has to be the old one or the new one, whole; and the next build has to
give the bytes of a build from nothing.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

Tree = dict[str, bytes]
Command = Sequence[str]


def tree(folder: Path) -> Tree:
    """Every file's bytes, by path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def run(commands: Sequence[Command], home: Path) -> float:
    """Run one after the other; the seconds it took. Raises CalledProcessError."""
    start = time.perf_counter()
    for command in commands:
        subprocess.run(command, cwd=home, check=True, capture_output=True)
    return time.perf_counter() - start


def kill_after(seconds: float, commands: Sequence[Command], home: Path) -> bool:
    """Start the commands and end them and all their processes; False if they were done before."""
    script = " && ".join(" ".join(command) for command in commands)
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        ["sh", "-c", script], cwd=home, start_new_session=True, stdout=quiet, stderr=quiet
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def kill_often(
    home: Path,
    commands: Sequence[Command],
    change: Callable[[int], object],
    clean: Callable[[], Tree],
    times: int,
    seed: int = 1,
) -> int:
    """How many of `times` builds were killed in the middle. Raises AssertionError.

    `change(turn)` changes the input; `clean()` is the site that a build from nothing makes of it.
    """
    chance = random.Random(seed)
    lasted = run(commands, home)
    before, killed = tree(home / "site"), 0
    for turn in range(times):
        change(turn)
        killed += kill_after(chance.uniform(0.0, lasted), commands, home)
        left = tree(home / "site")
        lasted = run(commands, home)
        after = tree(home / "site")
        assert left in (before, after), f"turn {turn}: the site was half-written"
        assert after == clean(), f"turn {turn}: not the bytes of a build from nothing"
        leftover = [path.name for path in home.iterdir() if path.name.startswith(".site")]
        assert not leftover, f"turn {turn}: {leftover} was left behind"
        before = after
    return killed
