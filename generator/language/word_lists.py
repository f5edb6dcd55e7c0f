"""Reads the word lists under `data/`: YAML lists of entries, and two-column tables."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"


@cache
def entries(name: str) -> tuple[dict[str, Any], ...]:
    """The entries of `data/NAME.yml`, in file order."""
    loaded = yaml.safe_load((DATA / f"{name}.yml").read_text(encoding="utf-8"))
    return tuple(loaded)


@cache
def table(name: str) -> dict[str, str]:
    """`data/NAME.tsv` as first column -> second; lines that start with `#` are left out."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
