"""Pages left at former addresses: of what is elsewhere now, and of what was withdrawn."""

from collections.abc import Iterator, Mapping, Sequence

from generator.interface import SPOKEN, say
from generator.read.index.lock_file import files_now
from generator.records import LockedStory, Seeds, Withdrawn
from generator.render.addresses import file_slug, follow_moves, renamed, story_address
from generator.render.cut import title_of
from generator.render.escape import escape, safe_url, shortened
from generator.render.exports.story_json import as_text
from generator.render.pages import Files, page
from generator.render.site import Site
from generator.slugs import LONGEST_NAME, slug, speaker_key

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


def renamed_things(site: Site, heard: Mapping[str, str], seeds: Seeds) -> Iterator[tuple[str, str]]:
    """(former address, where it leads now) of speakers, outlets and files that had another name;
    `heard` has the addresses of speakers by the key of their name."""
    named = [person for story in seeds.stories for person in story.speakers]
    people = ((slug(old), heard.get(speaker_key(p.name))) for p in named for old in p.also)
    yield from renamed("speakers", people, heard.values())
    now = site.outlet_slugs
    outlets = ((slug(f, LONGEST_NAME), now.get(o.name)) for o in seeds.outlets for f in o.formerly)
    yield from renamed("outlets", outlets, now.values())
    files = files_now(seeds.lock, seeds.articles)
    sources = {file_slug(old): site.slugs[file] for old, file in files.items()}
    gone = (file_slug(one.file) for one in site.withdrawn)
    yield from renamed("sources", sources.items(), (*site.slugs.values(), *gone))


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
