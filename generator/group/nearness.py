"""How alike two groups of articles must be to be one story, and what distance in time costs.

The figures were chosen together on three labelled sets (205, 496 and 1,389 articles), one setting
for all; around each of them the result changes little. docs/developers/decisions.md
has the figures.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence

LIKENESS = 0.105
"""Mean likeness at which two groups meet, before their own cohesion is asked for."""
# origin: three labelled sets, 2026-11-21: moved by a fifth it costs at most .02 on two and .04 on
# one
LIKENESS_GROWS = 0.02
"""What that grows by with each doubling of a large folder: the more reports lie in it, the more are
alike by chance, of two events of one matter."""
# origin: AllSides whole, in halves and in fifths by event, with LIKENESS of .09 to .145,
# 2026-11-29: what is gained by .13 instead of .105 is .001 in a fifth, .009 in a half and .022 in
# the whole, in each of five folds .014 to .032; g5w1h and ECB+ lose by it, and are no large folders
LARGE_FOLDER, LARGEST_FOLDER = 500, 1_400
"""Articles from which on, and up to which, it grows: larger folders were not measured."""
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
FAR_COST = 0.3
"""Part of the likeness lost by groups whose nearest reports were published far apart..."""
# origin: halves of g5w1h, ECB+ and AllSides by event, chosen on one half, 2026-11-28: B-cubed F1 on
# the other .985/.904/.935, as a mean over all pairs (.35, five days) .984/.904/.913; .25 and .35
# give .985/.904/.920 and .992/.901/.936 there
FAR_DAYS = 3.0
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


def are_waves(days: Counter[int], others: Counter[int]) -> bool:
    """Whether two groups, by how many articles a day has, are two waves of reports."""
    if min(days.total(), others.total()) < 2:
        return False
    return max(days_between(days, others), days_between(others, days)) >= WAVE_DAYS


def days_between(days: Collection[int], others: Collection[int]) -> int:
    """Days from the last report of the first to the first of the second; 0 without dates."""
    return min(others) - max(days) if days and others else 0


def likeness_in(articles: int) -> float:
    """LIKENESS in a folder of so many articles."""
    size = min(max(articles, LARGE_FOLDER), LARGEST_FOLDER)
    return LIKENESS + LIKENESS_GROWS * math.log2(size / LARGE_FOLDER)


def needed(cohesion: float, other: float, likeness: float = LIKENESS) -> float:
    """The mean likeness at which groups of these cohesions meet."""
    looser = min(cohesion, other, MOST_COHESION)
    return (1 - COHESION_SHARE) * likeness + COHESION_SHARE * looser


def nearness(days: Collection[int], others: Collection[int]) -> float:
    """1 where reports of both came out on one day or two in a row or no day is known, falling to
    1 - FAR_COST. The nearest reports count: coverage that goes on for weeks has no far ends."""
    if not days or not others:
        return 1.0
    ordered = sorted(others)
    apart = min(abs(day - near) for day in days for near in _around(day, ordered))
    return 1 - FAR_COST * (1 - math.exp(-max(0, apart - 1) / FAR_DAYS))


def _around(day: int, days: Sequence[int]) -> Sequence[int]:
    """The last of the sorted days before this one and the first from it on."""
    at = bisect_left(days, day)
    return days[max(0, at - 1) : at + 1]
