"""Pages left at the addresses under which a story was published before."""

from __future__ import annotations

from collections.abc import Sequence

from generator.records import LockedStory
from generator.render.escape import escape
from generator.render.pieces import Files
from generator.render.site import Site
from generator.render.story.story_page import plain_title

MOVED_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="{target}">
<link rel="icon" href="../../assets/favicon.svg" type="image/svg+xml">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={target}">
</head>
<body><p>This story has moved to <a href="{target}">{title}</a>.</p></body>
</html>
"""


def moved_pages(site: Site, lock: Sequence[LockedStory]) -> Files:
    """(path, text) for each former id that no living story has."""
    living = site.by_id
    moved = {locked.id: locked.moved_to for locked in lock if locked.moved_to}
    former = {old: o.id for o in site.outlines for old in o.formerly}
    for old in sorted((moved | former).keys() - living.keys()):
        new = _follow_moves(old, moved | former)
        if new in living:
            page = MOVED_PAGE.format(
                title=escape(plain_title(site, living[new])), target=f"../{new}/"
            )
            yield f"stories/{old}/index.html", page


def forwarding_pages(former: Sequence[tuple[str, str]]) -> Files:
    """(path, text) for each address below a folder that now leads to another one there."""
    for old, new in former:
        target = f"../../{new}"
        page = MOVED_PAGE.format(title=escape(new.strip("/")), target=target)
        yield f"{old}index.html", page.replace("This story", "This page")


def _follow_moves(story: str, moved: dict[str, str]) -> str:
    """The id at the end of the chain; a circle ends where it began."""
    seen = {story}
    while story in moved and moved[story] not in seen:
        story = moved[story]
        seen.add(story)
    return story
