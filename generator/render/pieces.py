"""A piece of the site: pages that are made together, by whichever process takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import ParamSpec

Files = Iterable[tuple[str, str]]
"""(path below the docs folder, text)."""
PieceArguments = ParamSpec("PieceArguments")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """`near` is the newest story that the pages show, empty where that does not matter."""

    make: Callable[[], Files]
    near: str = ""


def piece(
    near: str,
    make: Callable[PieceArguments, Files],
    *given: PieceArguments.args,
    **more: PieceArguments.kwargs,
) -> Piece:
    """The piece that `make` makes of what is given."""
    return Piece(make=partial(make, *given, **more), near=near)
