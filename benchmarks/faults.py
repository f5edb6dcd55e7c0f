"""The machine stops in the middle: `kill -9` at random moments, then a build like any other.

After each kill the site has to be the old one or the new one, whole; and the next build has to
give the bytes of a build from nothing.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.archive import change_one, write_archive
from benchmarks.steps import VARIABLES, WRITTEN_BY_HAND, configure

ARTICLES = 12
"""Enough for several stories and for two processes."""

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


def run_faults(home: Path, times: int) -> str:
    """The whole way from seeds to site, killed `times` times."""
    shutil.rmtree(home, ignore_errors=True)
    write_archive(home / "seeds", ARTICLES)
    configure(home)
    (home / "search/mkdocs.yml").rename(home / "mkdocs.yml")
    settings = (home / "mkdocs.yml").read_text(encoding="utf-8")
    (home / "mkdocs.yml").write_text(
        settings.replace(str(home / "search/site"), "site").replace(str(home), "."),
        encoding="utf-8",
    )
    commands = [[sys.executable, "-m", "generator", "build"]]
    commands.append([sys.executable, "-m", "mkdocs", "build", "--strict"])

    def clean() -> Tree:
        copy = home.with_name(f"{home.name}-clean")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(home / "seeds", copy / "seeds")
        for name in WRITTEN_BY_HAND:
            shutil.copytree(home / "docs" / name, copy / "docs" / name)
        shutil.copy(home / "mkdocs.yml", copy)
        run(commands, copy)
        return tree(copy / "site")

    os.environ.update(VARIABLES)
    killed = kill_often(home, commands, partial(change_one, home / "seeds"), clean, times)
    return f"{times} builds, {killed} killed in the middle, every next build as from nothing"
