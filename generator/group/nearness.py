"""How alike two groups of articles must be to be one story, and what distance in time costs.

The figures were chosen together on three labelled sets (205, 496 and 1,389 articles), one setting
for all; around each of them the result changes little. docs/developers/decisions.md
has the figures.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

LIKENESS = 0.105
"""Mean likeness at which two groups meet, before their own cohesion is asked for."""
# origin: three labelled sets, 2026-11-21: moved by a fifth it costs at most .02 on two and .04 on
# one
COHESION_SHARE = 0.4
"""How much the looser group's cohesion moves that: a tight story takes in only what is as near."""
# origin: three labelled sets, 2026-11-21: moved by a fifth it costs at most .02 on two and .04 on
# one
ALONE = 0.149
"""Cohesion that a single article is taken to have."""
# origin: three labelled sets, 2026-11-21: moved by a fifth it costs at most .02 on two and .04 on
# one
MOST_COHESION = 0.4
"""Cohesion counted at most: ten copies of one text must not shut out an independent report."""
# origin: three labelled sets, 2026-11-21: moved by a fifth it costs at most .02 on two and .04 on
# one
FAR_COST = 0.35
"""Part of the likeness lost by articles published far apart..."""
# origin: up to 30 % within days, chosen on three labelled sets of news stories (grouping),
# 2026-11-21; a hard window lost follow-ups
FAR_DAYS = 5.0
"""... with this half-way measure in days, from the second day on. An unknown date costs nothing."""
KEPT_TOGETHER = 0.5
"""Articles that an earlier build put together stay so down to this part of what is needed."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it: no labelled set has
# stories that were published before

PUBLISHED_APART = 1.25
"""Two stories that an earlier build published apart meet only at this much more than is needed."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it: no labelled set has
# stories that were published before

WAVE_DAYS = 30
"""Days without a report between two groups that make them two waves of reports..."""
WAVE_COST = 2.5
"""... which need this much more likeness, where each has two reports with a date or more: the next
accident of a kind, not a follow-up. From 5 days on it would part more look-alike events, and parts
long coverage as well (F1 .927 instead of .958 on the set with the longest stories)."""
# origin: three labelled sets of news stories (grouping), 2026-11-21: .958/.943/.895 with it

NEXT_DAYS = 4
"""Days without a report after which the next event of a kind needs as much, if the later reports
say that it has happened before..."""
NEXT_SHARE = 0.5
"""... and this much more of them do than of the earlier ones."""
# origin: three pairs of invented look-alikes stay apart, none without it; the labelled sets keep
# .958/.943/.894, 2026-11-22


def are_waves(days: Mapping[int | None, int], others: Mapping[int | None, int]) -> bool:
    """Whether two groups, by how many articles a day has, are two waves of reports."""
    if min(_days_known(days), _days_known(others)) < 2:
        return False
    return max(days_between(days, others), days_between(others, days)) >= WAVE_DAYS


def days_between(days: Mapping[int | None, int], others: Mapping[int | None, int]) -> int:
    """Days from the last report of the first to the first of the second; 0 without dates."""
    mine = [day for day in days if day is not None]
    theirs = [day for day in others if day is not None]
    return min(theirs) - max(mine) if mine and theirs else 0


def _days_known(days: Mapping[int | None, int]) -> int:
    return sum(count for day, count in days.items() if day is not None)


def needed(cohesion: float, other: float) -> float:
    """The mean likeness at which groups of these cohesions meet."""
    looser = min(cohesion, other, MOST_COHESION)
    return (1 - COHESION_SHARE) * LIKENESS + COHESION_SHARE * looser


def nearness(day: int | None, other: int | None) -> float:
    """1 for the same or the next day or an unknown one, falling to 1 - FAR_COST."""
    if day is None or other is None:
        return 1.0
    apart = max(0, abs(day - other) - 1)
    return 1 - FAR_COST * (1 - math.exp(-apart / FAR_DAYS))


def mean_nearness(days: Mapping[int | None, int], others: Mapping[int | None, int]) -> float:
    """Mean over all pairs of two groups; how many articles a day has, on each side."""
    if len(days) == len(others) == 1:
        return nearness(next(iter(days)), next(iter(others)))
    total = sum(
        n * m * nearness(day, other) for day, n in days.items() for other, m in others.items()
    )
    return total / (_day_size(days) * _day_size(others))


def _day_size(days: Mapping[int | None, int]) -> int:
    return sum(days.values())
