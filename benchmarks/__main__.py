"""`python -m benchmarks`: every figure of docs/developers/performance.md, as ratios of one run.

python -m benchmarks                          1,000 and 10,000 articles; half an hour or more
python -m benchmarks --sizes 100 1000         smaller archives; some minutes
python -m benchmarks faults --times 30        builds killed in the middle
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import faults
from benchmarks.browser import first_result
from benchmarks.language import (
    BACKLOG,
    against_spacy,
    growth_with_length,
    sample,
    two_processes,
)
from benchmarks.report import write_report
from benchmarks.steps import ROOT, Archive, run_steps

WORDS = "bridge"
"""What the reader searches for."""


def main() -> int:
    """Measure, print the page and write it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("what", nargs="?", default="all", choices=("all", "faults", "language"))
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--folder", type=Path, default=Path(".build/bench"))
    parser.add_argument("--page", type=Path, default=ROOT / "docs/developers/performance.md")
    options = parser.parse_args()
    folder = options.folder.resolve()
    if options.what == "faults":
        print(faults.run_faults(folder / "faults", options.times))
        return 0
    language = language_rows(folder)
    print(*language, sep="\n", file=sys.stderr)
    if options.what == "language":
        return 0
    measure_all(folder, options.sizes, language, options.page)
    return 0


def measure_all(
    folder: Path, sizes: list[int], language: list[tuple[str, str, str]], page: Path
) -> None:
    """Every archive in turn; the page is written after each, so that a stop loses little."""
    archives: dict[int, Archive] = {}
    searches: dict[int, dict[str, float | str]] = {}
    for size in sorted(sizes):
        archives[size] = run_steps(folder / str(size), size)
        searches[size] = first_result(folder / str(size) / "search/site", WORDS)
        text = write_report(page, archives, language, searches)
    print(text)


def language_rows(folder: Path) -> list[tuple[str, str, str]]:
    """(what, value, target) of the analysis."""
    articles = sample(folder / "sample")
    backlog = sample(folder / "backlog", BACKLOG)
    speed, share = against_spacy(articles)
    return [
        (f"analysis : bare spaCy ({speed:,.0f} words/s), one core", f"{share:.2f}", "≥ 0.7"),
        (f"two processes : one, {BACKLOG} articles", f"{two_processes(backlog):.2f}", "≥ 1.7"),
        ("exponent over the length of one paragraph", f"{growth_with_length():.2f}", "≈ 1"),
    ]


if __name__ == "__main__":
    sys.exit(main())
