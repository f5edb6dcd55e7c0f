"""Which articles report the same event: the index decides, then the stories published before, then
likeness of words and names within reach of a date.

Grouping reads the plain text only; it runs before analysis and needs no findings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from generator.group.folder import Folder, look_at
from generator.group.linkage import (
    Cluster,
    cohesion,
    joined_cluster,
    linked_clusters,
    mean_likeness,
    single,
)
from generator.group.look_alikes import parted
from generator.group.nearness import KEPT_TOGETHER, needed
from generator.group.reasons import find_reasons, find_torn, torn_problem
from generator.group.topics import NAME_MARK
from generator.problems import Problem
from generator.records import Article, LockedStory


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Articles of one event, in the order given to `group`; `why` has one entry an article."""

    articles: tuple[str, ...]
    why: tuple[str, ...]
    ordered: str | None = None
    """The story id that the index gives; None = the program grouped."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """Words and names that other articles of the folder have too, with their mean weight."""
    torn: Mapping[str, str] = field(default_factory=dict)
    """Articles that another group would take nearly as well, and that group's first article."""

    @property
    def names(self) -> dict[str, float]:
        """The names among them, without their mark."""
        marked = {w: x for w, x in self.weights.items() if w.startswith(NAME_MARK)}
        return {word.removeprefix(NAME_MARK): weight for word, weight in marked.items()}


def find_groups(
    articles: Sequence[Article], lock: Sequence[LockedStory] = ()
) -> tuple[tuple[Gathered, ...], tuple[Problem, ...]]:
    """The groups by their first article, and a notice for each article that fits two of them.

    Which articles belong together does not depend on their order.
    """
    folder = look_at(sorted(articles, key=lambda article: article.file))
    homes = {file: story.id for story in lock for file in story.articles if not story.moved_to}
    linked = linked_clusters(_starting_clusters(folder, homes), folder)
    clusters = [part for cluster in linked for part in parted(cluster, folder.topics)]
    why, torn = find_reasons(folder, clusters), find_torn(folder, clusters)
    place = {article.file: k for k, article in enumerate(articles)}
    groups = []
    for cluster in clusters:
        files = sorted((folder.articles[at].file for at in cluster.members), key=place.__getitem__)
        groups.append(_gathered_group(cluster, files, why, torn))
    groups.sort(key=lambda found: place[found.articles[0]])
    notices = (torn_problem(a.file, torn[a.file]) for a in articles if a.file in torn)
    return tuple(groups), tuple(notices)


def _gathered_group(
    cluster: Cluster, files: Sequence[str], why: Mapping[str, str], torn: Mapping[str, str]
) -> Gathered:
    return Gathered(
        articles=tuple(files),
        why=tuple(why[file] for file in files),
        ordered=cluster.ordered,
        weights={word: weight / len(files) for word, weight in cluster.weights.items()},
        torn={file: torn[file] for file in files if file in torn},
    )


# --- what is joined before anything is compared -------------------------------------------------


def _starting_clusters(folder: Folder, homes: Mapping[str, str]) -> list[Cluster]:
    """A cluster for each story that the index orders or that was published before; else one each.

    An ordered story takes in what was published under its id.
    """
    begun: dict[str, list[Cluster]] = {}
    joined = _joined_ids(folder.articles, homes)
    for at, article in enumerate(folder.articles):
        label = _label(article, homes, joined)
        cluster = replace(
            single(at, folder.topics[at]),
            ordered=article.story,
            labels=frozenset([label] if label else []),
            shuns=frozenset(article.not_in),
        )
        begun.setdefault(f"story {label}" if label else f"file {article.file}", []).append(cluster)
    return [cluster for key in sorted(begun) for cluster in _join_all(begun[key])]


def _joined_ids(articles: Sequence[Article], homes: Mapping[str, str]) -> Mapping[str, str]:
    """Published id -> the new id that the index gives to articles of it and of another story: both
    come along whole. (An article of one story alone is taken out of it; the others stay.)"""
    met: defaultdict[str, set[str]] = defaultdict(set)
    for article in articles:
        home = homes.get(article.file)
        if article.story and home and home != article.story:
            met[article.story].add(home)
    return {home: story for story, found in met.items() if len(found) > 1 for home in found}


def _label(article: Article, homes: Mapping[str, str], joined: Mapping[str, str]) -> str | None:
    """The story that the article belongs to from the start; the index wins over the lock."""
    home = homes.get(article.file)
    if article.story or home in article.not_in:
        return article.story
    return joined.get(home, home) if home else None


def _join_all(clusters: Sequence[Cluster]) -> list[Cluster]:
    """One cluster of all that belong; a text that has nothing in common with the rest stays out.

    (A file may hold another report than it did when its story was published.)
    """
    if len(clusters) == 1:
        return list(clusters)
    led = sorted(clusters, key=lambda cluster: not cluster.ordered)
    strangers = [] if led[0].ordered else [c for c in led if _is_stranger(c, clusters)]
    staying = [cluster for cluster in led if cluster not in strangers]
    loose = [replace(cluster, labels=frozenset()) for cluster in strangers]
    return [reduce(joined_cluster, staying), *loose] if staying else loose


def _is_stranger(cluster: Cluster, clusters: Sequence[Cluster]) -> bool:
    """True where no other article of its published story is half as near as a story needs."""
    bar = KEPT_TOGETHER * needed(cohesion(cluster), cohesion(cluster))
    return all(mean_likeness(cluster, other) < bar for other in clusters if other is not cluster)
