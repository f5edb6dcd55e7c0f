"""Findings kept between builds: a folder of small files that may be deleted at any time.

An entry's name says all that its content depends on, so an entry never has to change, and two
builds that write the same one write the same bytes. An entry appears whole, by a rename; one that
does not match its digest counts as absent and is written again.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.archive.entry import intact

KEPT_VERSIONS = 3
"""Analyser versions whose entries are kept: enough to go back and forth between branches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Where the entries of one analyser version lie."""

    folder: Path


def open_store(cache: Path, version: str) -> Store:
    """The entries of this version under the cache folder; the oldest other versions are dropped."""
    folder = cache / "findings" / version
    folder.mkdir(parents=True, exist_ok=True)
    os.utime(folder)
    versions = sorted(folder.parent.iterdir(), key=lambda path: path.stat().st_mtime_ns)
    for old in versions[:-KEPT_VERSIONS]:
        shutil.rmtree(old, ignore_errors=True)
    return Store(folder=folder)


def load(store: Store, key: str) -> bytes | None:
    """The bytes kept under this name; None where there are none, or not those once written."""
    try:
        data = _path(store, key).read_bytes()
    except OSError:
        return None
    return data if intact(data) else None


def save(store: Store, key: str, data: bytes) -> None:
    """Keep the bytes under this name. A full or read-only disk only costs the next build time."""
    path = _path(store, key)
    own = path.with_name(f".{key}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        own.write_bytes(data)
        own.replace(path)


def _path(store: Store, key: str) -> Path:
    return store.folder / key[:2] / key
