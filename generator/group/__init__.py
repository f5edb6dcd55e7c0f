"""Many articles -> named stories: grouping, ids, threads, and which stories share names; and those
that an editor has not published yet, kept from every page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.group.identity import Named, joined_by_order, living, name_stories
from generator.group.stories import Gathered, find_groups
from generator.group.thread_ids import locked_threads, thread_ids, with_threads
from generator.group.threads import (
    dated_story,
    find_lines,
    find_related,
    lonely_threads,
    told_threads,
)
from generator.read.index.lock_file import with_digests
from generator.records import Seeds, Story


def group(seeds: Seeds) -> Named:
    """The stories of a seeds folder, the lock to keep, and the notices of both steps."""
    known = [*living(seeds.lock, seeds.stories), *joined_by_order(seeds.lock)]
    groups, notices = find_groups(seeds.articles, known)
    articles = {article.file: article for article in seeds.articles}
    named = name_stories(groups, articles, seeds.lock, seeds.stories)
    ids = [story.id for story in named.stories]
    related = find_related([found.names for found in groups])
    home = {file: story.id for story in named.stories for file in story.articles}
    stories = tuple(
        replace(
            story,
            torn=tuple((file, home[rival]) for file, rival in found.torn.items()),
            related=tuple(ids[k] for k in others),
        )
        for story, found, others in zip(named.stories, groups, related, strict=True)
    )
    named = replace(named, stories=stories, notices=(*notices, *named.notices))
    return _threaded(named, groups, seeds)


def _threaded(named: Named, groups: Sequence[Gathered], seeds: Seeds) -> Named:
    """The same with the thread of each story, and the lock that keeps its address."""
    articles = {article.file: article for article in seeds.articles}
    stories = [dated_story(s, g, articles) for s, g in zip(named.stories, groups, strict=True)]
    lines = find_lines(stories, seeds.stories)
    known = locked_threads(seeds.lock, seeds.stories)
    threads = dict(told_threads(stories, lines, thread_ids(stories, lines, known)))
    return replace(
        named,
        stories=tuple(replace(s, thread=threads.get(s.id)) for s in named.stories),
        lock=with_digests(with_threads(named.lock, known, threads), seeds.lock, seeds.articles),
        notices=(*named.notices, *lonely_threads(lines, seeds.stories)),
    )


def without_drafts(stories: Sequence[Story], seeds: Seeds) -> tuple[tuple[Story, ...], Seeds]:
    """The stories without `status: draft`, and seeds without the articles of the others.

    A draft keeps its address in the lock; nothing of it is written.
    """
    drafts = {order.id for order in seeds.stories if order.draft}
    held = {file for story in stories if story.id in drafts for file in story.articles}
    articles = tuple(article for article in seeds.articles if article.file not in held)
    kept = [story for story in stories if story.id not in drafts]
    return tuple(_with_published_threads(kept)), replace(seeds, articles=articles)


def _with_published_threads(stories: Sequence[Story]) -> Iterator[Story]:
    """The stories with as much of their threads as is published; a thread of one story is none."""
    threads = Counter(story.thread.id for story in stories if story.thread)
    known = {story.id for story in stories}
    for story in stories:
        thread = story.thread
        if thread:
            along = tuple(one for one in thread.along if one.story in known)
            thread = replace(thread, along=along) if threads[thread.id] > 1 else None
        yield replace(story, thread=thread)
