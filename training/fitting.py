"""What a gate learns from, which fold each story is in, how it is fitted (logistic regression,
boosted trees, scores out of fold), and how its file is written."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from generator.learned.gate import GATES_FOLDER, gate_of, score

FOLDS = 5
Kind = Literal["linear", "trees"]
DIGITS = 4
"""Decimal places of the numbers written: scores change by less than .001."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a gate is fitted. `strength` is sklearn's C of a linear gate (large = little held back);
    the rest belongs to trees."""

    kind: Kind = "linear"
    strength: float = 0.1
    trees: int = 60
    depth: int = 3
    rate: float = 0.1
    least: int = 20
    """Fewest examples in a leaf."""


CARD = ("what", "data", "folds", "figures", "date", "command")
"""What every card tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Signs of one thing of a story, and whether it is what the gate should let through."""

    story: str
    signs: Mapping[str, float]
    right: bool
    weight: float = 1.0


def fold_of(story: str) -> int:
    """0 to FOLDS - 1, by the digest of the story's name: the same for every gate and every day,
    and never two examples of one story in two folds."""
    return int(hashlib.sha256(story.encode()).hexdigest(), 16) % FOLDS


def plain_of(examples: Sequence[Example], recipe: Recipe) -> dict[str, Any]:
    """Intercept, weights and trees as the gate's file holds them, over the signs that occur in the
    examples; the same examples give the same numbers."""
    return FITTING[recipe.kind](*_table_of(examples), recipe)


def _table_of(examples: Sequence[Example]) -> tuple[list[str], Any, Any, Any]:
    """The signs, an array with a row an example and a column a sign, which ones are right, and what
    each weighs."""
    signs = sorted({sign for e in examples for sign, value in e.signs.items() if value})
    column = {sign: k for k, sign in enumerate(signs)}
    rows = np.zeros((len(examples), len(signs)))
    for k, example in enumerate(examples):
        for sign, value in example.signs.items():
            if value:
                rows[k, column[sign]] = value
    right, weights = [e.right for e in examples], [e.weight for e in examples]
    return signs, rows, np.array(right), np.array(weights)


def _linear(signs: list[str], table: Any, right: Any, weights: Any, r: Recipe) -> dict[str, Any]:
    """Weights are given back in the signs' own units; a sign that weighs nothing is left out."""
    spread = table.std(axis=0)
    spread[spread == 0] = 1.0
    middle = table.mean(axis=0)
    model = LogisticRegression(C=r.strength, max_iter=5000, tol=1e-7)
    model.fit((table - middle) / spread, right, sample_weight=weights)
    own = model.coef_[0] / spread
    intercept = float(model.intercept_[0] - (own * middle).sum())
    kept = {s: round(float(w), DIGITS) for s, w in zip(signs, own, strict=True)}
    return {
        "intercept": round(intercept, DIGITS),
        "weights": {s: w for s, w in kept.items() if w},
        "trees": [],
    }


def _trees(signs: list[str], table: Any, right: Any, weights: Any, r: Recipe) -> dict[str, Any]:
    model = GradientBoostingClassifier(
        n_estimators=r.trees,
        max_depth=r.depth,
        learning_rate=r.rate,
        min_samples_leaf=r.least,
        subsample=0.7,
        max_features=0.5,
        random_state=0,
    )
    model.fit(table, right, sample_weight=weights)
    prior = float(np.average(right, weights=weights))
    return {
        "intercept": round(float(np.log(prior / (1 - prior))), DIGITS),
        "weights": {},
        "trees": [_rows(one[0].tree_, signs, r.rate) for one in model.estimators_],
    }


def _rows(tree: Any, signs: list[str], rate: float) -> list[list[Any]]:
    return [
        [round(rate * float(tree.value[k][0][0]), DIGITS)]
        if left < 0
        else [
            signs[tree.feature[k]],
            round(float(tree.threshold[k]), DIGITS),
            int(left),
            int(tree.children_right[k]),
        ]
        for k, left in enumerate(tree.children_left)
    ]


FITTING: Mapping[Kind, Callable[..., dict[str, Any]]] = {"linear": _linear, "trees": _trees}


def out_of_fold(examples: Sequence[Example], recipe: Recipe) -> list[float]:
    """A score for each example by a gate that has seen no example of its story's fold."""
    signs, rows, right, weights = _table_of(examples)
    folds = np.array([fold_of(e.story) for e in examples])
    scores = [0.0] * len(examples)
    for fold in range(FOLDS):
        if not (folds == fold).any():
            continue
        seen = folds != fold
        plain = FITTING[recipe.kind](signs, rows[seen], right[seen], weights[seen], recipe)
        model = gate_of("fold", {**plain, "bars": {}, "card": {}})
        for k in map(int, np.flatnonzero(folds == fold)):
            scores[k] = score(model, examples[k].signs)
    return scores


def bar_for(examples: Sequence[Example], scores: Sequence[float], precision: float) -> float | None:
    """The lowest score from which on the precision wanted holds; None where no score has it."""
    best, hits = None, 0
    ranked = sorted(zip(scores, examples, strict=True), key=lambda pair: -pair[0])
    for place, (points, example) in enumerate(ranked, 1):
        hits += example.right
        if hits / place >= precision:
            best = points
    return best


# --- the gate's file ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Trained:
    """A gate ready to be written. The card lacks only date and command; `plain` has intercept,
    weights, trees and bars."""

    name: str
    plain: Mapping[str, Any]
    card: Mapping[str, Any]


def write(name: str, plain: Mapping[str, Any], card: Mapping[str, Any]) -> Path:
    """`generator/learned/gates/NAME.json`, one number a line, so that a change can be read;
    ValueError where the card leaves something out."""
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
