"""Average linkage without all pairs: a cluster carries the sum of its articles' topics.

The mean likeness of two clusters is the product of their sums over the number of pairs, so memory
grows with the articles, and only clusters that a candidate pair joins are ever compared.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from generator.group.beyond_names import FolderWords, share_an_event
from generator.group.nearness import (
    ALONE,
    NEXT_DAYS,
    NEXT_SHARE,
    PUBLISHED_APART,
    WAVE_COST,
    are_waves,
    days_between,
    nearness,
    needed,
)
from generator.group.topics import Topic, product


@dataclass(slots=True, kw_only=True, eq=False)
class Cluster:
    """Articles on their way to a story."""

    members: list[int]
    """Positions in the list of topics."""
    weights: dict[str, float]
    days: Counter[int | None]
    next_ones: int = 0
    """How many of its articles tell of the next event of a kind."""
    inner: float = 0.0
    """Sum of the likeness of its pairs."""
    ordered: str | None = None
    """The story that the index orders for its articles; two different ones never meet."""
    labels: frozenset[str] = frozenset()
    """Story ids that the index or the lock gives its articles."""
    shuns: frozenset[str] = frozenset()
    """Story ids that an editor keeps one of its articles out of."""
    near: dict[int, float] = field(default_factory=dict)
    """Ids of the clusters that a candidate pair joins to this one, with the mean likeness."""


def single(position: int, topic: Topic) -> Cluster:
    """One article as a cluster."""
    return Cluster(
        members=[position],
        weights=dict(topic.weights),
        days=Counter([topic.day]),
        next_ones=int(topic.next_one),
    )


def mean_likeness(one: Cluster, other: Cluster) -> float:
    """Mean likeness of the pairs between two clusters."""
    return product(one.weights, other.weights) / (len(one.members) * len(other.members))


def cohesion(cluster: Cluster) -> float:
    """Mean likeness of its own pairs; a single article is taken for a loose story."""
    size = len(cluster.members)
    return cluster.inner / (size * (size - 1) / 2) if size > 1 else ALONE


def may_meet(one: Cluster, other: Cluster) -> bool:
    """False where the index keeps them apart: an ordered story takes in no published one."""
    ordered = (one.ordered and other.labels) or (other.ordered and one.labels)
    if ordered and not one.labels & other.labels:
        return False
    return not (one.shuns & other.labels or other.shuns & one.labels)


def joined_cluster(one: Cluster, other: Cluster) -> Cluster:
    """Both as one; the larger one's weights are reused, so neither may be looked at again."""
    between = mean_likeness(one, other) * len(one.members) * len(other.members)
    small, large = sorted((one, other), key=lambda cluster: len(cluster.weights))
    for word, weight in small.weights.items():
        large.weights[word] = large.weights.get(word, 0.0) + weight
    return Cluster(
        members=one.members + other.members,
        weights=large.weights,
        days=one.days + other.days,
        next_ones=one.next_ones + other.next_ones,
        inner=one.inner + other.inner + between,
        ordered=one.ordered or other.ordered,
        labels=one.labels | other.labels,
        shuns=one.shuns | other.shuns,
    )


def linked_clusters(
    clusters: Sequence[Cluster], pairs: Mapping[tuple[int, int], float], folder: FolderWords
) -> list[Cluster]:
    """Join the pair furthest above what it needs, again and again, until none is left.

    `pairs` are positions of articles. Deterministic: ties go to the clusters that came first.
    """
    alive = dict(enumerate(clusters))
    ids = count(len(clusters))
    _know_neighbours(alive, pairs)
    heap = [
        entry
        for at, cluster in alive.items()
        for other in sorted(cluster.near)
        if at < other and (entry := _heap_entry(alive, at, other, folder))
    ]
    heapq.heapify(heap)
    while heap:
        _, at, other = heapq.heappop(heap)
        if at in alive and other in alive:
            _replace_both(alive, heap, (at, other), next(ids), folder)
    return list(alive.values())


def _is_next(later: Cluster, earlier: Cluster) -> bool:
    """Whether one tells of the next event of the other's kind, and came out days after it."""
    share = later.next_ones / len(later.members) - earlier.next_ones / len(earlier.members)
    return share >= NEXT_SHARE and days_between(earlier.days, later.days) >= NEXT_DAYS


def _know_neighbours(alive: Mapping[int, Cluster], pairs: Mapping[tuple[int, int], float]) -> None:
    home = {member: at for at, cluster in alive.items() for member in cluster.members}
    for (one, other), alike in pairs.items():
        at, to = home[one], home[other]
        if at != to and to not in alive[at].near:
            a, b = alive[at], alive[to]
            a.near[to] = b.near[at] = (
                alike if len(a.members) == len(b.members) == 1 else mean_likeness(a, b)
            )


def _replace_both(
    alive: dict[int, Cluster],
    heap: list[tuple[float, int, int]],
    both: tuple[int, int],
    new: int,
    folder: FolderWords,
) -> None:
    """The joined cluster takes a new id, which makes the heap's entries for both void.

    Its likeness to a neighbour is the mean of both likenesses, by size; a product is needed only
    where one of the two was no neighbour.
    """
    one, other = alive.pop(both[0]), alive.pop(both[1])
    near: dict[int, float] = {}
    for neighbour in sorted((one.near.keys() | other.near.keys()) - set(both)):
        near[neighbour] = _mean_likeness(alive[neighbour], neighbour, one, other)
    joined = joined_cluster(one, other)
    joined.near = near
    alive[new] = joined
    for neighbour, alike in near.items():
        for gone in both:
            alive[neighbour].near.pop(gone, None)
        alive[neighbour].near[new] = alike
        entry = _heap_entry(alive, neighbour, new, folder)
        if entry:
            heapq.heappush(heap, entry)


def _mean_likeness(cluster: Cluster, at: int, one: Cluster, other: Cluster) -> float:
    """Mean likeness of a cluster, known under the id `at`, to two others as one."""
    known = (one.near.get(at), other.near.get(at))
    alike = [
        mean_likeness(part, cluster) if value is None else value
        for part, value in zip((one, other), known, strict=True)
    ]
    sizes = (len(one.members), len(other.members))
    return (alike[0] * sizes[0] + alike[1] * sizes[1]) / sum(sizes)


def _heap_entry(
    alive: Mapping[int, Cluster], at: int, other: int, folder: FolderWords
) -> tuple[float, int, int] | None:
    """Heap entry, best first; None where the two are kept apart or not alike enough."""
    one, two = alive[at], alive[other]
    bar = needed(cohesion(one), cohesion(two), folder.likeness)
    # what follows only takes away, and few come this far
    if one.near[other] < bar or not may_meet(one, two):
        return None
    alike = one.near[other] * nearness(one.days, two.days)
    if one.labels and two.labels and one.labels != two.labels:
        bar *= PUBLISHED_APART
    if are_waves(one.days, two.days) or _is_next(one, two) or _is_next(two, one):
        bar *= WAVE_COST
    surplus = alike - bar
    return (-surplus, at, other) if surplus >= 0 and may_be_one(one, two, folder) else None


def may_be_one(one: Cluster, other: Cluster, folder: FolderWords) -> bool:
    """Whether they share more than the names of the place that the folder is from."""
    pairs = len(one.members) * len(other.members)
    return share_an_event(one.weights, other.weights, pairs, folder)
