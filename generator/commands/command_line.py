"""The commands of the command line, their help, and what runs them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from generator.commands import analyse, build, check, explain

COMMANDS = (build, check, analyse, explain)
"""In the order of the help; each has `add(commands)`, which ends in `set_defaults(run=...)`."""

EPILOG = """\
examples:
  python -m generator check                      every problem in seeds/, as file:line
  python -m generator build                      seeds/ -> docs/; what can be built is built
  python -m generator build --strict             the same, but a problem stops it before it writes
  python -m generator explain stockholm-talks    every decision behind one story page
  python -m generator analyse --json FILE...     findings of single files, one JSON object a line

exit status: 0 fine, 1 problems in the seeds, 2 wrong use or something around the program, 70 a bug
"""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = parser().parse_args(arguments)
    return int(options.run(options))


def parser() -> argparse.ArgumentParser:
    """Every command with its options and its help."""
    top = argparse.ArgumentParser(
        prog="python -m generator",
        description="Merges the reports of one event into one briefing page: verbatim, cited.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return top
