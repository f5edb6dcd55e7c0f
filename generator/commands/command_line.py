"""The commands of the command line, their help, and what runs them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import __version__
from generator.commands import (
    analyse,
    ask,
    build_docs,
    check,
    compare,
    explain,
    sheet,
    take,
    verify_site,
)
from generator.commands.desk import open_desk
from generator.commands.digest import add, completion, diff, fetch, init, record, whole_site

COMMANDS = (
    *(init, add, fetch, whole_site, open_desk, record, diff, build_docs, check, analyse, explain),
    *(sheet, take, ask, compare, verify_site, completion),
)
"""In the order of the help; each has `add(commands)`, which ends in `set_defaults(run=...)`."""

SCRIPT = "briefing"
PROG = SCRIPT if Path(sys.argv[0]).stem == SCRIPT else "python -m generator"
EPILOG = """\
examples:
  python -m generator init my-briefing           a new digest in a folder of its own
  python -m generator add page.html URL...       files and pages into seeds/, one file an article
  python -m generator fetch                      what is new in the feeds of briefing.yml
  python -m generator site                       seeds/ -> docs/ -> site/, the finished website
  python -m generator check                      every problem in seeds/, as file:line
  python -m generator desk                       what waits for your hand, in the browser
  python -m generator diff main                  what a change of the seeds changes on the pages
  python -m generator build                      seeds/ -> docs/; what can be built is built
  python -m generator build --strict             the same, but a problem stops it before it writes
  python -m generator explain stockholm-talks    every decision behind one story page
  python -m generator sheet stockholm-talks      its sentences numbered, for a second reader
  python -m generator take stockholm-talks ANSWER --reader NAME     that reader's answer, checked
  python -m generator compare                    the program against all readings, point by point
  python -m generator verify site/               proves what is published, from what is published
  python -m generator analyse --json FILE...     findings of single files, one JSON object a line

exit status: 0 fine, 1 problems in the seeds or something refused, 2 wrong use or something
around the program, 70 a bug
"""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = parser().parse_args(arguments)
    return int(options.run(options))


def parser() -> argparse.ArgumentParser:
    """Every command with its options and its help."""
    top = argparse.ArgumentParser(
        prog=PROG,
        description="Merges the reports of one event into one briefing page: verbatim, cited.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"briefing-digest {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return top
