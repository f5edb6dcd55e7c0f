"""`init`: the folder of a new digest."""

from __future__ import annotations

import argparse
import shutil
import sys
from importlib import resources
from pathlib import Path

from generator import __version__
from generator.commands.options import FINE, WRONG_USE, Commands

WRITTEN = {
    "briefing.yml": "briefing.yml",
    "README.md": "README.md",
    "gitattributes": ".gitattributes",
    "gitignore": ".gitignore",
    "workflow.yml": ".github/workflows/digest.yml",
    "seeds/index.yml": "seeds/index.yml",
    "seeds/harbour-1.txt": "seeds/harbour-1.txt",
    "seeds/harbour-2.txt": "seeds/harbour-2.txt",
}
"""File of the starter -> file of the digest."""
REQUIREMENTS = "requirements.txt"
PROGRAM_FOLDER = "program"
"""Folder of a digest that holds the program's wheel, where it comes from no registry."""


def add(commands: Commands) -> None:
    command = commands.add_parser("init", help="make the folder of a new digest")
    command.add_argument("folder", type=Path, metavar="FOLDER")
    command.add_argument("--name", help="what the digest is called (default: My briefing)")
    command.add_argument(
        "--wheel", type=Path, metavar="FILE", help="bring this wheel of the program along"
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """init: nothing that is there already is overwritten."""
    if options.wheel and not options.wheel.is_file():
        print(f"{options.wheel}: no such file", file=sys.stderr)
        return WRONG_USE
    files = starter_files(options.name, options.wheel)
    there = [path for path in files if (options.folder / path).exists()]
    if there:
        print(f"{options.folder / there[0]} is there already; nothing written", file=sys.stderr)
        return WRONG_USE
    for path, text in files.items():
        target = options.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")
    if options.wheel:
        (options.folder / PROGRAM_FOLDER).mkdir(exist_ok=True)
        shutil.copyfile(options.wheel, options.folder / PROGRAM_FOLDER / options.wheel.name)
    print(f"{options.folder}: {len(files)} files. Next: cd {options.folder} && briefing site")
    return FINE


def starter_files(name: str | None = None, wheel: Path | None = None) -> dict[str, str]:
    """Path in the digest -> text."""
    starter = resources.files("generator.starter")
    files = {to: starter.joinpath(of).read_text(encoding="utf-8") for of, to in WRITTEN.items()}
    said = f"./{PROGRAM_FOLDER}/{wheel.name}" if wheel else f"briefing-digest=={__version__}"
    files[REQUIREMENTS] = f"{said}\n"
    if name:
        quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
        files["briefing.yml"] = files["briefing.yml"].replace("My briefing", quoted, 1)
        files["README.md"] = files["README.md"].replace("My briefing", name, 1)
    return files
