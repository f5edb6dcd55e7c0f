"""Pages left at former addresses: of what is elsewhere now, and of what was withdrawn."""

from collections.abc import Sequence

from generator.interface import SPOKEN, say
from generator.records import LockedStory, Withdrawn
from generator.render.addresses import file_slug, follow_moves, story_address
from generator.render.cut import title_of
from generator.render.escape import escape, safe_url, shortened
from generator.render.exports.story_json import as_text
from generator.render.pages import Files, page
from generator.render.site import Site

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
    moved |= {old: o.id for o in site.outlines for old in o.formerly}
    for old in sorted(moved.keys() - living.keys()):
        new = follow_moves(old, moved)
        if new in living:
            page = _moved_page("frame.moved", title_of(living[new], site.articles), f"../{new}/")
            yield f"{story_address(old)}index.html", page


def forwarding_pages(former: Sequence[tuple[str, str]]) -> Files:
    """(path, text) for each address below a folder that now leads to another one there."""
    for old, new in former:
        yield f"{old}index.html", _moved_page("frame.moved_page", new.strip("/"), f"../../{new}")


def _moved_page(key: str, title: str, target: str) -> str:
    words = say(key, link=f'<a href="{target}">{escape(title)}</a>')
    return MOVED_PAGE.format(title=escape(title), target=target, words=words, language=SPOKEN.get())


def withdrawn_pages(site: Site) -> Files:
    """(path, text) of a page and a record for each withdrawn article, and of empty stories."""
    taken = set(site.slugs.values())
    for one in site.withdrawn:
        slug = file_slug(one.file)
        if slug and slug not in taken:
            yield _withdrawn_page(f"sources/{slug}/", "article", [one])
            yield f"data/articles/{slug}.json", _record(one, slug)
    for story, several in sorted(site.withdrawn_from.items()):
        if story not in site.by_id:
            yield _withdrawn_page(story_address(story), "story", several)


def _withdrawn_page(address: str, kind: str, several: Sequence[Withdrawn]) -> tuple[str, str]:
    told = shortened(several[0].why, 200)
    head = {"title": say(f"withdrawn.{kind}"), "description": told, "kind": "plain"}
    return page(address, "withdrawn", head, kind=kind, several=several, safe=safe_url)


def _record(one: Withdrawn, slug: str) -> str:
    return as_text(
        {
            "article": one.file,
            "slug": slug,
            "sha256": "",
            "length": 0,
            "outlet": one.outlet,
            "url": one.url,
            "published": one.published,
            "withdrawn": {"date": one.when, "why": one.why},
        }
    )
