"""`init` and `site`: the folder of a new digest; from its seeds to the finished website."""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

import generator
from generator import __version__
from generator.commands import build_docs
from generator.commands.options import FINE, PROBLEMS, Commands
from generator.problems import Fault
from generator.site import hook
from generator.site.own_settings import SETTINGS_FOR_SITE

PROGRAM_PATH = Path(generator.__file__).parent
ABOUT = ("how-it-is-made.md", "measured-error.md")
"""Pages about the program that the frame of every page leads to."""
BROUGHT_MARK = (
    "<!-- brought by the program, and renewed by it; remove this line to keep your own -->"
)
ELSEWHERE = re.compile(r"\[([^\]]*)\]\((?:\.\./(?!data/)|changelog)[^)]*\)")
"""Links of these pages to the program's own documentation, which is no part of a digest; the data
of the site are."""
OWN_MKDOCS = "mkdocs.yml"
MADE = ".mkdocs.build.yml"
"""What MkDocs reads: the program's settings and those of the digest's own mkdocs.yml."""


def add(commands: Commands) -> None:
    command = commands.add_parser("site", help="build the whole website: seeds -> docs -> site")
    build_docs.add_options(command)
    command.add_argument(
        "--site", type=Path, default=Path("site"), help="folder of the website (default: site)"
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """site: 1 where the seeds have problems and the site was built all the same."""
    status = build_docs.run(options)
    if status == PROBLEMS and options.strict:
        return status
    told = json.loads((options.docs / SETTINGS_FOR_SITE).read_text(encoding="utf-8"))
    bring_about(options.docs, told["language"])
    made = Path(MADE)
    made.write_text(site_config(Path(OWN_MKDOCS), options.docs, options.site), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(made)]
    try:
        status_of_site = run_mkdocs(command)
    finally:
        made.unlink(missing_ok=True)
    if status_of_site:
        raise Fault(f"{options.site}: MkDocs refused the pages", "the site before stays as it was")
    print(f"ready: {options.site}/index.html", file=sys.stderr)
    return status


def run_mkdocs(command: list[str]) -> int:
    """Its status. Where nobody looks on, what it says of its progress is left out."""
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "true"}
    piped = None if sys.stderr.isatty() else subprocess.PIPE
    done = subprocess.run(command, check=False, env=quiet, stderr=piped)  # noqa: S603
    for line in (done.stderr or b"").decode("utf-8", "replace").splitlines():
        if not line.startswith("INFO "):
            print(line, file=sys.stderr)
    return done.returncode


def site_config(own: Path, docs: Path, site: Path) -> str:
    """The program's settings for MkDocs with the digest's own on top, as YAML."""
    starter = resources.files("generator.starter").joinpath("site.yml")
    settings = yaml_load(starter.read_text(encoding="utf-8"))
    if own.is_file():
        with own.open(encoding="utf-8") as file:
            settings = merged(settings, yaml_load(file))
    settings["theme"]["custom_dir"] = str(PROGRAM_PATH / "theme")
    hooks = [own.absolute().parent / str(name) for name in settings.get("hooks", ())]
    others = [str(path) for path in hooks if PROGRAM_PATH not in path.resolve().parents]
    settings["hooks"] = [str(Path(hook.__file__)), *others]
    settings["docs_dir"], settings["site_dir"] = str(docs.absolute()), str(site.absolute())
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)


def merged(ours: dict[str, Any], own: dict[str, Any] | None) -> dict[str, Any]:
    """Tables are merged, lists of style sheets and scripts appended, all else replaced."""
    result = dict(ours)
    for key, value in (own or {}).items():
        before = result.get(key)
        if isinstance(before, dict) and isinstance(value, dict):
            result[key] = merged(before, value)
        elif key in ("extra_css", "extra_javascript") and isinstance(before, list):
            result[key] = [*before, *(one for one in value if one not in before)]
        else:
            result[key] = value
    return result


def bring_about(docs: Path, language: str = "en") -> None:
    """The pages about the program where the digest has none of its own, in its language if there
    are such."""
    for name in ABOUT:
        target = docs / "about" / name
        if target.exists() and BROUGHT_MARK not in target.read_text(encoding="utf-8"):
            continue
        text = ELSEWHERE.sub(r"\1", about_page(name, language).read_text(encoding="utf-8"))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"{text.rstrip()}\n\n{BROUGHT_MARK}\n", encoding="utf-8")


def about_page(name: str, language: str = "en") -> Path:
    """In the installed program beside its modules, in a checkout below docs/."""
    other = PROGRAM_PATH / "interface" / f"{name.removesuffix('.md')}.{language}.md"
    if other.is_file():
        return other
    installed = PROGRAM_PATH / "about" / name
    return installed if installed.is_file() else PROGRAM_PATH.parent / "docs" / "about" / name


STARTER_FILES = {
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


def add_init(commands: Commands) -> None:
    command = commands.add_parser("init", help="make the folder of a new digest")
    command.add_argument("folder", type=Path, metavar="FOLDER")
    command.add_argument("--name", help="what the digest is called (default: My briefing)")
    command.add_argument(
        "--wheel", type=Path, metavar="FILE", help="bring this wheel of the program along"
    )
    command.set_defaults(run=run_init)


def run_init(options: argparse.Namespace) -> int:
    """init: nothing that is there already is overwritten."""
    if options.wheel and not options.wheel.is_file():
        raise Fault(f"{options.wheel}", "no such file")
    files = starter_files(options.name, options.wheel)
    there = [path for path in files if (options.folder / path).exists()]
    if there:
        raise Fault(f"{options.folder / there[0]} is there already; nothing written")
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
    files = {
        to: starter.joinpath(of).read_text(encoding="utf-8") for of, to in STARTER_FILES.items()
    }
    said = f"./{PROGRAM_FOLDER}/{wheel.name}" if wheel else f"briefing-digest=={__version__}"
    files[REQUIREMENTS] = f"{said}\n"
    if name:
        quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
        files["briefing.yml"] = files["briefing.yml"].replace("My briefing", quoted, 1)
        files["README.md"] = files["README.md"].replace("My briefing", name, 1)
    return files
