"""Two look-alike events under one roof are parted: one team and two players, one office, two bids.

Their words are too near for any bar, and what sets them apart is a name: the leads of the one half
have it and those of the other half have another one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import combinations

from generator.group.linkage import Cluster, cohesion, joined_cluster, mean_likeness, single
from generator.group.topics import LEAD_MARK, NAME_MARK, Topic

FEWEST_OF_A_HALF = 4
"""Reports that name only one of the two, on either side..."""
SHARE_OF_A_HALF = 0.3
"""... and their share of the story at least."""
# origin: with NAMING_ONE, 2026-11-28; .2 to .35 part the same
NAMING_ONE = 0.8
"""Share of the reports whose lead names exactly one of the two."""
# origin: ECB+, g5w1h and AllSides, halves by event, 2026-11-28: parts the two mixed stories of ECB+
# (B-cubed F1 .936 -> .948 on the whole set) and none of the 47 others of eight or more; at .75 it
# parts one true story of twelve
BETWEEN_HALVES = 0.75
"""Likeness between the halves, as a part of the looser half's own: at most this much."""
# origin: as above: .68 and .72 where two events are mixed, .53 to .9 in stories that are one


@dataclass(frozen=True, slots=True, kw_only=True)
class Halves:
    """The reports that name only the one, those that name only the other, and those between."""

    one: Cluster
    other: Cluster
    rest: Sequence[Cluster]

    @property
    def between(self) -> float:
        """How alike the halves are, as a part of the looser one's own likeness."""
        own = min(cohesion(self.one), cohesion(self.other))
        return mean_likeness(self.one, self.other) / own if own else 1.0


def parted(cluster: Cluster, topics: Sequence[Topic]) -> list[Cluster]:
    """The cluster, or its two halves. What an editor ordered or a build published stays whole."""
    if cluster.labels or cluster.ordered or len(cluster.members) < 2 * FEWEST_OF_A_HALF:
        return [cluster]
    found = _halves(cluster, topics)
    best = min(found, key=lambda halves: (halves.between, halves.one.members), default=None)
    if best is None or best.between > BETWEEN_HALVES:
        return [cluster]
    sides = ([best.one], [best.other])
    for report in best.rest:
        nearer = mean_likeness(report, best.other) > mean_likeness(report, best.one)
        sides[nearer].append(report)
    return [_whole_cluster(side) for side in sides]


def _halves(cluster: Cluster, topics: Sequence[Topic]) -> Iterator[Halves]:
    """By every two names that few leads have together and nearly all have one of."""
    size = len(cluster.members)
    fewest = max(FEWEST_OF_A_HALF, SHARE_OF_A_HALF * size)
    leads = {at: _lead_names(topics[at]) for at in cluster.members}
    held = Counter(name for names in leads.values() for name in names)
    for names in combinations(sorted(name for name, n in held.items() if n >= fewest), 2):
        only = [[at for at in leads if n in leads[at] and not leads[at] >= {*names}] for n in names]
        if min(map(len, only)) >= fewest and sum(map(len, only)) >= NAMING_ONE * size:
            one, other = (_whole_cluster([single(at, topics[at]) for at in side]) for side in only)
            rest = [single(at, topics[at]) for at in leads if at not in {*only[0], *only[1]}]
            yield Halves(one=one, other=other, rest=rest)


def _lead_names(topic: Topic) -> set[str]:
    """Words of names that stand in the lead."""
    named = {part for w in topic.weights if w[0] == NAME_MARK for part in w[1:].split()}
    return {w[1:] for w in topic.weights if w[0] == LEAD_MARK} & named


def _whole_cluster(parts: Sequence[Cluster]) -> Cluster:
    """One cluster of several; the first stays as it is."""
    first = replace(parts[0], weights=dict(parts[0].weights))
    return reduce(joined_cluster, parts[1:], first)
