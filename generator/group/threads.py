"""Threads: stories of one matter on different days, found by what they share; the editor joins and
parts them.

A thread needs no more than grouping has: the words and names of the articles and their days.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.group.stories import Gathered
from generator.group.topics import LEAD_MARK, NAME_MARK, day_number, product
from generator.language.words.news_words import news_share
from generator.problems import Problem
from generator.records import Along, Article, By, Story, StoryOrder, Thread

LINKED = 0.14
"""Mean likeness of the articles of two stories from which on they tell of one matter..."""
# origin: AllSides by its true stories, 2026-11-28, read by eye: of 16 links drawn from .13 to .15
# 14 were right, of 16 from .11 to .13 ten; look-alike events of ECB+ stay apart by their days
MEAN_OF_THREAD = 0.1
"""... and which all stories of a thread have on average."""
# origin: set by hand, 2026-11-28, with LINKED
COMMON_NAMES = 2
"""Names that both must have, beside words that every newspaper prints."""
THREAD_REACH = 45
"""Days from the last report of one story to the first of the next."""
BESIDE = 2
"""Stories before and after that a story's page names."""
NO_THREAD = "none"
"""What the index says of a story that belongs to no thread."""
NAMES_TOLD = 3
WORDS_TOLD = 2
"""Names and other words that tell what stories share, at most."""
LONG_ENOUGH = 4
"""Letters of a word that says something by itself."""

MOST_RELATED = 5
"""Related stories shown at most."""
NAMES_SHARED = 3
"""Names that two stories have to share; fewer may be chance, or a country and its capital."""
NAMES_LOOKED_UP = 25
"""Names of a story that are looked up: those that weigh most in its articles."""
MOST_STORIES_OF_A_NAME = 200
"""A name of more stories than this relates none: time and memory grow with the stories."""


@dataclass(slots=True, kw_only=True)
class ThreadLine:
    """Stories on their way to a thread: positions, and the sum of their weights."""

    members: list[int]
    weights: dict[str, float]
    name: str | None = None
    """The editor's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedStory:
    """A story as threads look at it. Days count from year 1; no day where none is known."""

    story: Story
    weights: Mapping[str, float]
    names: Mapping[str, float]
    texts: Sequence[str]
    days: Sequence[int] = ()

    @property
    def place(self) -> tuple[bool, int, str]:
        """By its first day; stories without one come last."""
        first = min(self.days, default=0)
        return (not self.days, first, self.story.id)


def dated_story(story: Story, gathered: Gathered, articles: Mapping[str, Article]) -> DatedStory:
    own = [articles[file] for file in story.articles]
    days = {day for article in own if (day := day_number(article.published)) is not None}
    return DatedStory(
        story=story,
        weights=gathered.weights,
        names=gathered.names,
        texts=[article.text for article in own],
        days=sorted(days),
    )


def find_lines(stories: Sequence[DatedStory], orders: Sequence[StoryOrder]) -> list[ThreadLine]:
    """The threads with two stories or more, each with its stories in the order of their days."""
    wished = {order.id: order.thread for order in orders if order.thread}
    home = _first_lines(stories, wished)
    for at, other in _matter_links(stories, home):
        if _may_join(home[at], home[other]):
            _join_lines(home, home[at], home[other])
    for line in home.values():
        line.members.sort(key=lambda at: stories[at].place)
    found = {id(line): line for line in home.values() if len(line.members) > 1}
    return sorted(found.values(), key=lambda line: stories[line.members[0]].place)


def _first_lines(stories: Sequence[DatedStory], wished: Mapping[str, str]) -> dict[int, ThreadLine]:
    """A line for each story by itself, and one for each name that the editor gives."""
    named: dict[str, ThreadLine] = {}
    home: dict[int, ThreadLine] = {}
    for at, one in enumerate(stories):
        name = wished.get(one.story.id)
        if name != NO_THREAD:
            line = ThreadLine(members=[at], weights=dict(one.weights), name=name)
            home[at] = line
            if name and named.setdefault(name, line) is not line:
                _join_lines(home, named[name], line)
    return home


def _matter_links(
    stories: Sequence[DatedStory], home: Mapping[int, ThreadLine]
) -> list[tuple[int, int]]:
    """Pairs of stories that tell of one matter, the nearest first."""
    found: list[tuple[float, int, int]] = []
    for at, shared in enumerate(names_in_common([story.names for story in stories])):
        for other, names in shared.items():
            telling = len(names.keys() - news_share().keys()) >= COMMON_NAMES
            free = at < other and at in home and other in home
            if free and telling and _on_later_days(stories[at], stories[other]):
                alike = product(stories[at].weights, stories[other].weights)
                found += [(-alike, at, other)] if alike >= LINKED else []
    return [(at, other) for _, at, other in sorted(found)]


def _on_later_days(one: DatedStory, other: DatedStory) -> bool:
    """Whether one began on a later day than the other, within reach of its reports; never where a
    day is not known."""
    if not one.days or not other.days or one.days[0] == other.days[0]:
        return False
    return min(abs(day - to) for day in one.days for to in other.days) <= THREAD_REACH


def _may_join(one: ThreadLine, other: ThreadLine) -> bool:
    if one is other or (one.name and other.name):
        return False
    pairs = len(one.members) * len(other.members)
    return product(one.weights, other.weights) / pairs >= MEAN_OF_THREAD


def _join_lines(home: dict[int, ThreadLine], one: ThreadLine, other: ThreadLine) -> None:
    small, large = sorted((one, other), key=lambda line: len(line.members))
    for word, weight in small.weights.items():
        large.weights[word] = large.weights.get(word, 0.0) + weight
    large.members += small.members
    large.name = large.name or small.name
    for at in small.members:
        home[at] = large


def told_threads(
    stories: Sequence[DatedStory], lines: Sequence[ThreadLine], ids: Sequence[str]
) -> Iterator[tuple[str, Thread]]:
    """(story, its thread as its page tells it)."""
    for line, thread in zip(lines, ids, strict=True):
        members = [stories[at] for at in line.members]
        by: By = "editor" if line.name else "program"
        title = line.name or _thread_title(members, line) or members[0].story.id
        for place, one in enumerate(members):
            near = members[max(0, place - BESIDE) : place] + members[place + 1 :][:BESIDE]
            along = tuple(Along(story=m.story.id, shared=_shared_with(one, m)) for m in near)
            yield one.story.id, Thread(id=thread, title=title, along=along, by=by)


def _shared_with(one: DatedStory, other: DatedStory) -> tuple[str, ...]:
    """What both stories tell of: names as they are printed, then words of their leads."""
    both = one.weights.keys() & other.weights.keys()
    return shared_words({word: one.weights[word] * other.weights[word] for word in both}, one.texts)


def _thread_title(members: Sequence[DatedStory], line: ThreadLine) -> str:
    """What most of its stories share, heaviest first."""
    held = Counter(word for one in members for word in one.weights)
    common = {word: weight for word, weight in line.weights.items() if held[word] > 1}
    texts = [text for one in members for text in one.texts]
    return ", ".join(shared_words(common, texts))


def lonely_threads(lines: Iterable[ThreadLine], orders: Sequence[StoryOrder]) -> list[Problem]:
    """Notices of names that the index gives to one story alone."""
    whole = {line.name for line in lines} | {NO_THREAD}
    alone = [order for order in orders if order.thread and order.thread not in whole]
    names = [order.thread for order in alone]
    alone.sort(key=lambda order: names.index(order.thread))
    return [
        Problem(
            file=order.thread_at.file,
            line=order.thread_at.line,
            code="thread-of-one",
            message=f"no other story is of the thread {order.thread!r}",
            remedy="give the same `thread:` to another story, or leave the key out",
            severity="notice",
        )
        for order in alone
        if order.thread_at
    ]


# --- stories that share names: other events around the same persons and places ------------------


def find_related(names: Sequence[Mapping[str, float]]) -> list[list[int]]:
    """Per story, given as its names with their weights, the positions of others, nearest first."""
    found = []
    for shared in names_in_common(names):
        several = {at: held for at, held in shared.items() if len(held) >= NAMES_SHARED}
        near = {at: math.fsum(held.values()) for at, held in several.items()}
        found.append(sorted(near, key=lambda other: (-near[other], other))[:MOST_RELATED])
    return found


def names_in_common(names: Sequence[Mapping[str, float]]) -> Iterator[dict[int, dict[str, float]]]:
    """Per story: the others that share its heaviest names, and the last words of these names.

    Names that end alike ("Ada Holm", "Holm") are one name and count with the heavier.
    """
    kept = [_heaviest(weights) for weights in names]
    having: defaultdict[str, list[int]] = defaultdict(list)
    for at, weights in enumerate(kept):
        for name in weights:
            having[name].append(at)
    for at, weights in enumerate(kept):
        shared: defaultdict[int, dict[str, float]] = defaultdict(dict)
        for name, weight in weights.items():
            for other in having[name] if len(having[name]) <= MOST_STORIES_OF_A_NAME else ():
                if other != at:
                    last, found = name.rsplit(" ", 1)[-1], shared[other]
                    found[last] = max(found.get(last, 0.0), min(weight, kept[other][name]))
        yield shared


def _heaviest(weights: Mapping[str, float]) -> dict[str, float]:
    best = sorted(weights, key=lambda name: (-weights[name], name))[:NAMES_LOOKED_UP]
    return {name: weights[name] for name in best}


# --- what stories share, in the words that their articles print ---------------------------------


def shared_words(shared: Mapping[str, float], texts: Sequence[str]) -> tuple[str, ...]:
    """The heaviest names as the texts print them, then the heaviest words of the leads."""
    ranked = sorted(shared, key=lambda word: (-shared[word], word))
    named = [word[1:] for word in ranked if word.startswith(NAME_MARK)]
    names = list(islice(_printed_names(_full_names(named), texts), NAMES_TOLD))
    taken = {part for name in named for part in name.split()}
    words = [word[1:] for word in ranked if word.startswith(LEAD_MARK)]
    telling = [w for w in words if len(w) >= LONG_ENOUGH and w.isalpha() and w not in taken]
    return (*names, *telling[:WORDS_TOLD])


def _full_names(names: Sequence[str]) -> list[str]:
    """Of names that end alike the first of two or three words, in the place of the first of all;
    no word that every newspaper prints."""
    ending: dict[str, list[str]] = {}
    for name in names:
        if " " in name or name not in news_share():
            ending.setdefault(name.rsplit(" ", 1)[-1], []).append(name)
    return [next((n for n in alike if 0 < n.count(" ") < 3), alike[0]) for alike in ending.values()]


def _printed_names(names: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    """The names as the texts print them first with a capital, not in capitals alone where another
    form is there; what is printed nowhere so is left out."""
    for name in names:
        form = re.compile(r"\b" + r" ".join(map(re.escape, name.split())) + r"\b", re.IGNORECASE)
        found = [m.group() for text in texts for m in form.finditer(text)]
        written = [words for words in found if words[0].isupper()]
        if written:
            yield next((words for words in written if not words.isupper()), written[0])
