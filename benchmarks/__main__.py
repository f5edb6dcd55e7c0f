"""`python -m benchmarks`: seconds and memory of every step on invented archives.

python -m benchmarks                          1,000 and 10,000 articles; half an hour or more
python -m benchmarks --sizes 100 1000         smaller archives; some minutes
python -m benchmarks faults --times 30        builds killed in the middle

The table is printed, and takes the place of the one in docs/developers/performance.md.
"""

import argparse
import platform
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks import faults
from benchmarks.steps import ROOT, Cost, growth, run_steps

PAGE = ROOT / "docs/developers/performance.md"
MEASURED = "<!-- measured -->\n"
"""What stands below this line in the page is written by this module."""


def main() -> int:
    """Measure, print the table and write it."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", nargs="?", default="all", choices=("all", "faults"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--folder", type=Path, default=Path(".build/bench"))
    parser.add_argument("--page", type=Path, default=PAGE)
    options = parser.parse_args()
    folder = options.folder.resolve()
    if options.what == "faults":
        print(faults.run_faults(folder / "faults", options.times))
        return 0
    costs: dict[int, Mapping[str, Cost]] = {}
    for size in sorted(options.sizes):
        costs[size] = run_steps(folder / str(size), size)
        write(options.page, table(costs))
    print(table(costs))
    return 0


def table(costs: Mapping[int, Mapping[str, Cost]]) -> str:
    """A row a step and archive, and how the time of each step grows."""
    rows = ["| articles | step | clock, s | all cores, s | MB |", "| - | - | - | - | - |"]
    for size, steps in costs.items():
        for step, cost in steps.items():
            figures = f"{cost.wall:.1f} | {cost.cpu:.1f} | {cost.memory:.0f}"
            rows.append(f"| {size:,} | {step} | {figures} |")
    machine = f"{platform.machine()}, Python {platform.python_version()}"
    parts = [f"Measured on {machine}.", "\n".join(rows), "\n".join(shares(costs))]
    if len(costs) > 1:
        sizes = list(costs)
        grown = (
            f"| {step} | {growth(sizes, [costs[size][step].cpu for size in sizes]):.2f} |"
            for step in costs[sizes[0]]
        )
        head = "| step | exponent of growth, all cores |\n| - | - |"
        parts.append("\n".join([head, *grown]))
    return "\n\n".join(parts) + "\n"


def shares(costs: Mapping[int, Mapping[str, Cost]]) -> list[str]:
    """How much of a build from nothing the proof of the site would be, in seconds of all cores."""
    rows = ["| articles | verify of a build from nothing | with pages kept |", "| - | - | - |"]
    for size, steps in costs.items():
        whole = sum(steps[f"{part}, from nothing"].cpu for part in ("generator", "site"))
        proofs = [steps[f"verify, {how}"].cpu / whole for how in ("all read anew", "pages kept")]
        rows.append(f"| {size:,} | {proofs[0]:.1%} | {proofs[1]:.1%} |")
    return rows


def write(page: Path, measured: str) -> None:
    """Put the table into the page, below its mark."""
    text = page.read_text(encoding="utf-8").partition(MEASURED)[0]
    page.write_text(f"{text}{MEASURED}\n{measured}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
