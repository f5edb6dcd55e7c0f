"""Which code a function reaches, as a digest: what it makes may differ where the digest does.

Imports stand at the top of each module, so the modules that a function can reach are found by
reading, without importing one. A module named in `import_module("generator...")` is reached, too.
"""

import hashlib
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

HOME = Path(__file__).resolve().parent
IMPORT = re.compile(
    r"^[ ]*from (generator[.\w]*) import (\([^)]*\)|[^\n]*)"
    r"|^[ ]*import (generator[.\w]*)()"
    r'|import_module\("(generator[.\w]*)"()',
    re.MULTILINE,
)


@cache
def code_of(function: Callable[..., Any]) -> str:
    """Hex digest of the function's module and all that it reaches: code, data, installed packages.

    Data are the files beside a module that are not Python.
    """
    digest = hashlib.blake2b(repr(sys.version_info[:2]).encode(), digest_size=12)
    digest.update("".join(_installed()).encode())
    for path in sorted(_files_reached(function.__module__)):
        digest.update(path.relative_to(HOME).as_posix().encode() + b"\0")
        digest.update(hashlib.blake2b(path.read_bytes()).digest())
    return digest.hexdigest()


def _files_reached(module: str) -> set[Path]:
    """The files of the module, of every module that it reaches, and their data."""
    found: set[Path] = set()
    todo = [module]
    while todo:
        for path in _module_files(todo.pop()):
            if path not in found:
                found.add(path)
                todo.extend(_imported(path))
    folders = {path.parent for path in found} - {HOME}
    return found | {inner for folder in folders for inner in _data_below(folder)}


def _module_files(module: str) -> Iterator[Path]:
    """Where a dotted name lies, with the packages around it; the end of it may be no module."""
    place = HOME
    for part in module.split(".")[1:]:
        if (place / f"{part}.py").is_file():
            yield place / f"{part}.py"
        place /= part
        if (place / "__init__.py").is_file():
            yield place / "__init__.py"


@cache
def _imported(path: Path) -> tuple[str, ...]:
    """Dotted names that the module imports; `generator.read.read` where read may be either."""
    found = []
    for match in IMPORT.finditer(path.read_text(encoding="utf-8")):
        top = match[1] or match[3] or match[5]
        names = re.findall(r"\w+", match[2] or "")
        found += [top, *(f"{top}.{name}" for name in names)]
    return tuple(found)


@cache
def _data_below(folder: Path) -> frozenset[Path]:
    inner = (path for path in folder.rglob("*") if path.is_file())
    return frozenset(path for path in inner if path.suffix not in (".py", ".pyc"))


def _installed() -> list[str]:
    """Name and version of every installed package, from the names of their record folders."""
    folders = (Path(place) for place in sys.path if Path(place).is_dir())
    return sorted({info.name for folder in folders for info in folder.glob("*.dist-info")})
