"""Fits a gate to examples: logistic regression, boosted trees, and scores out of fold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from generator.learned.gate import Gate, gate_of, score
from training.examples import FOLDS, Example, fold_of

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


def fit(name: str, examples: Sequence[Example], recipe: Recipe) -> Gate:
    """A gate over the signs that occur in the examples; the same examples give the same numbers.
    Its bars and its card are empty."""
    return gate_of(name, {**plain_of(examples, recipe), "bars": {}, "card": {}})


def plain_of(examples: Sequence[Example], recipe: Recipe) -> dict[str, Any]:
    """Intercept, weights and trees as the gate's file holds them."""
    return _plain(_table_of(examples), recipe)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleTable:
    """Examples as one array: a row an example, a column a sign."""

    signs: list[str]
    rows: Any
    right: Any
    weights: Any

    def part(self, chosen: Any) -> ExampleTable:
        return ExampleTable(
            signs=self.signs,
            rows=self.rows[chosen],
            right=self.right[chosen],
            weights=self.weights[chosen],
        )


def _table_of(examples: Sequence[Example]) -> ExampleTable:
    signs = sorted({sign for e in examples for sign, value in e.signs.items() if value})
    column = {sign: k for k, sign in enumerate(signs)}
    rows = np.zeros((len(examples), len(signs)))
    for k, example in enumerate(examples):
        for sign, value in example.signs.items():
            if value:
                rows[k, column[sign]] = value
    return ExampleTable(
        signs=signs,
        rows=rows,
        right=np.array([e.right for e in examples]),
        weights=np.array([e.weight for e in examples]),
    )


def _plain(table: ExampleTable, recipe: Recipe) -> dict[str, Any]:
    make = _linear if recipe.kind == "linear" else _trees
    return make(table.signs, table.rows, table.right, table.weights, recipe)


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


def out_of_fold(examples: Sequence[Example], recipe: Recipe) -> list[float]:
    """A score for each example by a gate that has seen no example of its story's fold."""
    table = _table_of(examples)
    folds = np.array([fold_of(e.story) for e in examples])
    scores = [0.0] * len(examples)
    for fold in range(FOLDS):
        if not (folds == fold).any():
            continue
        plain = {**_plain(table.part(folds != fold), recipe), "bars": {}, "card": {}}
        model = gate_of("fold", plain)
        for k in map(int, np.flatnonzero(folds == fold)):
            scores[k] = score(model, examples[k].signs)
    return scores


def figures_at(
    examples: Sequence[Example], scores: Sequence[float], bar: float
) -> Mapping[str, float]:
    """Precision and recall of what reaches the bar."""
    passed = [e for e, points in zip(examples, scores, strict=True) if points >= bar]
    hits = sum(e.right for e in passed)
    wanted = sum(e.right for e in examples)
    return {
        "precision": round(hits / len(passed), 3) if passed else 0.0,
        "recall": round(hits / wanted, 3) if wanted else 0.0,
        "passed": len(passed),
    }


def bar_for(examples: Sequence[Example], scores: Sequence[float], precision: float) -> float | None:
    """The lowest score from which on the precision wanted holds; None where no score has it."""
    best, hits = None, 0
    ranked = sorted(zip(scores, examples, strict=True), key=lambda pair: -pair[0])
    for place, (points, example) in enumerate(ranked, 1):
        hits += example.right
        if hits / place >= precision:
            best = points
    return best


def curve(
    examples: Sequence[Example], scores: Sequence[float], bars: Iterable[float]
) -> list[Mapping[str, float]]:
    """The figures at each bar, with the bar."""
    return [{"bar": bar, **figures_at(examples, scores, bar)} for bar in bars]
