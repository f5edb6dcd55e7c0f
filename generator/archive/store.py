"""Findings and briefings kept between builds, in a folder that may be deleted at any time.

An entry's name says all that its content depends on, so an entry never has to change, and two
builds that write the same one write the same bytes. An entry appears whole, by a rename; one that
does not match its digest counts as absent and is written again.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from generator.archive.entry import intact

KEPT_VERSIONS = 3
"""Versions of the code whose entries are kept: enough to go back and forth between branches."""


def open_store(cache: Path, kind: str, version: str) -> Path:
    """The folder for entries of this kind and version; the oldest other versions are dropped."""
    folder = cache / kind / version
    folder.mkdir(parents=True, exist_ok=True)
    os.utime(folder)
    versions = sorted(folder.parent.iterdir(), key=lambda path: path.stat().st_mtime_ns)
    for old in versions[:-KEPT_VERSIONS]:
        shutil.rmtree(old, ignore_errors=True)
    return folder


def load(folder: Path, key: str) -> bytes | None:
    """The bytes kept under this name; None where there are none, or not those once written."""
    try:
        data = _path(folder, key).read_bytes()
    except OSError:
        return None
    return data if intact(data) else None


def save(folder: Path, key: str, data: bytes) -> None:
    """Keep the bytes under this name. A full or read-only disk only costs the next build time."""
    path = _path(folder, key)
    own = path.with_name(f".{key}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        own.write_bytes(data)
        own.replace(path)


def _path(folder: Path, key: str) -> Path:
    return folder / key[:2] / key
