"""Reads the word lists under `data/`: YAML lists and sections, and tables. Nobody else does."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"


@cache
def loaded(name: str) -> Any:
    """What `data/NAME.yml` holds."""
    return yaml.safe_load((DATA / f"{name}.yml").read_text(encoding="utf-8"))


@cache
def entries(name: str) -> tuple[dict[str, Any], ...]:
    """The entries of `data/NAME.yml`, in file order."""
    return tuple(loaded(name))


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of `data/NAME.tsv`, cut at tabs; lines that start with `#` are left out."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def table(name: str) -> dict[str, str]:
    """`data/NAME.tsv` as first column -> second."""
    return {row[0]: row[1] for row in rows(name)}


@cache
def first_words(name: str) -> frozenset[str]:
    """The first column of `data/NAME.tsv`."""
    return frozenset(row[0] for row in rows(name))
