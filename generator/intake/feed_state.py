"""What `fetch` remembers of each source between runs: what to ask with, what was taken when."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ONE_WEEK = timedelta(days=7)
IDS_KEPT = timedelta(days=90)
"""Ids of items that are older are forgotten; the seeds still know the article."""


@dataclass(slots=True)
class SourceState:
    """Of one feed. `seen` has the day on which an item was taken, by its id."""

    etag: str = ""
    modified: str = ""
    not_before: float = 0.0
    """Seconds since 1970 until which the source asked to be left alone."""
    seen: dict[str, str] = field(default_factory=dict)


def load_state(path: Path) -> dict[str, SourceState]:
    """By the address of the feed; nothing where the file is missing or damaged."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        return {url: _state(values) for url, values in plain.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _state(values: dict[str, Any]) -> SourceState:
    seen = {str(key): str(day) for key, day in dict(values["seen"]).items()}
    return SourceState(
        etag=str(values["etag"]),
        modified=str(values["modified"]),
        not_before=float(values["not_before"]),
        seen=seen,
    )


def save_state(path: Path, states: dict[str, SourceState], today: date) -> None:
    """Whole or not at all."""
    oldest = (today - IDS_KEPT).isoformat()
    for state in states.values():
        state.seen = {key: day for key, day in state.seen.items() if day >= oldest}
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    plain = {url: asdict(state) for url, state in sorted(states.items())}
    fresh.write_text(json.dumps(plain, indent=1, sort_keys=True), encoding="utf-8")
    fresh.replace(path)


def taken_this_week(state: SourceState, today: date) -> int:
    since = (today - ONE_WEEK).isoformat()
    return sum(day > since for day in state.seen.values())
