"""What was kept of earlier runs goes when an article is withdrawn: nobody can say what holds it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from generator.records import Withdrawn

WITHDRAWN_NOTE = "withdrawn"
"""In the cache: a digest of what was withdrawn when it was last emptied."""


def forget_withdrawn(cache: Path | None, withdrawn: Sequence[Withdrawn]) -> None:
    """Empty the cache once for each change of what is withdrawn."""
    if cache is None or not cache.is_dir():
        return
    said = hashlib.blake2b(repr(withdrawn).encode()).hexdigest() if withdrawn else ""
    note = cache / WITHDRAWN_NOTE
    if said == (note.read_text(encoding="utf-8") if note.exists() else ""):
        return
    for path in sorted(cache.iterdir()):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    note.write_text(said, encoding="utf-8")
