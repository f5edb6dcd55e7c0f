"""Every link of the site leads to a file of it, and every fragment to a place on that page."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from generator.problems import Problem
from generator.verify.page_html import PageFacts
from generator.verify.published import wrong

INDEX_PAGE = "index.html"
OUR_OWN = "404.html"
"""Served for any address, so its own links start at the site's root."""


def check_page_links(pages: Collection[PageFacts], files: frozenset[str]) -> Iterator[Problem]:
    """The links of all pages."""
    ids = {page.path: page.ids for page in pages}
    for page in pages:
        if page.path == OUR_OWN:
            continue
        for link in page.links:
            if message := _broken(page, link, ids, files):
                yield wrong(page.path, code="broken-link", message=message)


def _broken(
    page: PageFacts, link: str, ids: Mapping[str, frozenset[str]], files: frozenset[str]
) -> str | None:
    """What is wrong with a link; None where nothing is, or it leads elsewhere."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return f"{link!r} is no address"
    if parts.scheme or parts.netloc:
        return None
    target = page.path if not parts.path else _file_of(page.path, unquote(parts.path))
    if target not in files:
        return f"{link!r} leads to no file"
    wanted = unquote(parts.fragment).partition(":~:")[0]
    if wanted and target in ids and wanted not in ids[target]:
        return f"{link!r} leads to no place on its page"
    return None


def _file_of(page: str, path: str) -> str:
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if path.endswith(("/", ".", "..")) or joined == ".":
        return posixpath.normpath(posixpath.join(joined, INDEX_PAGE))
    return joined
