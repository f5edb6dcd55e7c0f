"""A story's thread: what came before it and after it, each with its day, a sentence and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.records import Briefing, Outline
from generator.render.site import Site, first_day_of


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

    id: str
    title: str
    stories: int
    by_editor: bool
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
    rows = [
        _thread_row(site, site.by_id[one.story], one.shared)
        for one in sorted(thread.along, key=lambda one: group.index(one.story))
    ]
    here = group.index(briefing.id)
    return ThreadView(
        id=thread.id,
        title=thread.title,
        stories=len(group),
        by_editor=thread.by == "editor",
        dated=first_day_of(site.articles, site.by_id[briefing.id]) is not None,
        before=[row for row in rows if group.index(row.story.id) < here],
        after=[row for row in rows if group.index(row.story.id) > here],
    )


def thread_rows(group: Sequence[Outline], site: Site) -> list[ThreadRow]:
    """The stories of a thread, each with what it shares with the one before it."""
    return [
        _thread_row(site, outline, _shared_by(outline, before))
        for before, outline in zip((None, *group), group, strict=False)
    ]


def _shared_by(outline: Outline, before: Outline | None) -> tuple[str, ...]:
    along = outline.thread.along if outline.thread and before else ()
    return next((one.shared for one in along if before and one.story == before.id), ())


def _thread_row(site: Site, outline: Outline, shared: tuple[str, ...]) -> ThreadRow:
    return ThreadRow(story=outline, day=first_day_of(site.articles, outline), shared=shared)
