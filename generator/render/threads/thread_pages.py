"""Threads: the stories of one matter in the order of their days, and the list of all threads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from generator.interface import say, say_count
from generator.records import LockedStory, Outline
from generator.render.calendar import spell_date
from generator.render.cut import cut_markup, direction
from generator.render.lists.indexes import IndexEntry, IndexKind, index_pieces
from generator.render.lists.paging import Leaf, leaves
from generator.render.pages import page
from generator.render.pieces import Files, Piece, piece
from generator.render.site import Site, first_day_of
from generator.render.story.story_page import shown_title
from generator.render.threads.story_thread import ThreadRow, thread_rows

THREAD_ROWS = 50
"""Stories on one page of a thread."""
THREAD_PAGES = IndexKind(name="threads")


def thread_entries(site: Site) -> list[IndexEntry]:
    """The threads as their index lists them."""
    return [
        IndexEntry(
            name=_title_of(group), href=f"threads/{thread}/", note=say_count(len(group), "stories")
        )
        for thread, group in sorted(site.threads.items())
    ]


def _title_of(group: Sequence[Outline]) -> str:
    return next(outline.thread.title for outline in group if outline.thread)


def _extent(site: Site, group: Sequence[Outline]) -> str:
    """How many stories, and from the first day of the first to that of the last."""
    known = [day for outline in group if (day := first_day_of(site.articles, outline))]
    days = dict.fromkeys(spell_date(day[:10]) for day in (*known[:1], *known[-1:]))
    counted = say_count(len(group), "stories")
    return " · ".join([counted, *([say("thread.to").join(days)] if days else [])])


def thread_pieces(site: Site) -> Iterator[Piece]:
    """The list of threads, and the pages of each."""
    yield from index_pieces(THREAD_PAGES, thread_entries(site))
    for thread, group in sorted(site.threads.items()):
        rows = thread_rows(group, site)
        for leaf in leaves(f"threads/{thread}/", rows, THREAD_ROWS):
            yield piece(leaf.rows[0].story.id, _thread_page, site, group, leaf)


def _thread_page(site: Site, group: Sequence[Outline], leaf: Leaf[ThreadRow]) -> Files:
    title = _title_of(group)
    yield page(
        leaf.address,
        "thread",
        {"title": title, "description": say("thread.description", title=title), "kind": "list"},
        title=title,
        extent=_extent(site, group),
        by_editor=any(o.thread.by == "editor" for o in group if o.thread),
        index=THREAD_PAGES,
        leaf=leaf,
        title_of=partial(shown_title, site),
        cut=partial(cut_markup, site),
        dir=partial(direction, site),
    )


def former_threads(site: Site, lock: Sequence[LockedStory]) -> list[tuple[str, str]]:
    """(address of a thread that is no more, where its stories stand now): in another thread, else
    the first of them by itself."""
    locked = {story.id: story for story in lock}
    homes: dict[str, list[Outline]] = {}
    for story in lock:
        outline = site.by_id.get(_moved_on(locked, story.id))
        if outline:
            for thread in story.threads:
                homes.setdefault(thread, []).append(outline)
    return [
        (f"threads/{old}/", _leads_to(site, group))
        for old, group in sorted(homes.items())
        if old not in site.threads
    ]


def _leads_to(site: Site, group: Sequence[Outline]) -> str:
    threads = [o.thread.id for o in group if o.thread and o.thread.id in site.threads]
    return f"threads/{threads[0]}/" if threads else f"stories/{group[0].id}/"


def _moved_on(locked: Mapping[str, LockedStory], story: str) -> str:
    """Where a story stands now; a circle ends where it began."""
    seen = {story}
    while (to := locked[story].moved_to) and to in locked and to not in seen:
        story = to
        seen.add(to)
    return story
