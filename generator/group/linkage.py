"""Average linkage without all pairs: a cluster carries the sum of its articles' topics.

The mean likeness of two clusters is the product of their sums over the number of pairs, so memory
grows with the articles, and only clusters that a candidate pair joins are ever compared.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from generator.group.folder_topics import Folder
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

MOST_OF_A_WORD = 0.02
"""Likeness that one word gives at most: two cases at court may both have "petrol"."""
# origin: as SHARED_IN_ALL, 2026-11-29; .015 to .03 join the same
SHARED_WORDS = 0.015
"""Likeness that two groups of one event have from words that are no names..."""
# origin: as SHARED_IN_ALL, 2026-11-29; with .02 ECB+ loses .004
SHARED_IN_ALL = 0.07
"""... and together with names that are not those of the place."""
# origin: invented briefs of one town, council, court and beat, 2026-11-29: of 21 pairs of different
# events that met, 6 still do. B-cubed F1 of g5w1h and ECB+ stays .978/.948; in folders of six or
# eight of their articles recall falls by at most .02


@dataclass(slots=True, kw_only=True, eq=False)
class Cluster:
    """Articles on their way to a story."""

    members: list[int]
    """Positions in the list of topics."""
    weights: dict[str, float]
    days: Counter[int]
    """How many of its articles came out on a day; those without a date are left out."""
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
    return Cluster(
        members=[position],
        weights=dict(topic.weights),
        days=Counter([] if topic.day is None else [topic.day]),
        next_ones=int(topic.next_one),
    )


def mean_likeness(one: Cluster, other: Cluster) -> float:
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


def linked_clusters(clusters: Sequence[Cluster], folder: Folder) -> list[Cluster]:
    """Join the pair furthest above what it needs, again and again, until none is left.

    Deterministic: ties go to the clusters that came first.
    """
    alive = dict(enumerate(clusters))
    ids = count(len(clusters))
    _know_neighbours(alive, folder.pairs)
    known = ((at, other) for at, one in alive.items() for other in sorted(one.near) if at < other)
    heap = list(_heap_entries(alive, known, folder))
    heapq.heapify(heap)
    while heap:
        _, at, other = heapq.heappop(heap)
        if at in alive and other in alive:
            new = next(ids)
            near = _replace_both(alive, at, other, new)
            for entry in _heap_entries(alive, ((neighbour, new) for neighbour in near), folder):
                heapq.heappush(heap, entry)
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


def _replace_both(alive: dict[int, Cluster], at: int, to: int, new: int) -> list[int]:
    """The joined cluster takes a new id, which makes the heap's entries for both void.

    Its likeness to a neighbour is the mean of both likenesses, by size; a product is needed only
    where one of the two was no neighbour. Returns the neighbours.
    """
    one, other = alive.pop(at), alive.pop(to)
    neighbours = sorted((one.near.keys() | other.near.keys()) - {at, to})
    near = {k: _mean_likeness(alive[k], k, one, other) for k in neighbours}
    alive[new] = joined_cluster(one, other)
    alive[new].near = near
    for neighbour, alike in near.items():
        for gone in (at, to):
            alive[neighbour].near.pop(gone, None)
        alive[neighbour].near[new] = alike
    return neighbours


def _mean_likeness(cluster: Cluster, at: int, one: Cluster, other: Cluster) -> float:
    """Mean likeness of a cluster, known under the id `at`, to two others as one."""
    sizes = len(one.members), len(other.members)
    alike = [
        part.near[at] if at in part.near else mean_likeness(part, cluster) for part in (one, other)
    ]
    return (alike[0] * sizes[0] + alike[1] * sizes[1]) / sum(sizes)


def _heap_entries(
    alive: Mapping[int, Cluster], pairs: Iterable[tuple[int, int]], folder: Folder
) -> Iterator[tuple[float, int, int]]:
    """Best first; none for two that are kept apart or not alike enough."""
    for at, other in pairs:
        one, two = alive[at], alive[other]
        bar = needed(cohesion(one), cohesion(two), folder.likeness)
        # what follows only takes away, and few come this far
        if one.near[other] < bar or not may_meet(one, two):
            continue
        alike = one.near[other] * nearness(one.days, two.days)
        if one.labels and two.labels and one.labels != two.labels:
            bar *= PUBLISHED_APART
        if are_waves(one.days, two.days) or _is_next(one, two) or _is_next(two, one):
            bar *= WAVE_COST
        if alike >= bar and share_an_event(one, two, folder):
            yield bar - alike, at, other


def share_an_event(one: Cluster, other: Cluster, folder: Folder) -> bool:
    """Whether they have enough in common beyond the names of the place that the folder is from."""
    plain = names = 0.0
    pairs = len(one.members) * len(other.members)
    for word in sorted(one.weights.keys() & other.weights.keys()):
        alike = one.weights[word] * other.weights[word] / pairs
        if word in folder.plain:
            plain += min(alike, MOST_OF_A_WORD)
        elif word not in folder.of_the_place:
            names += alike
    return plain >= SHARED_WORDS and plain + names >= SHARED_IN_ALL
