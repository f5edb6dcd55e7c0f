"""`python -m tests.same_bytes [PYTHON...]`: one site, in whatever environment it is made.

Builds the test seeds in one environment after the other and compares every byte; each PYTHON is
another interpreter with the locked packages. Prints what differs. That Dask finds the same is in
tests/work/test_dask.py.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.faults import tree

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENTS: dict[str, tuple[dict[str, str], list[str]]] = {
    "as it is": ({}, []),
    "hash seed 1": ({"PYTHONHASHSEED": "1"}, []),
    "hash seed 4,711": ({"PYTHONHASHSEED": "4711"}, []),
    "where it is tomorrow": ({"TZ": "Pacific/Kiritimati"}, []),
    "another locale, narrow": ({"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "COLUMNS": "20"}, []),
    "Turkish": ({"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}, []),
    "another user and home": ({"USER": "other", "LOGNAME": "other", "HOME": "/nonexistent"}, []),
    "one job": ({}, ["--jobs", "1"]),
    "three jobs": ({}, ["--jobs", "3"]),
}


def built(python: str, folder: Path, environment: dict[str, str], options: list[str]) -> dict:
    """Every file of docs, of a folder with a name of its own and no memory."""
    shutil.copytree(ROOT / "tests" / "seeds", folder / "seeds")
    command = [python, "-m", "generator", "build", "--seeds", "seeds", "--docs", "docs"]
    given = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    done = subprocess.run(
        [*command, *options], cwd=folder, env=given, capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):
        sys.exit(f"not built: {done.stderr[-2000:]}")
    return tree(folder / "docs")


def main(pythons: list[str]) -> int:
    turns = [(name, sys.executable, *given) for name, given in ENVIRONMENTS.items()]
    turns += [(python, python, {}, []) for python in pythons]
    different, first = 0, {}
    for name, python, environment, options in turns:
        with tempfile.TemporaryDirectory(prefix=f"{len(name)} ") as folder:
            found = built(python, Path(folder), environment, options)
        first = first or found
        other = [path for path in sorted(first | found) if first.get(path) != found.get(path)]
        different += bool(other)
        print(f"{name}: {len(found)} files, {len(other)} differ {other[:3] or ''}", flush=True)
    return bool(different)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
