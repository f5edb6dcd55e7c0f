"""Many articles -> named stories: grouping, ids, threads, and which stories share names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.group.identity import Named, joined_by_order, living, name_stories
from generator.group.matters.thread_ids import locked_threads, thread_ids, with_threads
from generator.group.matters.threads import dated_story, find_lines, lonely_threads, told_threads
from generator.group.related import find_related
from generator.group.stories import Gathered, find_groups
from generator.records import Seeds


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
    lines = find_lines(stories, groups, seeds.stories)
    known = locked_threads(seeds.lock, seeds.stories)
    threads = dict(told_threads(stories, lines, thread_ids(stories, lines, known)))
    return replace(
        named,
        stories=tuple(replace(s, thread=threads.get(s.id)) for s in named.stories),
        lock=with_threads(named.lock, known, threads),
        notices=(*named.notices, *lonely_threads(lines, seeds.stories)),
    )
