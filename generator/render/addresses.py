"""The address of everything that has a page: one slug for one thing, whoever asks."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from slugify import slugify

from generator.records import Article


def article_slugs(articles: Sequence[Article]) -> Mapping[str, str]:
    """File name -> slug. Names that fall together are told apart by the start of their hash."""
    wanted = {article.file: slugify(_without_suffix(article.file)) for article in articles}
    taken: dict[str, int] = {}
    for slug in wanted.values():
        taken[slug] = taken.get(slug, 0) + 1
    return {
        a.file: wanted[a.file]
        if wanted[a.file] and taken[wanted[a.file]] == 1
        else f"{wanted[a.file] or 'article'}-{slugify(a.file)[-12:]}-{a.sha256[:8]}"
        for a in articles
    }


def _without_suffix(file: str) -> str:
    """`agency.json#harbour-closes` -> `agency harbour-closes`."""
    name, _, part = file.partition("#")
    return f"{name.rsplit('.', 1)[0]} {part}"


def name_slugs(names: Iterable[str]) -> Mapping[str, str]:
    """Name -> slug. Names that fall together are told apart by a hash of the name."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        wanted[slugify(name)[:80]].add(name)
    return {
        name: slug if slug and slug != "index" and len(group) == 1 else f"{slug}-{_hash(name)}"
        for slug, group in sorted(wanted.items())
        for name in sorted(group)
    }


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


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:8]
