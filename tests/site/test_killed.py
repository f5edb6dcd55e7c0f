"""A build that is killed leaves the old site or the new one; the next build is a clean one.

`python -m benchmarks faults` does the same thirty times, with the generator and a real archive.
"""

import sys
from pathlib import Path

from benchmarks.faults import Tree, kill_often, tree
from tests.site.sites import FILES, run, write

PAGES = 60
"""Enough for several processes to work on them."""
TIMES = 4


def test_kills_in_the_middle(tmp_path: Path) -> None:
    home = tmp_path / "home"
    write(home, FILES)

    def change(turn: int) -> None:
        pages = {f"docs/stories/s{n}.md": f"# Story {n}\n\nTurn {turn}.\n" for n in range(PAGES)}
        write(home, {**pages, f"docs/stories/of-turn-{turn}.md": "# New\n"})

    def clean() -> Tree:
        copy = tmp_path / f"copy{len(list(tmp_path.iterdir()))}"
        write(copy, {name: data.decode() for name, data in tree(home).items() if _is_source(name)})
        run(copy)
        return tree(copy / "site")

    change(-1)
    build = [[sys.executable, "-m", "mkdocs", "build", "--strict"]]
    killed = kill_often(home, build, change, clean, TIMES)
    assert killed >= 1


def _is_source(name: str) -> bool:
    return name.startswith(("docs/", "theme/", "mkdocs.yml"))
