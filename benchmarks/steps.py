"""One archive taken through every step: from nothing, again, and after one changed article; time
and memory of each with all its processes."""

import math
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.archive import change_one, write_archive

ROOT = Path(__file__).resolve().parent.parent
WRITTEN_BY_HAND = ("about", "editors", "developers")
VARIABLES = {"NO_MKDOCS_2_WARNING": "true", "PYTHONPATH": str(ROOT)}

PAUSE = 0.1
"""Seconds between two looks at the memory, and the share of a long run's time: looking costs."""
LONGEST_PAUSE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Seconds on the clock, seconds of all cores, and the most memory at one time in MB."""

    wall: float
    cpu: float
    memory: float


class Tagged(yaml.SafeLoader):
    """Reads mkdocs.yml with its `!ENV` values as their defaults."""


Tagged.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])


def run_steps(home: Path, articles: int) -> dict[str, Cost]:
    """Every step in turn, each said on stderr; what a run before had done here is thrown away."""
    shutil.rmtree(home, ignore_errors=True)
    write_archive(home / "seeds", articles)
    configure(home)
    costs = {"generator, from nothing": generate(home, "from nothing")}
    costs["generator, nothing changed"] = generate(home, "nothing changed")
    costs["plain Material"] = build(home, "plain")
    shutil.rmtree(home / "plain/site")
    costs["site, from nothing"] = build(home, "search")
    costs["verify, all read anew"] = prove(home)
    costs["verify, pages kept"] = prove(home, "--cache", "search/.cache")
    change_one(home / "seeds")
    costs["generator, one article changed"] = generate(home, "one article changed")
    costs["site, one article changed"] = build(home, "search")
    for name in ("read_file", "merge"):
        shutil.rmtree(home / ".cache" / name)
    forget_pages(home)
    costs["generator, only findings kept"] = generate(home, "only findings kept")
    return costs


def configure(home: Path) -> None:
    """Two configurations of one site: Material as it comes, and ours."""
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Tagged)
    config["docs_dir"] = str(home / "docs")
    hook = {"hooks": [str(ROOT / "generator/site/hook.py")]}
    config.pop("hooks")
    theme = {**config["theme"], "custom_dir": str(ROOT / "generator/theme")}
    plain = {**config, "theme": {"name": "material", "font": False}}
    plain.pop("extra_css", None)
    ours = {**config, **hook, "theme": theme}
    each = {"plain": plain, "search": ours}
    for name, settings in each.items():
        folder = home / name
        folder.mkdir(parents=True)
        settings = {**settings, "site_dir": str(folder / "site")}
        text = yaml.safe_dump(settings, sort_keys=False)
        (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    for name in WRITTEN_BY_HAND:
        if (ROOT / "docs" / name).is_dir():
            shutil.copytree(ROOT / "docs" / name, home / "docs" / name, dirs_exist_ok=True)


def generate(home: Path, what: str) -> Cost:
    """`python -m generator build`."""
    return _said(home, f"generator, {what}", [sys.executable, "-m", "generator", "build"], home)


def build(home: Path, name: str) -> Cost:
    """`mkdocs build` of one configuration."""
    return _said(home, f"MkDocs: {name}", [sys.executable, "-m", "mkdocs", "build"], home / name)


def prove(home: Path, *options: str) -> Cost:
    """`python -m generator verify`, also a part of the site's build."""
    command = [sys.executable, "-m", "generator", "verify", "search/site", *options]
    return _said(home, " ".join(("verify", *options)), command, home)


def _said(home: Path, what: str, command: Sequence[str], folder: Path) -> Cost:
    print(f"{home.name:>6} articles  {what:32}", end="", file=sys.stderr, flush=True)
    cost = cost_of(command, folder, VARIABLES)
    print(f"{cost.wall:8.1f} s {cost.cpu:8.1f} s {cost.memory:6.0f} MB", file=sys.stderr)
    return cost


def forget_pages(home: Path) -> None:
    """Delete what the generator wrote."""
    listing = home / "docs/.published"
    for path in listing.read_text(encoding="utf-8").splitlines():
        (home / "docs" / path).unlink()
    listing.unlink()


# --- measuring ----------------------------------------------------------------------------------


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
