"""The files of the seed folder: those that the index names, then the others by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from generator.problems import Place, Problem
from generator.read.index.entries import INDEX, Index
from generator.read.index.lock_file import LOCK
from generator.read.index.shapes import Given, Problems, problem

SUFFIXES = frozenset({".txt", ".md", ".markdown"})
ABOUT_FOLDER = frozenset({"readme", "license", "contributing", "changelog"})
"""Names of files that tell about the folder; one becomes an article only if the index names it."""
OWN = frozenset({INDEX, LOCK})
NEAR = 0.75
"""Likeness of letters from which one name is taken for a slip of another."""
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A file to read; `given` is its entry in the index, None where it has none."""

    name: str
    path: Path
    given: Given | None = None


def find_files(seeds_dir: Path, index: Index) -> tuple[tuple[Listed, ...], Problems]:
    """Every file to read, each once. Files outside the folder are never opened."""
    found: dict[str, Listed] = {}
    problems: list[Problem] = []
    named: set[str] = set()
    for given in index.articles:
        name = PurePosixPath(given.values["file"]).as_posix()
        wrong = _duplicate(given.place, name, named) or _wrong_file(seeds_dir, given.place, name)
        named.add(name)
        if wrong:
            problems.append(wrong)
        else:
            found[name] = Listed(name=name, path=seeds_dir / name, given=given)
    others, notices = _unlisted(seeds_dir, named, told=bool(index.articles))
    return (*found.values(), *others), (*problems, *notices)


def _duplicate(place: Place, name: str, named: set[str]) -> Problem | None:
    if name not in named:
        return None
    return problem(place, "duplicate-file", f"{name!r} has an entry already", "keep one entry")


def _wrong_file(seeds_dir: Path, place: Place, name: str) -> Problem | None:
    """Why a named file cannot be read; None where it can."""
    pure = PurePosixPath(name)
    if UNSAFE.search(name) or "\\" in name:
        message = f"the name {name!r} holds what no name should"
        return problem(place, "bad-file-name", message, "rename the file")
    if pure.is_absolute() or ".." in pure.parts:
        return _outside(place, name)
    try:
        return _wrong_entry(seeds_dir, place, name)
    except (OSError, RuntimeError, ValueError):
        return problem(place, "unreadable-file", f"{name!r} cannot be opened", "look at the file")


def _wrong_entry(seeds_dir: Path, place: Place, name: str) -> Problem | None:
    path = seeds_dir / name
    if not path.exists():
        return problem(place, "missing-file", f"there is no {name!r}", _nearest(seeds_dir, name))
    if not path.resolve().is_relative_to(seeds_dir.resolve()):
        return _outside(place, name)
    if not path.is_file():
        return problem(place, "not-a-file", f"{name!r} is no file", "name a file")
    if path.suffix.lower() not in SUFFIXES or name in OWN:
        known = ", ".join(sorted(SUFFIXES))
        return problem(place, "unknown-format", f"{name!r} is none of {known}", "save it as one")
    return None


def _nearest(seeds_dir: Path, name: str) -> str:
    """The remedy for a file that is not there."""
    beside = (seeds_dir / name).parent
    if not beside.is_dir():
        return "add the file or remove the entry"
    known = [path.name for path in sorted(beside.iterdir()) if path.exists()]
    near = get_close_matches(PurePosixPath(name).name, known, n=1, cutoff=NEAR)
    return f"did you mean {near[0]!r}?" if near else "add the file or remove the entry"


def _outside(place: Place, name: str) -> Problem:
    message = f"{name!r} is not inside the seed folder"
    return problem(place, "outside-folder", message, "move the file into the folder")


def _unlisted(
    seeds_dir: Path, named: set[str], told: bool
) -> tuple[tuple[Listed, ...], tuple[Problem, ...]]:
    found: list[Listed] = []
    problems: list[Problem] = []
    for path in sorted(seeds_dir.rglob("*")):
        name = path.relative_to(seeds_dir).as_posix()
        if name in named or not _could_be_article(path, name):
            continue
        place = Place(file=UNSAFE.sub("\ufffd", name), line=1)
        wrong = _wrong_file(seeds_dir, place, name)
        if wrong:
            problems.append(wrong)
            continue
        found.append(Listed(name=name, path=path))
        if told:
            remedy = f"name it in {INDEX} to give outlet and date"
            problems.append(
                problem(place, "unlisted-file", "the index does not name it", remedy, True)
            )
    return tuple(found), tuple(problems)


def _could_be_article(path: Path, name: str) -> bool:
    hidden = any(part.startswith(".") for part in name.split("/"))
    about = path.stem.lower() in ABOUT_FOLDER
    return path.suffix.lower() in SUFFIXES and not (hidden or about or path.is_dir())
