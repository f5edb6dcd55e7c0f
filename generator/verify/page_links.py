"""Every link of the site leads to a file of it, and every fragment to a place on that page."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from generator.problems import Problem
from generator.verify.page_html import ShownPage
from generator.verify.published import wrong

NO_PLACE = "leads to no place on its page"


@dataclass(slots=True, kw_only=True)
class PageFacts:
    """What the checks of the whole site need to know of a page, and what is wrong with it."""

    path: str
    title: str = ""
    ids: frozenset[str] = frozenset()
    links: tuple[tuple[str, str, str], ...] = ()
    """To a place on another page: as written, the page and the place."""
    problems: list[Problem] = field(default_factory=list)


def links_of(page: ShownPage, path: str, files: frozenset[str]) -> Iterator[Problem]:
    """Links to no file, and to no place on the page itself."""
    ids = frozenset(page.ids)
    for link, target, place in page.links:
        if target not in files:
            message = f"{link!r} leads to no file"
            yield wrong(path, code="broken-link", message=message)
        elif place and target == path and place not in ids:
            yield wrong(path, code="broken-link", message=f"{link!r} {NO_PLACE}")


def check_page_links(pages: Collection[PageFacts]) -> Iterator[Problem]:
    """Links to places on other pages."""
    ids = {page.path: page.ids for page in pages}
    for page in pages:
        for link, target, place in page.links:
            if target in ids and place not in ids[target]:
                yield wrong(page.path, code="broken-link", message=f"{link!r} {NO_PLACE}")
