"""Readings as files below the seeds folder, written whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.read.index.readings import READINGS_FOLDER
from generator.reading.checked_answer import written


def reading_file(seeds: Path, name: str) -> Path:
    """Where a reading lies, or would."""
    return seeds / READINGS_FOLDER / f"{name}.yml"


def keep_reading(seeds: Path, name: str, data: dict[str, Any], *, replace: bool) -> Path | None:
    """The file written; None where there is one that may not be replaced. Raises OSError."""
    path = reading_file(seeds, name)
    if path.exists() and not replace:
        return None
    path.parent.mkdir(exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.write_text(written(data), encoding="utf-8", newline="")
    fresh.replace(path)
    return path
