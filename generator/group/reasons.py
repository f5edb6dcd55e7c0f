"""Why an article is in its story, in words and figures, and where an editor should look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.group.beyond_names import FolderWords
from generator.group.linkage import Cluster, may_be_one, mean_likeness, single
from generator.group.nearness import ALONE, nearness, needed
from generator.group.topics import LEAD_MARK, NAME_MARK, Topic
from generator.problems import Problem
from generator.records import Article

SHOWN_WORDS = 5
"""Shared words that a reason names, the heaviest first."""
TORN_LIKENESS = 0.9
"""An article is torn where another story is this near, as a part of its own story's likeness."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it


def find_reasons(
    articles: Sequence[Article],
    topics: Sequence[Topic],
    clusters: Sequence[Cluster],
    pairs: Mapping[tuple[int, int], float],
    folder: FolderWords,
) -> dict[str, str]:
    """Per article: the rule that put it where it is, with the figures that explain it."""
    near = _near_articles(pairs)
    return {
        articles[at].file: _reason(articles[at], topics, cluster, at, near[at], folder)
        for cluster in clusters
        for at in cluster.members
    }


def find_torn(
    articles: Sequence[Article],
    topics: Sequence[Topic],
    clusters: Sequence[Cluster],
    pairs: Mapping[tuple[int, int], float],
    folder: FolderWords,
) -> dict[str, str]:
    """Each article that another story would take nearly as well, and that story's first article."""
    near = _near_articles(pairs)
    home = {at: k for k, cluster in enumerate(clusters) for at in cluster.members}
    found: dict[str, str] = {}
    for at, article in enumerate(articles):
        own = clusters[home[at]]
        if article.story or article.not_in or len(own.members) == 1:
            continue
        bar = max(TORN_LIKENESS * _mean(topics, own, at), needed(ALONE, ALONE))
        others = {home[other] for other, alike in near[at].items() if alike >= bar} - {home[at]}
        rival = _rival(single(at, topics[at]), [clusters[k] for k in sorted(others)], bar)
        if rival and may_be_one(single(at, topics[at]), rival, folder):
            found[article.file] = articles[min(rival.members)].file
    return found


def _near_articles(pairs: Mapping[tuple[int, int], float]) -> Mapping[int, dict[int, float]]:
    """Likeness of each article to the candidates for it."""
    near: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), alike in pairs.items():
        near[one][other] = near[other][one] = alike
    return near


def _rival(article: Cluster, others: Sequence[Cluster], bar: float) -> Cluster | None:
    """The first story of two or more articles that is as near as the bar, in time as well."""
    several = (other for other in others if len(other.members) > 1)
    near = (o for o in several if mean_likeness(article, o) * nearness(article.days, o.days) >= bar)
    return next(near, None)


def torn_problem(file: str, other: str) -> Problem:
    """The notice for an article that the story of another one would take as well."""
    return Problem(
        file=file,
        line=1,
        code="fits-two-stories",
        message=f"is nearly as close to the story of {other} as to its own",
        remedy="say `story:` or `not_in:` in the index if it stands in the wrong one",
        severity="notice",
    )


def _reason(
    article: Article,
    topics: Sequence[Topic],
    cluster: Cluster,
    at: int,
    near: Mapping[int, float],
    folder: FolderWords,
) -> str:
    if article.story:
        return f"index: an editor put it into {article.story}"
    rest = len(cluster.members) - 1
    shown = near if rest == 0 else {k: near[k] for k in cluster.members if k in near}
    nearest = max(shown, key=lambda other: (shown[other], -other), default=None)
    pair = "" if nearest is None else _reason_of_pair(topics[at], topics[nearest], shown[nearest])
    if rest == 0:
        missing = _what_is_missing(topics, at, nearest, folder)
        return f"alone: {pair or 'no other article is near'}, {missing}"
    rule = "kept: in this story since an earlier build" if cluster.labels else "alike"
    return f"{rule}: likeness {_mean(topics, cluster, at):.2f} to the other {rest}; {pair}"


def _what_is_missing(
    topics: Sequence[Topic], at: int, nearest: int | None, folder: FolderWords
) -> str:
    """What an article that is alone lacks to the nearest one."""
    bar = needed(ALONE, ALONE)
    if nearest is not None:
        one, other = single(at, topics[at]), single(nearest, topics[nearest])
        if mean_likeness(one, other) >= bar and not may_be_one(one, other, folder):
            return "little beside the names of the place"
    return f"{bar:.2f} is needed"


def _reason_of_pair(one: Topic, other: Topic, alike: float) -> str:
    """The nearest article with its likeness, distance in time and heaviest shared words."""
    shared = {w: x * other.weights[w] for w, x in one.weights.items() if w in other.weights}
    heaviest = sorted(shared, key=lambda word: (-shared[word], word))
    words = dict.fromkeys(word.lstrip(NAME_MARK + LEAD_MARK) for word in heaviest)
    listed = ", ".join(list(words)[:SHOWN_WORDS])
    apart = _days_apart(one.day, other.day)
    return f"nearest {other.article} with {alike:.2f}, {apart}, sharing {listed}"


def _days_apart(day: int | None, other: int | None) -> str:
    if day is None or other is None:
        return "date unknown"
    apart = abs(day - other)
    return f"{apart} days apart" if apart > 1 else ("same day", "next day")[apart]


def _mean(topics: Sequence[Topic], cluster: Cluster, at: int) -> float:
    """Mean likeness of an article to the rest of its cluster."""
    own = single(at, topics[at])
    whole = mean_likeness(own, cluster) * len(cluster.members)
    return (whole - mean_likeness(own, own)) / (len(cluster.members) - 1)
