"""Proves what is published from what is published: it knows nothing of how a site is made.

Reads the finished folder only: pages, data, copies, feeds, cards, search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from generator.problems import Problem
from generator.verify.article_data import check_article
from generator.verify.derived_files import (
    check_description,
    check_names,
    check_points,
    check_table,
)
from generator.verify.other_forms import check_copy, check_feeds, check_lists, check_search
from generator.verify.page_html import PageFacts, check_page
from generator.verify.page_links import check_page_links
from generator.verify.published import UNREADABLE, PublishedSite, read_published, wrong
from generator.verify.seals import check_seals
from generator.verify.story_data import check_story
from generator.verify.whole_articles import check_seeds
from generator.work import copies

PAGES_TOGETHER = 25
"""Pages that a process takes at a time."""
SITE_CHECKS: tuple[Callable[[PublishedSite, Path], Iterator[Problem]], ...] = (
    check_feeds,
    check_lists,
    check_search,
    check_description,
)
"""What is looked at once a site."""
STORY_STEPS: tuple[Callable[[PublishedSite, Path, str], Iterator[Problem]], ...] = (
    check_story,
    check_copy,
    check_table,
)


def verify(site: Path, seeds: Path | None = None, *, sealed: bool = True) -> tuple[Problem, ...]:
    """Everything of a site that is not proven, sorted; nothing where all of it is.

    With `seeds` the whole articles are held against their digests too. `sealed`: each file has to
    fit the digest that the build gave it.
    """
    ground, problems = read_published(site)
    files = frozenset(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())
    pages = _pages_read(ground, site, sorted(name for name in files if name.endswith(".html")))
    found = chain(
        problems,
        *(_followed(check_article(ground, slug), f"article {slug}") for slug in ground.articles),
        *(
            _followed(step(ground, site, story), f"story {story}")
            for story in ground.stories
            for step in STORY_STEPS
        ),
        *(page.problems for page in pages),
        check_page_links(pages, files),
        *(_followed(step(ground, site), "data") for step in SITE_CHECKS),
        _followed(check_names(ground, site, pages), "data"),
        _followed(check_points(ground, site, pages), "data"),
        check_seals(site, files) if sealed else (),
        check_seeds(ground, seeds) if seeds else (),
    )
    return tuple(sorted(set(found)))


def _followed(found: Iterator[Problem], file: str) -> Iterator[Problem]:
    """The same; that the data cannot be followed is a problem as well."""
    try:
        yield from found
    except UNREADABLE as error:
        yield _not_followed(file, error)


def _not_followed(file: str, error: Exception) -> Problem:
    message = f"cannot be followed: {type(error).__name__}: {error}"
    return wrong(file, code="unreadable-data", message=message)


def _pages_read(ground: PublishedSite, site: Path, paths: list[str]) -> list[PageFacts]:
    def look(path: str) -> PageFacts:
        facts = PageFacts(path=path)
        try:
            return check_page(ground, site, path)
        except UNREADABLE as error:
            facts.problems.append(_not_followed(path, error))
        return facts

    return list(copies(chunk=PAGES_TOGETHER).run(look, paths))
