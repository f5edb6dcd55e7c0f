"""Story ids: chosen once, kept in the lock, never given to another story.

A group takes over the id under which most of its articles were published; an id whose articles went
elsewhere points there from now on. The index wins over both.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from slugify import slugify

from generator.group.stories import Gathered
from generator.language.words.furniture import is_furniture
from generator.problems import Problem
from generator.read.index.lock_file import LOCK
from generator.records import Article, LockedStory, Story, StoryOrder
from generator.spans import cut

LONGEST_ID = 60
"""Letters of an id that the program makes, cut at a word."""
FEWEST_TELLING_WORDS = 3
"""Words of a headline that tells what happened."""
RESERVED_IDS = frozenset({"index"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The stories in the order of the groups, the lock to keep, and where an editor should look."""

    stories: tuple[Story, ...]
    lock: tuple[LockedStory, ...]
    """By id."""
    notices: tuple[Problem, ...]


def name_stories(
    groups: Sequence[Gathered],
    articles: Mapping[str, Article],
    lock: Sequence[LockedStory] = (),
    orders: Sequence[StoryOrder] = (),
) -> Named:
    """Ids for all groups. Pure: the same lock and folder give the same ids."""
    renamed = renames(orders)
    alive = living(lock, orders)
    heir = _heirs(groups, alive)
    ids = _given_ids(groups, alive, heir)
    ids |= _revived(ids, groups, lock, renamed)
    used = {story.id for story in lock} | set(renamed) | {order.id for order in orders}
    _invent_ids(ids, groups, articles, used)
    now = {old: ids[at] for old, at in heir.items()}
    moved = _moved_ids(lock, renamed, now, set(ids.values()))
    stories = tuple(
        Story(
            id=ids[at],
            articles=found.articles,
            why=found.why,
            formerly=tuple(sorted(old for old, new in moved.items() if new == ids[at])),
        )
        for at, found in enumerate(groups)
    )
    by_order = {old for old, at in heir.items() if groups[at].ordered}
    return Named(
        stories=stories,
        lock=_new_lock(lock, stories, moved, by_order),
        notices=tuple(_notices(alive, groups, heir, ids)),
    )


def renames(orders: Sequence[StoryOrder]) -> dict[str, str]:
    """Former id -> the id that the index gives the story instead."""
    return {old: order.id for order in orders for old in order.formerly}


def living(lock: Sequence[LockedStory], orders: Sequence[StoryOrder]) -> list[LockedStory]:
    """The stories of the lock that have not moved, under the ids that the index gives them."""
    renamed = renames(orders)
    return [
        LockedStory(id=renamed.get(story.id, story.id), articles=story.articles)
        for story in lock
        if story.moved_to is None
    ]


def joined_by_order(lock: Sequence[LockedStory]) -> list[LockedStory]:
    """Stories that an order of the index moved, with the articles that were theirs: where the order
    is gone, they are by themselves again."""
    moved = (story for story in lock if story.moved_to and story.ordered)
    return [LockedStory(id=story.id, articles=story.articles) for story in moved]


def _heirs(groups: Sequence[Gathered], alive: Sequence[LockedStory]) -> dict[str, int]:
    """Locked id -> position of the group with most of its articles.

    The index's own story of that id comes before all; of equals, a group that the index gives
    another id comes last, then the group with the article that the lock names first wins.
    """
    home = {file: at for at, found in enumerate(groups) for file in found.articles}
    ordered = {found.ordered: at for at, found in enumerate(groups) if found.ordered}
    heirs: dict[str, int] = {}
    for story in alive:
        parts = Counter(home[file] for file in story.articles if file in home)
        if story.id in ordered:
            heirs[story.id] = ordered[story.id]
        elif parts:
            heirs[story.id] = max(parts, key=lambda at: (parts[at], groups[at].ordered is None))
    return heirs


def _given_ids(
    groups: Sequence[Gathered], alive: Sequence[LockedStory], heir: Mapping[str, int]
) -> dict[int, str]:
    """Ids from the index, then for each other group the locked id that brought most articles."""
    ids = {at: found.ordered for at, found in enumerate(groups) if found.ordered}
    brought: dict[int, tuple[int, str]] = {}
    for story in alive:
        at = heir.get(story.id)
        if at is None or at in ids:
            continue
        articles = len(set(story.articles) & set(groups[at].articles))
        if at not in brought or articles > brought[at][0]:
            brought[at] = (articles, story.id)
    return ids | {at: story for at, (_, story) in brought.items()}


def _revived(
    ids: Mapping[int, str],
    groups: Sequence[Gathered],
    lock: Sequence[LockedStory],
    renamed: Mapping[str, str],
) -> dict[int, str]:
    """Ids that moved away and whose articles are by themselves again: a join that was undone."""
    moved = [s for s in lock if s.moved_to and s.id not in renamed and s.id not in ids.values()]
    found: dict[int, str] = {}
    for at, group in enumerate(groups):
        own = [s.id for s in moved if s.articles and _is_again(s, group)]
        if at not in ids and own and own[0] not in found.values():
            found[at] = own[0]
    return found


def _is_again(moved: LockedStory, group: Gathered) -> bool:
    """Whether a group is a story that moved away: all of it; most of it where an order moved it."""
    own = set(group.articles) & set(moved.articles)
    return len(own) > (len(group.articles) // 2 if moved.ordered else len(group.articles) - 1)


def _invent_ids(
    ids: dict[int, str],
    groups: Sequence[Gathered],
    articles: Mapping[str, Article],
    used: Iterable[str],
) -> None:
    taken = {*RESERVED_IDS, *used, *ids.values()}
    for at, found in enumerate(groups):
        if at not in ids:
            wish = _wish(found, articles)
            tries = chain([wish], (f"{wish}-{number}" for number in count(2)))
            ids[at] = next(candidate for candidate in tries if candidate not in taken)
            taken.add(ids[at])


def _wish(found: Gathered, articles: Mapping[str, Article]) -> str:
    """The best headline of the group, else its first words, as an address."""
    spans = [(articles[f], articles[f].headline) for f in found.articles]
    headlines = [cut(a.text, span) for a, span in spans if span]
    telling = (line for line in headlines if not _is_banner(line))
    opening = articles[found.articles[0]].text[: 2 * LONGEST_ID]
    first = next(filter(None, (*telling, *headlines, opening)), "")
    return slugify(first, max_length=LONGEST_ID, word_boundary=True) or "story"


def _is_banner(line: str) -> bool:
    """Whether a line above a report says what kind of page it is, not what happened."""
    return len(line.split()) < FEWEST_TELLING_WORDS or is_furniture(line) or line.isupper()


# --- ids that moved on --------------------------------------------------------------------------


def _moved_ids(
    lock: Sequence[LockedStory],
    renamed: Mapping[str, str],
    now: Mapping[str, str],
    living: Collection[str],
) -> dict[str, str]:
    """Old id -> the id that it leads to now; `now` has the living locked ids, renamed ones new.

    An id that a story has again (a join that was undone) leads nowhere else.
    """
    steps = {story.id: story.moved_to for story in lock if story.moved_to}
    steps |= {old: new for old, new in now.items() if old != new} | dict(renamed)
    for alive in (*now.values(), *living):
        steps.pop(alive, None)
    return {old: _chain_end(steps, old) for old in steps}


def _chain_end(steps: Mapping[str, str], start: str) -> str:
    """Where a chain of moves ends; a circle (a lock edited by hand) ends where it closes."""
    seen = [start]
    while seen[-1] in steps and steps[seen[-1]] not in seen:
        seen.append(steps[seen[-1]])
    return seen[-1]


def _new_lock(
    lock: Sequence[LockedStory],
    stories: Sequence[Story],
    moved: Mapping[str, str],
    by_order: Collection[str],
) -> tuple[LockedStory, ...]:
    """Every id ever given out. A story without articles keeps its last list and its id; one that
    an order moved keeps that too."""
    kept = {story.id: story for story in lock}
    for story in stories:
        kept[story.id] = LockedStory(id=story.id, articles=story.articles)
    for old, new in moved.items():
        last = kept.get(old, LockedStory(id=old, articles=()))
        ordered = last.ordered or (old in by_order and last.moved_to is None)
        kept[old] = LockedStory(id=old, articles=last.articles, moved_to=new, ordered=ordered)
    return tuple(kept[story] for story in sorted(kept))


# --- notices ------------------------------------------------------------------------------------


def _notices(
    alive: Sequence[LockedStory],
    groups: Sequence[Gathered],
    heir: Mapping[str, int],
    ids: Mapping[int, str],
) -> Iterator[Problem]:
    home = {file: at for at, found in enumerate(groups) for file in found.articles}
    for story in alive:
        if len({home[file] for file in story.articles if file in home}) > 1:
            yield _notice(
                "story-split",
                f"the articles of {story.id} are now in several stories; the larger part keeps"
                " the id",
                "say `story:` in the index where they belong together",
            )
    for old in (story.id for story in alive if story.id in heir):
        if ids[heir[old]] != old:
            yield _notice(
                "stories-merged",
                f"{old} is now part of {ids[heir[old]]}, and its address leads there",
                "say `story:` in the index for the articles that should stay apart",
            )


def _notice(code: str, message: str, remedy: str) -> Problem:
    return Problem(file=LOCK, line=1, code=code, message=message, remedy=remedy, severity="notice")
