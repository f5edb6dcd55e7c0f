"""`verify`: proves a finished site from what it publishes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands.options import WRONG_USE, Commands, report, status
from generator.verify import verify


def add(commands: Commands) -> None:
    command = commands.add_parser(
        "verify", help="prove a finished site: words, names, counts, links, from what is published"
    )
    command.add_argument(
        "site", type=Path, nargs="?", default=Path("site"), help="the finished folder (site)"
    )
    command.add_argument(
        "--seeds", type=Path, help="hold the articles of this folder against their digests too"
    )
    command.add_argument(
        "--cache",
        type=Path,
        help="take what pages of the same bytes showed from this folder (default: read all anew)",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """verify: everything that is not proven, one a line."""
    for folder in filter(None, (options.site, options.seeds)):
        if not folder.is_dir():
            print(f"{folder}: no such folder; `site` makes one", file=sys.stderr)
            return WRONG_USE
    problems = verify(options.site, options.seeds, kept=options.cache)
    report(problems)
    print(f"{options.site}: {len(problems)} not proven" if problems else f"{options.site}: proven")
    return status(problems)
