"""A gate: signs of a thing -> one score, by plain arithmetic in a fixed order.

`gates/NAME.json` holds one: the card (data, folds, figures, date, the command that trains it
again), an intercept, a weight a sign, and small trees whose leaves are added. Scores are log-odds:
no `exp` decides anything, so that the same file decides the same on every machine.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

GATES_FOLDER = Path(__file__).parent / "gates"
SCORE_DIGITS = 6
"""Decimal places that are left of a score."""

Signs = Mapping[str, float]
"""Name of a sign -> its value; a sign that is not there is 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeNode:
    """A leaf has no sign and adds `value`; else left is taken where the sign is at most `value`."""

    sign: str
    value: float
    left: int = 0
    right: int = 0


Tree = tuple[TreeNode, ...]
"""The first node is the root; `left` and `right` are places in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One trained model."""

    name: str
    intercept: float
    weights: Signs
    trees: tuple[Tree, ...]
    bars: Mapping[str, float]
    """Name of a bar -> the least score (log-odds) that passes it."""
    card: Mapping[str, Any]
    """Data, folds, figures, date and command, for readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one sign adds to a score, in log-odds."""

    sign: str
    points: float


@cache
def gate(name: str) -> Gate:
    """`gates/NAME.json`, read once a process. Raises where the file is not there or not whole."""
    return gate_of(name, json.loads((GATES_FOLDER / f"{name}.json").read_text(encoding="utf-8")))


def gate_of(name: str, plain: Mapping[str, Any]) -> Gate:
    """A gate from its file's content; ValueError where a tree points outside itself."""
    found = Gate(
        name=name,
        intercept=float(plain["intercept"]),
        weights={sign: float(weight) for sign, weight in plain["weights"].items()},
        trees=tuple(_tree(rows) for rows in plain.get("trees", ())),
        bars={bar: float(value) for bar, value in plain["bars"].items()},
        card=plain["card"],
    )
    numbers = (found.intercept, *found.weights.values(), *found.bars.values())
    if not all(map(math.isfinite, numbers)):
        raise ValueError(f"{name}: a number that is none")
    return found


def _tree(rows: list[list[Any]]) -> Tree:
    """Rows are `[value]` for a leaf, `[sign, value, left, right]` for a question."""
    nodes = tuple(
        TreeNode(sign="", value=float(row[0]))
        if len(row) == 1
        else TreeNode(sign=row[0], value=float(row[1]), left=row[2], right=row[3])
        for row in rows
    )
    for place, node in enumerate(nodes):
        if node.sign and not all(place < k < len(nodes) for k in (node.left, node.right)):
            raise ValueError(f"a tree's node {place} points outside its tree")
    return nodes


def score(model: Gate, signs: Signs) -> float:
    """Log-odds, rounded: the intercept, the weights in the file's order, the trees in theirs."""
    total = model.intercept
    for sign, weight in model.weights.items():
        value = signs.get(sign, 0.0)
        if value:
            total += weight * value
    for tree in model.trees:
        total += _leaf(tree, signs)
    return round(total, SCORE_DIGITS)


def _leaf(tree: Tree, signs: Signs) -> float:
    node = tree[0]
    while node.sign:
        node = tree[node.left if signs.get(node.sign, 0.0) <= node.value else node.right]
    return node.value


def passes(model: Gate, bar: str, points: float) -> bool:
    """Whether a score reaches the bar of that name."""
    return points >= model.bars[bar]


def share(points: float) -> float:
    """Log-odds as a share of 1."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, points))))


def chance(points: float) -> float:
    """The same with two places, for readers: nothing is decided by it."""
    return round(share(points), 2)


def parts(model: Gate, signs: Signs) -> tuple[Part, ...]:
    """What each sign adds through its weight, most first; of a tree, the score with the sign less
    the score without it."""
    whole = score(model, signs)
    less = {sign: score(model, {**signs, sign: 0.0}) for sign, value in signs.items() if value}
    found = (Part(sign=s, points=round(whole - rest, SCORE_DIGITS)) for s, rest in less.items())
    return tuple(sorted((p for p in found if p.points), key=lambda p: (-abs(p.points), p.sign)))
