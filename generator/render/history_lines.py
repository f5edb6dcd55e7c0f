"""A story's history in words: what changed from one recorded state to the next."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from generator.interface import say, say_count
from generator.records import StoryState
from generator.render.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLine:
    """A state in the list: its day, and what is new since the one before."""

    date: str
    told: str


def state_lines(site: Site, story: str) -> list[StateLine]:
    """Newest first; nothing where there is one state or none."""
    states = site.history.get(story, ())
    if not states:
        return []
    first = StateLine(date=states[0].date, told=_first_state(states[0]))
    later = [StateLine(date=b.date, told=_change_told(a, b)) for a, b in pairwise(states)]
    return [first, *later][::-1]


def _first_state(state: StoryState) -> str:
    points = say_count(len(state.points), "disputed_points")
    return f"{say_count(len(state.articles), 'articles')}, {points}"


def _change_told(before: StoryState, after: StoryState) -> str:
    """What a reader would want to know: articles, points, corrections; else what else changed."""
    old, new = dict(before.articles), dict(after.articles)
    changed = sum(old[file] != new[file] for file in old.keys() & new.keys())
    gone, come = set(before.points) - set(after.points), set(after.points) - set(before.points)
    changes = (
        (len(new.keys() - old.keys()), "articles_added"),
        (len(old.keys() - new.keys()), "articles_gone"),
        (changed, "articles_changed"),
        (len(come), "points_new"),
        (len(gone), "points_gone"),
        (after.corrections - before.corrections, "corrections"),
    )
    told = [say_count(number, key) for number, key in changes if number > 0]
    return ", ".join(told) or say("state.anew")
