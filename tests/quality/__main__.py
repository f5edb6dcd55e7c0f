"""`python -m tests.quality`: the figures on a labelled set.

--set NAME          stories (where nothing is said) or newsroom
--mistakes [PART]   every mistake, by part
--raise             floors up to today's figures; --lower REASON lets some down
--page              writes docs/about/measured-error.md, from the set `stories`
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.quality.figures import table
from tests.quality.gate import FILES, Floors, fallen, load_floors, raised, write_floors
from tests.quality.labels import SETS, fingerprint, load_set
from tests.quality.measure import Measured, measure
from tests.quality.page import write_page


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures; 1 where one is under its floor or a floor was not raised."""
    options = parser().parse_args(arguments)
    if options.page and options.set != "stories":
        parser().error("the page is made of the set stories")
    stories, file = load_set(SETS[options.set]), FILES[options.set]
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(stories, Path(folder), jobs=0)
    floors = load_floors(file) if file.exists() else Floors(set="", floors={})
    print(table(measured.figures, floors.floors))
    if options.mistakes is not None:
        show_mistakes(measured, options.mistakes)
    if options.page:
        write_page(measured.tally)
    if options.raise_ or options.lower:
        new, refused = raised(measured.figures, floors, fingerprint(stories), options.lower)
        if not refused:
            write_floors(new, file)
        return said(refused)
    return said(fallen(measured.figures, floors))


def parser() -> argparse.ArgumentParser:
    """The options; the module's docstring is the help."""
    options = argparse.ArgumentParser(
        prog="python -m tests.quality",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options.add_argument("--set", choices=sorted(SETS), default="stories")
    options.add_argument("--mistakes", nargs="?", const="", metavar="PART")
    options.add_argument("--raise", dest="raise_", action="store_true")
    options.add_argument("--lower", metavar="REASON")
    options.add_argument("--page", action="store_true")
    return options


def show_mistakes(measured: Measured, part: str) -> None:
    """Every mistake of the part (all parts where it is empty), with the words it is about."""
    for mistake in measured.mistakes:
        if mistake.part.startswith(part):
            print(f"[{mistake.part}] {mistake.story}: {mistake.what}\n    {mistake.passage}")


def said(lines: Sequence[str]) -> int:
    """Prints to standard error; 1 if there was anything to say."""
    for line in lines:
        print(line, file=sys.stderr)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
