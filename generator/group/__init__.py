"""Many articles -> named stories: grouping, ids, and which stories share names."""

from __future__ import annotations

from dataclasses import replace

from generator.group.identity import Named, living, name_stories
from generator.group.related import find_related
from generator.group.stories import find_groups
from generator.records import Seeds


def group(seeds: Seeds) -> Named:
    """The stories of a seeds folder, the lock to keep, and the notices of both steps."""
    groups, notices = find_groups(seeds.articles, living(seeds.lock, seeds.stories))
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
    return replace(named, stories=stories, notices=(*notices, *named.notices))
