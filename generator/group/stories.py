"""Which articles report the same event: the index decides, then the stories published before, then
likeness of words and names within reach of a date.

Grouping reads the plain text only; it runs before analysis and needs no findings.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import combinations

from generator.group.folder_topics import Folder, look_at
from generator.group.linkage import (
    Cluster,
    cohesion,
    joined_cluster,
    linked_clusters,
    mean_likeness,
    single,
)
from generator.group.nearness import KEPT_TOGETHER, needed
from generator.group.reasons import find_reasons, find_torn, torn_problem
from generator.group.topics import LEAD_MARK, NAME_MARK, Topic
from generator.problems import Problem
from generator.records import Article, LockedStory, Placement

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
class Gathered:
    """Articles of one event, in the order given to `group`; `why` has one entry an article."""

    articles: tuple[str, ...]
    why: tuple[Placement, ...]
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
    clusters = [part for cluster in linked for part in _parted(cluster, folder.topics)]
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
    cluster: Cluster, files: Sequence[str], why: Mapping[str, Placement], torn: Mapping[str, str]
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


# --- two look-alike events under one roof are parted: one team and two players, one office -------
#
# Their words are too near for any bar, and what sets them apart is a name: the leads of the one
# half have it and those of the other half have another one.


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


def _parted(cluster: Cluster, topics: Sequence[Topic]) -> list[Cluster]:
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
