"""The address of everything that has a page: one for one thing, whoever asks.

An address that was published stays, or leads to where its page is now.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, get_args

from generator.language.names.person_names import read_name
from generator.records import Article, Briefing, ListName, Outline, Speaker
from generator.slugs import (
    LONGEST_NAME,
    LONGEST_SLUG,
    RESERVED_SLUGS,
    slug,
    speaker_key,
    told_apart,
)

FOLDERS = frozenset(
    {*get_args(ListName), "books", "corrections", "data", "editions", "sources", "stories"}
)
"""Below the docs folder: pages and data of ours stand in these, and nowhere else."""
FIXED_FILES = frozenset({"index.md", "feed.xml", "feed.json", "about/readings.md"})
"""Beside those folders."""
OUR_FILES = re.compile(r"(?:[a-z0-9-]{1,255}/)*[a-z0-9-]{1,250}(?:\.[a-z]{2,6}){1,2}")


def could_be_ours(path: str) -> bool:
    """True for the paths below the docs folder that a page or data file can have."""
    if len(path) > 1000 or not OUR_FILES.fullmatch(path):
        return False
    return path in FIXED_FILES or (path.partition("/")[0] in FOLDERS and "/" in path)


def article_slugs(articles: Sequence[Article]) -> Mapping[str, str]:
    """File name -> slug. Names that fall together are told apart by the start of their hash."""
    return told_apart({a.file: _article_wishes(a) for a in articles})


def articles_by_slug(articles: Sequence[Article]) -> Mapping[str, Article]:
    slugs = article_slugs(articles)
    return {slugs[article.file]: article for article in articles}


def _article_wishes(article: Article) -> list[str]:
    plain = file_slug(article.file)
    apart = f"{plain or 'article'}-{slug(article.file)[-12:]}-{article.sha256[:8]}"
    return [wish for wish in (plain, apart) if wish and len(wish) <= LONGEST_SLUG]


def file_slug(file: str) -> str:
    """`agency.json#harbour-closes` -> `agency-harbour-closes`; empty where no letter is left."""
    name, mark, part = file.partition("#")
    if not mark or "." not in name:
        return slug(file.rsplit(".", 1)[0])
    return slug(f"{name.rsplit('.', 1)[0]} {part}")


def name_slugs(names: Iterable[str]) -> Mapping[str, str]:
    """Name -> slug. Names that fall together are told apart by a hash of the name."""
    return told_apart({name: [slug(name, LONGEST_NAME)] for name in names})


def id_slugs(ids: Iterable[str]) -> Mapping[str, str]:
    """Id of a story or key of a speaker -> slug: nearly always the same."""
    return told_apart({key: [key.partition("~")[0]] for key in ids}, nameless="name")


def renamed(
    folder: str, former: Iterable[tuple[str, str | None]], living: Iterable[str]
) -> list[tuple[str, str]]:
    """(former address, where it leads now) of what had another one; `former` has slugs, old and
    new, None where there is no page now.

    Where several had it, that is the list of them all.
    """
    taken = set(living)
    leads: defaultdict[str, set[str]] = defaultdict(set)
    for old, new in former:
        if new and old not in taken and not RESERVED_SLUGS.fullmatch(old):
            leads[old].add(f"{folder}/{new}/")
    return [
        (f"{folder}/{old}/", min(found) if len(found) == 1 else f"{folder}/")
        for old, found in sorted(leads.items())
    ]


def forwarded(folder: str, slugs: Mapping[str, str]) -> list[tuple[str, str]]:
    """The same for what gave its address up to be told apart."""
    plain = ((slug(key.partition("~")[0], LONGEST_NAME), now) for key, now in slugs.items())
    return renamed(folder, plain, slugs.values())


def juniors_before(speakers: Mapping[str, str]) -> list[tuple[str, str]]:
    """The same for those who had their father's until he has a page."""
    named = [key for key in speakers if key.endswith("-jr")]
    fathers = ((key.removesuffix("-jr"), speakers[key]) for key in named)
    return renamed("speakers", fathers, speakers.values())


def shortened_before(names: Iterable[str], speakers: Mapping[str, str]) -> list[tuple[str, str]]:
    """The same of bodies that an editor or a reader named, which had it by two of their words."""
    read = ((read_name(name), speakers.get(speaker_key(name))) for name in names)
    old = ((slug(f"{name.parts[0]} {name.parts[-1]}"), now) for name, now in read if name)
    return renamed("speakers", old, speakers.values())


Page = TypeVar("Page", Briefing, Outline)


def addressed(page: Page, stories: Mapping[str, str], speakers: Mapping[str, str]) -> Page:
    """The same with ids that are addresses, of itself, of other stories and of speakers."""
    if any(key != address for key, address in speakers.items()):
        page = _with_addresses(page, speakers)
    related = tuple(stories[story] for story in page.related if story in stories)
    thread = page.thread
    if thread:
        along = [replace(a, story=stories[a.story]) for a in thread.along if a.story in stories]
        thread = replace(thread, along=tuple(along))
    return replace(page, id=stories[page.id], related=related, thread=thread)


def _with_addresses(value: Any, speakers: Mapping[str, str]) -> Any:
    """The record with every speaker below it under its address."""
    if isinstance(value, Speaker):
        return replace(value, id=speakers.get(value.id, value.id))
    if isinstance(value, tuple):
        return tuple(_with_addresses(inner, speakers) for inner in value)
    if is_dataclass(value) and not isinstance(value, type):
        inner = {f.name: getattr(value, f.name) for f in fields(value)}
        nested = {n: v for n, v in inner.items() if isinstance(v, tuple) or is_dataclass(v)}
        return replace(value, **{n: _with_addresses(v, speakers) for n, v in nested.items()})
    return value


def follow_moves(story: str, moved: Mapping[str, str]) -> str:
    """The id at the end of the chain; a circle ends where it began."""
    seen = {story}
    while story in moved and moved[story] not in seen:
        story = moved[story]
        seen.add(story)
    return story


def story_address(story: str) -> str:
    """Where a story stands below the site's root."""
    return f"stories/{story}/"


def root_of(path: str) -> str:
    """What leads from the page written at `path` back to the site's root: `../../` or empty."""
    folders = path.removesuffix(".md").removesuffix("index").rstrip("/")
    return "../" * (folders.count("/") + 1) if folders else ""


def page_of(address: str) -> str:
    """The file that a page's address is written to: `stories/x/` -> `stories/x.md`."""
    return f"{address.rstrip('/')}.md"
