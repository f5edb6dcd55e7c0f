"""Stories that share names with a story: other events around the same persons and places."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

MOST_RELATED = 5
"""Related stories shown at most."""
NAMES_SHARED = 3
"""Names that two stories have to share; fewer may be chance, or a country and its capital."""
NAMES_LOOKED_UP = 25
"""Names of a story that are looked up: those that weigh most in its articles."""
MOST_STORIES_OF_A_NAME = 200
"""A name of more stories than this relates none: time and memory grow with the stories."""


def find_related(names: Sequence[Mapping[str, float]]) -> list[list[int]]:
    """Per story, given as its names with their weights, the positions of others, nearest first."""
    return [_nearest_stories(shared) for shared in names_in_common(names)]


def names_in_common(names: Sequence[Mapping[str, float]]) -> Iterator[dict[int, dict[str, float]]]:
    """Per story: the others that share its heaviest names, and the last words of these names.

    Names that end alike ("Ada Holm", "Holm") are one name and count with the heavier.
    """
    kept = [_heaviest(weights) for weights in names]
    having: defaultdict[str, list[int]] = defaultdict(list)
    for at, weights in enumerate(kept):
        for name in weights:
            having[name].append(at)
    for at, weights in enumerate(kept):
        shared: defaultdict[int, dict[str, float]] = defaultdict(dict)
        for name, weight in weights.items():
            for other in having[name] if len(having[name]) <= MOST_STORIES_OF_A_NAME else ():
                if other != at:
                    last, found = name.rsplit(" ", 1)[-1], shared[other]
                    found[last] = max(found.get(last, 0.0), min(weight, kept[other][name]))
        yield shared


def _heaviest(weights: Mapping[str, float]) -> dict[str, float]:
    best = sorted(weights, key=lambda name: (-weights[name], name))[:NAMES_LOOKED_UP]
    return {name: weights[name] for name in best}


def _nearest_stories(shared: Mapping[int, Mapping[str, float]]) -> list[int]:
    near = {
        k: math.fsum(found.values()) for k, found in shared.items() if len(found) >= NAMES_SHARED
    }
    return sorted(near, key=lambda other: (-near[other], other))[:MOST_RELATED]
