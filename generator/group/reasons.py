"""Why an article is in its story, in words and figures, and where an editor should look."""

from collections.abc import Mapping, Sequence

from generator.group.folder_topics import Folder
from generator.group.linkage import Cluster, mean_likeness, share_an_event, single
from generator.group.nearness import ALONE, nearness, needed
from generator.group.topics import LEAD_MARK, NAME_MARK, Topic
from generator.problems import Problem

SHOWN_WORDS = 5
"""Shared words that a reason names, the heaviest first."""
TORN_LIKENESS = 0.9
"""An article is torn where another story is this near, as a part of its own story's likeness."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it


def find_reasons(folder: Folder, clusters: Sequence[Cluster]) -> dict[str, str]:
    """Per article: the rule that put it where it is, with the figures that explain it."""
    return {
        folder.articles[at].file: _reason(folder, cluster, at)
        for cluster in clusters
        for at in cluster.members
    }


def find_torn(folder: Folder, clusters: Sequence[Cluster]) -> dict[str, str]:
    """Each article that another story would take nearly as well, and that story's first article."""
    home = {at: k for k, cluster in enumerate(clusters) for at in cluster.members}
    found: dict[str, str] = {}
    for at, article in enumerate(folder.articles):
        own = clusters[home[at]]
        if article.story or article.not_in or len(own.members) == 1:
            continue
        alone = single(at, folder.topics[at])
        bar = max(TORN_LIKENESS * _mean(alone, own), needed(ALONE, ALONE))
        near = folder.near.get(at, {}).items()
        others = {home[other] for other, alike in near if alike >= bar} - {home[at]}
        rival = _rival(alone, [clusters[k] for k in sorted(others)], bar)
        if rival and share_an_event(alone, rival, folder):
            found[article.file] = folder.articles[min(rival.members)].file
    return found


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


def _reason(folder: Folder, cluster: Cluster, at: int) -> str:
    article, topic = folder.articles[at], folder.topics[at]
    if article.story:
        return f"index: an editor put it into {article.story}"
    rest = len(cluster.members) - 1
    near: Mapping[int, float] = folder.near.get(at, {})
    shown = near if rest == 0 else {k: near[k] for k in cluster.members if k in near}
    nearest = max(shown, key=lambda other: (shown[other], -other), default=None)
    other = None if nearest is None else folder.topics[nearest]
    pair = "" if nearest is None or other is None else _reason_of_pair(topic, other, shown[nearest])
    if rest == 0:
        missing = _what_is_missing(folder, topic, other)
        return f"alone: {pair or 'no other article is near'}, {missing}"
    rule = "kept: in this story since an earlier build" if cluster.labels else "alike"
    likeness = _mean(single(at, topic), cluster)
    return f"{rule}: likeness {likeness:.2f} to the other {rest}; {pair}"


def _what_is_missing(folder: Folder, topic: Topic, nearest: Topic | None) -> str:
    """What an article that is alone lacks to the nearest one."""
    bar = needed(ALONE, ALONE)
    if nearest is not None:
        one, other = single(0, topic), single(1, nearest)
        if mean_likeness(one, other) >= bar and not share_an_event(one, other, folder):
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


def _mean(article: Cluster, cluster: Cluster) -> float:
    """Mean likeness of an article to the rest of its cluster."""
    whole = mean_likeness(article, cluster) * len(cluster.members)
    return (whole - mean_likeness(article, article)) / (len(cluster.members) - 1)
