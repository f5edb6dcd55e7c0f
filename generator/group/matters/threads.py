"""Threads: stories of one matter on different days, found by what they share; the editor joins and
parts them.

A thread needs no more than grouping has: the words and names of the articles and their days.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.group.matters.printed_names import shared_words
from generator.group.related import names_in_common
from generator.group.stories import Gathered
from generator.group.topics import day_number, product
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
    texts: Sequence[str]
    days: Sequence[int] = field(default=())

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
        texts=[article.text for article in own],
        days=sorted(days),
    )


def find_lines(
    stories: Sequence[DatedStory], groups: Sequence[Gathered], orders: Sequence[StoryOrder]
) -> list[ThreadLine]:
    """The threads with two stories or more, each with its stories in the order of their days."""
    wished = {order.id: order.thread for order in orders if order.thread}
    home = _first_lines(stories, wished)
    for at, other in _matter_links(stories, groups, home):
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
    stories: Sequence[DatedStory], groups: Sequence[Gathered], home: Mapping[int, ThreadLine]
) -> list[tuple[int, int]]:
    """Pairs of stories that tell of one matter, the nearest first."""
    found: list[tuple[float, int, int]] = []
    for at, shared in enumerate(names_in_common([group.names for group in groups])):
        for other, names in shared.items():
            if not at < other or at not in home or other not in home:
                continue
            telling = [name for name in names if name not in news_share()]
            if len(telling) >= COMMON_NAMES and _on_later_days(stories[at], stories[other]):
                alike = product(stories[at].weights, stories[other].weights)
                if alike >= LINKED:
                    found.append((-alike, at, other))
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
    whole = {line.name for line in lines}
    alone: defaultdict[str, list[StoryOrder]] = defaultdict(list)
    for order in orders:
        if order.thread and order.thread != NO_THREAD and order.thread not in whole:
            alone[order.thread].append(order)
    return [
        Problem(
            file=order.thread_at.file,
            line=order.thread_at.line,
            code="thread-of-one",
            message=f"no other story is of the thread {name!r}",
            remedy="give the same `thread:` to another story, or leave the key out",
            severity="notice",
        )
        for name, several in alone.items()
        for order in several
        if order.thread_at
    ]
