"""What is kept depends on, beside the seeds: code, data, packages and the model."""

from __future__ import annotations

import hashlib
import importlib.metadata
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from generator.language.model import model_folder, model_name

HOME = Path(__file__).resolve().parent.parent
ANALYSER = ("analyse", "language", "records", "archive/codec.py")
READER = (
    "read",
    "language",
    "records",
    "problems.py",
    "archive/codec.py",
    "archive/articles.py",
)
MERGER = ("merge", "group", *ANALYSER)
RENDERER = ("render", "publish.py", *MERGER)
"""Files and folders under generator/ whose bytes decide what comes out, or how it is kept."""
PACKAGES = ("spacy", "thinc", "numpy")


@cache
def reader_version() -> str:
    """Hex digest that changes whenever the same file might give another article."""
    digest = _of_code(READER)
    digest.update("".join(_installed()).encode())
    return digest.hexdigest()


@cache
def analyser_version() -> str:
    """Hex digest that changes whenever the same article might give other findings."""
    digest = _of_code(ANALYSER)
    for package in PACKAGES:
        digest.update(f"{package}={importlib.metadata.version(package)}\n".encode())
    digest.update(model_name().encode())
    _add(digest, model_folder(), _files(model_folder()))
    return digest.hexdigest()


@cache
def merger_version() -> str:
    """Hex digest that changes whenever the same findings might give another briefing."""
    digest = _of_code(MERGER)
    digest.update("".join(_installed()).encode())
    return digest.hexdigest()


@cache
def renderer_version() -> str:
    """Hex digest that changes whenever the same briefings might give other pages."""
    digest = _of_code(RENDERER)
    digest.update("".join(_installed()).encode())
    return digest.hexdigest()


def _of_code(tops: Iterable[str]) -> hashlib.blake2b:
    digest = hashlib.blake2b(digest_size=12)
    digest.update(repr(sys.version_info[:2]).encode())
    for top in tops:
        _add(digest, HOME, _files(HOME / top))
    return digest


def _installed() -> list[str]:
    """Name and version of every installed package, from the names of their record folders."""
    folders = (Path(place) for place in sys.path if Path(place).is_dir())
    return sorted({info.name for folder in folders for info in folder.glob("*.dist-info")})


def _files(top: Path) -> Iterable[Path]:
    """Every file that counts, by path; compiled Python is left out."""
    if top.is_file():
        return (top,)
    inner = (path for path in top.rglob("*") if path.is_file())
    return sorted(path for path in inner if path.suffix != ".pyc")


def _add(digest: hashlib.blake2b, top: Path, files: Iterable[Path]) -> None:
    for path in files:
        digest.update(path.relative_to(top).as_posix().encode() + b"\0")
        digest.update(hashlib.blake2b(path.read_bytes()).digest())
