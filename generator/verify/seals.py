"""A digest for every file of a site, so that not one character changes unseen after the build."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from generator.problems import Problem
from generator.verify.published import site_files, unreadable, wrong

SEALS = "digests.json"
"""At the site's root: path -> SHA-256 of the file, sorted. Hidden files are no part of the site."""


def seal(site: Path) -> None:
    found = {name: _file_digest(site / name) for name in sorted(_sealed_of(site_files(site)))}
    text = "{\n" + ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in found.items())
    (site / SEALS).write_text(text + "\n}\n", encoding="utf-8", newline="")


def check_seals(site: Path, files: frozenset[str]) -> Iterator[Problem]:
    """Each file as it was built, none more, none less."""
    try:
        sealed = json.loads((site / SEALS).read_text(encoding="utf-8"))
        told = {str(name): str(value) for name, value in sealed.items()}
    except (OSError, ValueError, AttributeError) as error:
        yield unreadable(SEALS, error)
        return
    for name in sorted(_sealed_of(files) | told.keys()):
        if name not in files:
            yield wrong(name, "missing-page", "the file is gone since the build")
        elif told.get(name) != _file_digest(site / name):
            yield wrong(name, "wrong-digest", "the file is not the one that was built")


def _sealed_of(files: frozenset[str]) -> set[str]:
    return {name for name in files if name != SEALS and not name.startswith(".")}


def _file_digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
