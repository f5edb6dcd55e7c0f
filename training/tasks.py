"""What can be trained: WHAT -> the function that makes its gates from folders of a corpus."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """A gate ready to be written. The card lacks only date and command; `plain` has intercept,
    weights, trees and bars."""

    name: str
    plain: Mapping[str, Any]
    card: Mapping[str, Any]


Task = Callable[[Sequence[Path]], list[Trained]]

TASKS: Mapping[str, Task] = {}
"""Each in a module of its own in this folder."""
