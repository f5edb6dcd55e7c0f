"""Many small files kept as one, with a digest, so that all of them are there or none."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

DIGEST_BYTES = 16


def save(path: Path, files: Mapping[str, bytes]) -> None:
    """Keep the files. A full or read-only disk only costs the next build time."""
    sizes = json.dumps([[name, len(data)] for name, data in files.items()]).encode()
    body = sizes + b"\n" + b"".join(files.values())
    own = path.with_name(f".{path.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        own.write_bytes(_digest(body) + body)
        own.replace(path)


def load(path: Path) -> dict[str, bytes] | None:
    """The files by name; None where they are not kept, or not as they were."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    body = memoryview(data)[DIGEST_BYTES:]
    if data[:DIGEST_BYTES] != _digest(body):
        return None
    start = data.index(b"\n", DIGEST_BYTES) + 1
    files = {}
    for name, size in json.loads(data[DIGEST_BYTES:start]):
        files[name] = data[start : start + size]
        start += size
    return files


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """The files below the folder."""
    for parent in {(folder / name).parent for name in files}:
        parent.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


def _digest(body: bytes | memoryview) -> bytes:
    return hashlib.blake2b(body, digest_size=DIGEST_BYTES).digest()
