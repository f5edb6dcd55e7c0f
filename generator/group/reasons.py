"""Why an article is in its story, with the figures, and where an editor should look."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.group.folder_topics import Folder
from generator.group.linkage import Cluster, mean_likeness, share_an_event, single
from generator.group.nearness import ALONE, nearness, needed
from generator.group.topics import LEAD_MARK, NAME_MARK, Topic
from generator.problems import Problem
from generator.records import NearArticle, Placement

SHOWN_WORDS = 5
"""Shared words that a reason names, the heaviest first."""
TORN_LIKENESS = 0.9
"""An article is torn where another story is this near, as a part of its own story's likeness."""
# origin: set by hand, 2026-11-21, and measured only with the rules around it


def find_reasons(folder: Folder, clusters: Sequence[Cluster]) -> dict[str, Placement]:
    """Per article: the rule that put it where it is, with the figures that explain it."""
    return {
        folder.articles[at].file: _placement(folder, cluster, at)
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


def _placement(folder: Folder, cluster: Cluster, at: int) -> Placement:
    article, topic = folder.articles[at], folder.topics[at]
    if article.story:
        return Placement(why="index", story=article.story)
    others = len(cluster.members) - 1
    near: Mapping[int, float] = folder.near.get(at, {})
    told = {k: near[k] for k in cluster.members if k in near} if others else near
    nearest = max(told, key=lambda other: (told[other], -other), default=None)
    other = None if nearest is None else folder.topics[nearest]
    alike = None if nearest is None or other is None else _near(topic, other, told[nearest])
    if not others:
        return Placement(why="alone", nearest=alike, needed=_needed(folder, topic, other))
    likeness = _mean(single(at, topic), cluster)
    placed = Placement(why="alike", others=others, likeness=likeness, nearest=alike)
    return replace(placed, why="kept") if cluster.labels else placed


def _needed(folder: Folder, topic: Topic, nearest: Topic | None) -> float | None:
    """The likeness that an article which is alone lacks to the nearest one; None where it is alike
    and shares no event with it."""
    bar = needed(ALONE, ALONE)
    if nearest is None:
        return bar
    one, other = single(0, topic), single(1, nearest)
    alike = mean_likeness(one, other) >= bar and not share_an_event(one, other, folder)
    return None if alike else bar


def _near(one: Topic, other: Topic, alike: float) -> NearArticle:
    """The nearest article with its likeness, distance in time and heaviest shared words."""
    shared = {w: x * other.weights[w] for w, x in one.weights.items() if w in other.weights}
    heaviest = sorted(shared, key=lambda word: (-shared[word], word))
    words = dict.fromkeys(word.lstrip(NAME_MARK + LEAD_MARK) for word in heaviest)
    return NearArticle(
        article=other.article,
        likeness=alike,
        apart=None if one.day is None or other.day is None else abs(one.day - other.day),
        shared=tuple(words)[:SHOWN_WORDS],
    )


def _mean(article: Cluster, cluster: Cluster) -> float:
    """Mean likeness of an article to the rest of its cluster."""
    whole = mean_likeness(article, cluster) * len(cluster.members)
    return (whole - mean_likeness(article, article)) / (len(cluster.members) - 1)
