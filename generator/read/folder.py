"""The files of the seed folder: those that the index names, then the others by name."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from generator.problems import Place, Problem, Problems, problem
from generator.read.article_file import NO_PARTS, PART_MARK
from generator.read.formats import FORMATS
from generator.read.index.entries import INDEX_FILE, Index
from generator.read.index.lock_file import LOCK
from generator.read.index.shapes import GivenKeys
from generator.read.index.withholding import HOLDING, TAKES_AWAY

KEPT_BESIDE = frozenset({"readings", "history"})
"""Folders of the seeds that hold no articles: what a second reader wrote, what was recorded."""
ABOUT_FOLDER = frozenset({"readme", "license", "contributing", "changelog"})
"""Names of files that tell about the folder; one becomes an article only if the index names it."""
OWN_FILES = frozenset({INDEX_FILE, LOCK})
SLIP_LIKENESS = 0.75
"""Likeness of letters from which one name is taken for a slip of another."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it
UNSAFE_LETTERS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFile:
    """A file to read; `given` is its entry in the index, None where it has none.

    `parts` are the entries of single reports in it, by the name of the part.
    """

    name: str
    path: Path
    given: GivenKeys | None = None
    parts: Mapping[str, GivenKeys] = field(default_factory=lambda: NO_PARTS)


def find_files(seeds_dir: Path, index: Index) -> tuple[tuple[ListedFile, ...], Problems]:
    """Every file to read, each once. Files outside the folder are never opened."""
    found: dict[str, ListedFile] = {}
    problems: list[Problem] = []
    named: set[str] = set()
    takes_away = {whole_name(given) for given in index.articles if "withdrawn" in given.places}
    for given in index.articles:
        whole = whole_name(given)
        name, part = _file_and_part(seeds_dir, whole)
        gone = not part or not (seeds_dir / name).is_file()
        double = problem(
            given.place, "duplicate-file", f"{whole!r} has an entry already", "keep one entry"
        )
        wrong = double if whole in named else None
        if whole in takes_away and gone:  # malformed too: a slip publishes nothing
            named.add(whole)
            problems += filter(None, [wrong])
            continue
        wrong = wrong or _wrong_file(seeds_dir, given.place, name)
        named |= {whole, name} if not wrong or not part else {whole}
        if wrong:
            problems.append(wrong)
            if name in found:
                found[name] = _held_by(found[name], given, part)
            continue
        listed = found.get(name) or ListedFile(name=name, path=seeds_dir / name)
        found[name] = _with_entry(listed, given, part)
    others, notices = _unlisted(seeds_dir, named, told=bool(index.articles))
    if index.lost & TAKES_AWAY:
        unsure = [*others, *(file for file in found.values() if file.given is None)]
        message = "it is not shown: the index takes articles away where it cannot be read"
        remedy = "mend the index first"
        for file in unsure:
            problems.append(problem(Place(file=file.name, line=1), "kept-back", message, remedy))
        kept = tuple(file for file in found.values() if file.given is not None)
        return kept, (*problems, *notices)
    return (*found.values(), *others), (*problems, *notices)


def whole_name(given: GivenKeys) -> str:
    """The name that an entry gives, of a file or of a report in it."""
    return PurePosixPath(given.values["file"]).as_posix()


def _with_entry(listed: ListedFile, given: GivenKeys, part: str) -> ListedFile:
    parts = {**listed.parts, part: given}
    return replace(listed, parts=parts) if part else replace(listed, given=given)


def _held_by(listed: ListedFile, second: GivenKeys, part: str) -> ListedFile:
    """The file with what a second entry for it withholds: a slip shows nothing."""
    first = listed.parts.get(part) if part else listed.given
    if first is None:
        return listed
    held = HOLDING & second.places.keys() - first.places.keys()
    both = replace(
        first,
        values={**first.values, **{k: v for k, v in second.values.items() if k in held}},
        places={**first.places, **{key: second.places[key] for key in held}},
    )
    return _with_entry(listed, both, part)


def _file_and_part(seeds_dir: Path, whole: str) -> tuple[str, str]:
    """The name of a file and of a report in it, empty where the whole file is meant."""
    name, mark, part = whole.rpartition(PART_MARK)
    if not mark or UNSAFE_LETTERS.search(whole) or (seeds_dir / whole).exists():
        return whole, ""
    return name, part


def _wrong_file(seeds_dir: Path, place: Place, name: str) -> Problem | None:
    pure = PurePosixPath(name)
    if UNSAFE_LETTERS.search(name) or "\\" in name:
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
        remedy = _nearest_file(seeds_dir, name)
        return problem(place, "missing-file", f"there is no {name!r}", remedy)
    if not path.resolve().is_relative_to(seeds_dir.resolve()):
        return _outside(place, name)
    if not path.is_file():
        return problem(place, "not-a-file", f"{name!r} is no file", "name a file")
    if path.suffix.lower() not in FORMATS or name in OWN_FILES:
        known = ", ".join(sorted(FORMATS))
        return problem(place, "unknown-format", f"{name!r} is none of {known}", "save it as one")
    return None


def _nearest_file(seeds_dir: Path, name: str) -> str:
    beside = (seeds_dir / name).parent
    if not beside.is_dir():
        return "add the file or remove the entry"
    known = [path.name for path in sorted(beside.iterdir()) if path.exists()]
    near = get_close_matches(PurePosixPath(name).name, known, n=1, cutoff=SLIP_LIKENESS)
    return f"did you mean {near[0]!r}?" if near else "add the file or remove the entry"


def _outside(place: Place, name: str) -> Problem:
    message = f"{name!r} is not inside the seed folder"
    return problem(place, "outside-folder", message, "move the file into the folder")


def _unlisted(
    seeds_dir: Path, named: set[str], told: bool
) -> tuple[tuple[ListedFile, ...], tuple[Problem, ...]]:
    found: list[ListedFile] = []
    problems: list[Problem] = []
    for path in _below(seeds_dir, problems):
        name = path.relative_to(seeds_dir).as_posix()
        if name in named or not _could_be_read(path, name):
            continue
        place = Place(file=UNSAFE_LETTERS.sub("\ufffd", name), line=1)
        wrong = _left_alone_notice(path, place) or _wrong_file(seeds_dir, place, name)
        if wrong:
            problems.append(wrong)
            continue
        found.append(ListedFile(name=name, path=path))
        if told:
            remedy = f"name it in {INDEX_FILE} to give outlet and date"
            message = "the index does not name it"
            problems.append(problem(place, "unlisted-file", message, remedy, notice=True))
    return tuple(found), tuple(problems)


def _below(seeds_dir: Path, problems: list[Problem]) -> list[Path]:
    """Every path below the folder; one that cannot be looked into is a problem."""

    def refused(error: OSError) -> None:
        name = os.path.relpath(str(error.filename or seeds_dir), seeds_dir)
        place = Place(file=UNSAFE_LETTERS.sub("\ufffd", name), line=1)
        remedy = "let the build look into it"
        problems.append(problem(place, "unreadable-file", "the folder cannot be opened", remedy))

    walked = os.walk(seeds_dir, onerror=refused)
    return sorted(Path(top) / name for top, folders, files in walked for name in folders + files)


def _could_be_read(path: Path, name: str) -> bool:
    """Whether a file is anybody's business here: hidden files and the program's own are not."""
    parts = name.split("/")
    hidden = any(part.startswith(".") for part in parts)
    beside = parts[0] in KEPT_BESIDE and len(parts) > 1
    return not (hidden or beside or name in OWN_FILES or path.is_dir())


def _left_alone_notice(path: Path, place: Place) -> Problem | None:
    """The notice of a file that is no article; None for one that is read."""
    if path.stem.lower() in ABOUT_FOLDER:
        message = "it tells about the folder, so it is left alone"
        remedy = f"name it in {INDEX_FILE}"
    elif path.suffix.lower() not in FORMATS:
        known = ", ".join(FORMATS)
        message, remedy = "no kind of file that is read, so it is left alone", f"save as {known}"
    else:
        return None
    return problem(place, "file-left-alone", message, remedy, notice=True)
