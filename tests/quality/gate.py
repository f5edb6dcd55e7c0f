"""Floors: what the figures may not fall under, and the pin that holds each labelled set.

A file of floors names the fingerprint of the set that they were measured on. A changed set needs
new floors; a floor is lowered only with a reason, which is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.quality.figures import Figure
from tests.quality.labels import HERE

FILE = HERE / "floors.yml"
FILES = {"stories": FILE, "newsroom": HERE / "floors_newsroom.yml"}
"""Floors by the name of the labelled set."""
HEAD = """\
# Floors of the figures that `python -m tests.quality` prints, and the labelled set they hold for.
# Raised by `python -m tests.quality --raise`; lowered only with `--lower REASON`, kept below.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """`lowered` is what was let go and why, oldest first."""

    set: str
    """Fingerprint of the labelled set."""
    floors: Mapping[str, float]
    lowered: tuple[str, ...] = ()


def load_floors(path: Path = FILE) -> Floors:
    """The floors as written."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Floors(set=data["set"], floors=data["floors"], lowered=tuple(data.get("lowered") or ()))


def write_floors(floors: Floors, path: Path = FILE) -> None:
    """Replaces the file."""
    data = {"set": floors.set, "floors": dict(floors.floors), "lowered": list(floors.lowered)}
    path.write_text(HEAD + yaml.safe_dump(data, sort_keys=False, allow_unicode=True), "utf-8")


def floor_of(figure: Figure) -> float:
    """The value rounded down to two decimals: no margin beyond the rounding."""
    return int(figure.value * 100) / 100


def fallen(found: Sequence[Figure], floors: Floors) -> list[str]:
    """A line for each figure under its floor, and each that has none."""
    lines = []
    for figure in found:
        floor = floors.floors.get(figure.key)
        if floor is None:
            lines.append(f"{figure.key} has no floor; run python -m tests.quality --raise")
        elif floor_of(figure) < floor:
            value = float(figure.value)
            lines.append(f"{figure.key} fell to {value:.3f} ({figure.counts}), floor {floor:.2f}")
    return lines


def raised(
    found: Sequence[Figure], floors: Floors, fingerprint: str, reason: str | None
) -> tuple[Floors, list[str]]:
    """New floors at today's figures, and what was refused: a lower one without a reason."""
    kept, lowered, refused = {}, list(floors.lowered), []
    for figure in found:
        today, floor = floor_of(figure), floors.floors.get(figure.key, 0.0)
        if today < floor and reason is None:
            refused.append(f"{figure.key}: {floor:.2f} -> {today:.2f} needs --lower REASON")
        elif today < floor:
            lowered.append(f"{figure.key} {floor:.2f} -> {today:.2f}: {reason}")
        kept[figure.key] = floor if reason is None else today
        kept[figure.key] = max(kept[figure.key], today)
    return Floors(set=fingerprint, floors=kept, lowered=tuple(lowered)), refused
