"""From articles to named stories: grouping, ids, and which stories share names."""

from __future__ import annotations

from dataclasses import replace

from generator.group.identity import Named, living, name_stories
from generator.group.related import find_related
from generator.group.stories import group
from generator.records import Seeds


def arrange(seeds: Seeds) -> Named:
    """The stories of a seeds folder, the lock to keep, and the notices of both steps."""
    groups, notices = group(seeds.articles, living(seeds.lock, seeds.stories))
    articles = {article.file: article for article in seeds.articles}
    named = name_stories(groups, articles, seeds.lock, seeds.stories)
    ids = [story.id for story in named.stories]
    related = {
        ids[at]: tuple(ids[k] for k in others)
        for at, others in enumerate(find_related([found.names for found in groups]))
    }
    home = {file: story.id for story in named.stories for file in story.articles}
    stories = tuple(
        replace(story, torn=tuple((file, home[rival]) for file, rival in found.torn.items()))
        for story, found in zip(named.stories, groups, strict=True)
    )
    named = replace(named, stories=stories)
    return replace(named, notices=(*notices, *named.notices), related=related)
