"""Threads: the stories of one matter by their days, on pages of their own and on each story's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.interface import say, say_count
from generator.records import Briefing, LockedStory, Outline, Thread
from generator.render.addresses import follow_moves, story_address
from generator.render.calendar import spell_date
from generator.render.lists.paging import IndexEntry, Leaf, index_pieces, leaves
from generator.render.pages import Files, Piece, piece, site_page
from generator.render.site import Site, first_day_of, grouped

THREAD_ROWS = 50
"""Stories on one page of a thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadRow:
    """A story in a thread; `day` is that of its first report, None = not known."""

    story: Outline
    day: str | None
    shared: tuple[str, ...]
    """What it has in common with the story that the row is told for, or with the one before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadView:
    """What a story's page tells of its thread."""

    thread: Thread
    stories: int
    dated: bool
    """Whether the story's own day is known: only then has it a before and an after."""
    before: Sequence[ThreadRow]
    after: Sequence[ThreadRow]


def thread_view(site: Site, briefing: Briefing) -> ThreadView | None:
    """None for a story that is in no thread."""
    thread = briefing.thread
    if thread is None or thread.id not in site.threads:
        return None
    group = [outline.id for outline in site.threads[thread.id]]
    along = sorted(thread.along, key=lambda one: group.index(one.story))
    rows = [_thread_row(site, site.by_id[one.story], one.shared) for one in along]
    here = group.index(briefing.id)
    return ThreadView(
        thread=thread,
        stories=len(group),
        dated=first_day_of(site.articles, site.by_id[briefing.id]) is not None,
        before=[row for row in rows if group.index(row.story.id) < here],
        after=[row for row in rows if group.index(row.story.id) > here],
    )


def thread_rows(group: Sequence[Outline], site: Site) -> Iterator[ThreadRow]:
    """The stories of a thread, each with what it shares with the one before it."""
    for before, outline in zip((None, *group), group, strict=False):
        along = outline.thread.along if outline.thread and before else ()
        shared = next((one.shared for one in along if before and one.story == before.id), ())
        yield _thread_row(site, outline, shared)


def _thread_row(site: Site, outline: Outline, shared: tuple[str, ...]) -> ThreadRow:
    return ThreadRow(story=outline, day=first_day_of(site.articles, outline), shared=shared)


def thread_entries(site: Site) -> list[IndexEntry]:
    return [
        IndexEntry(
            name=_title_of(group), href=f"threads/{thread}/", note=say_count(len(group), "stories")
        )
        for thread, group in site.threads.items()
    ]


def _title_of(group: Sequence[Outline]) -> str:
    return next(outline.thread.title for outline in group if outline.thread)


def _thread_extent(site: Site, group: Sequence[Outline]) -> str:
    """How many stories, and from the first day of the first to that of the last."""
    known = [day for outline in group if (day := first_day_of(site.articles, outline))]
    days = dict.fromkeys(spell_date(day[:10]) for day in (*known[:1], *known[-1:]))
    counted = say_count(len(group), "stories")
    return " · ".join([counted, *([say("thread.to").join(days)] if days else [])])


def thread_pieces(site: Site) -> Iterator[Piece]:
    yield from index_pieces("threads", thread_entries(site))
    for thread, group in site.threads.items():
        rows = list(thread_rows(group, site))
        for leaf in leaves(f"threads/{thread}/", rows, THREAD_ROWS):
            yield piece(leaf.rows[0].story.id, _thread_page, site, group, leaf)


def _thread_page(site: Site, group: Sequence[Outline], leaf: Leaf[ThreadRow]) -> Files:
    title = _title_of(group)
    yield site_page(
        site,
        leaf.address,
        "thread",
        {"title": title, "description": say("thread.description", title=title), "kind": "list"},
        title=title,
        extent=_thread_extent(site, group),
        by_editor=any(o.thread.by == "editor" for o in group if o.thread),
        folder="threads",
        leaf=leaf,
    )


def former_threads(site: Site, lock: Sequence[LockedStory]) -> list[tuple[str, str]]:
    """(address of a thread that is no more, where its stories stand now): in another thread, else
    the first of them by itself."""
    locked = {story.id for story in lock}
    moved = {s.id: s.moved_to for s in lock if s.moved_to and s.moved_to in locked}
    homes = grouped(
        (thread, outline)
        for story in lock
        if (outline := site.by_id.get(follow_moves(story.id, moved)))
        for thread in story.threads
    )
    return [
        (f"threads/{old}/", _leads_to(site, group))
        for old, group in sorted(homes.items())
        if old not in site.threads
    ]


def _leads_to(site: Site, group: Sequence[Outline]) -> str:
    threads = [o.thread.id for o in group if o.thread and o.thread.id in site.threads]
    return f"threads/{threads[0]}/" if threads else story_address(group[0].id)
