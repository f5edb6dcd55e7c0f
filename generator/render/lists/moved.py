"""Pages left at the addresses under which a story was published before."""

from __future__ import annotations

from collections.abc import Sequence

from generator.interface import SPOKEN, say
from generator.records import LockedStory
from generator.render.escape import escape
from generator.render.pieces import Files
from generator.render.site import Site
from generator.render.story.story_page import plain_title

MOVED_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="{target}">
<link rel="icon" href="../../assets/favicon.svg" type="image/svg+xml">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={target}">
</head>
<body><p>{words}</p></body>
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
            page = _moved_page("frame.moved", plain_title(site, living[new]), f"../{new}/")
            yield f"stories/{old}/index.html", page


def forwarding_pages(former: Sequence[tuple[str, str]]) -> Files:
    """(path, text) for each address below a folder that now leads to another one there."""
    for old, new in former:
        yield f"{old}index.html", _moved_page("frame.moved_page", new.strip("/"), f"../../{new}")


def _moved_page(key: str, title: str, target: str) -> str:
    link = f'<a href="{target}">{escape(title)}</a>'
    words = say(key, link=link)
    return MOVED_PAGE.format(title=escape(title), target=target, words=words, language=SPOKEN.get())


def _follow_moves(story: str, moved: dict[str, str]) -> str:
    """The id at the end of the chain; a circle ends where it began."""
    seen = {story}
    while story in moved and moved[story] not in seen:
        story = moved[story]
        seen.add(story)
    return story
