"""Writes a gate's file: one number a line, so that a change can be read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.learned.gate import GATES_FOLDER, gate_of

CARD = ("what", "data", "folds", "figures", "date", "command")
"""What every card tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """A gate ready to be written. The card lacks only date and command; `plain` has intercept,
    weights, trees and bars."""

    name: str
    plain: Mapping[str, Any]
    card: Mapping[str, Any]


def write(name: str, plain: Mapping[str, Any], card: Mapping[str, Any]) -> Path:
    """`generator/learned/gates/NAME.json`; ValueError where the card leaves something out."""
    missing = [key for key in CARD if key not in card]
    if missing:
        raise ValueError(f"the card of {name} does not tell: {', '.join(missing)}")
    whole = {"card": dict(card), **plain}
    gate_of(name, whole)
    GATES_FOLDER.mkdir(exist_ok=True)
    path = GATES_FOLDER / f"{name}.json"
    path.write_text(_text(whole), encoding="utf-8")
    return path


def _text(whole: Mapping[str, Any]) -> str:
    """JSON with a line a sign and a line a tree."""
    trees = ",\n    ".join(json.dumps(tree, ensure_ascii=False) for tree in whole["trees"])
    head = {key: value for key, value in whole.items() if key != "trees"}
    body = json.dumps(head, indent=2, ensure_ascii=False)
    return f'{body[:-2]},\n  "trees": [{f"{chr(10)}    {trees}{chr(10)}  " if trees else ""}]\n}}\n'
