"""One run of `mkdocs build`: where it builds, what it keeps, and when the site is swapped in."""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as mkdocs_pages
from mkdocs.structure.files import Files
from mkdocs.utils import CountHandler

from generator.website.cards import story_cards
from generator.website.fingerprint import UnknownValueError, obstacle, site_key
from generator.website.raw_html import AnchorFinder
from generator.website.rendering import Rendering
from generator.website.search import Searched, index_pages
from generator.website.swap import building_folder, swap_in

log = logging.getLogger("mkdocs.hooks.website")

CACHE = Path(".cache")
"""Beside mkdocs.yml; rendered pages and parts of the search index are kept below it."""
DATES = ("updated", "date")
"""Front matter that dates a page, the first one present."""
BASE = "base.html"
BROUGHT = ("assets/javascripts/", "assets/stylesheets/")
"""Where Material keeps 2.5 MB of scripts and styles."""
UNDATED = "1970-01-01"


class Session:
    """Changes MkDocs' own functions for the time of one build."""

    def __init__(self) -> None:
        self._originals = (mkdocs_build._populate_page, mkdocs_build._build_page)
        self._finder = mkdocs_pages._RawHTMLPreprocessor
        self._site: Path | None = None
        self._new: Path | None = None
        self._cache = CACHE
        self._rendering: Rendering | None = None
        self._searched: tuple[Searched, ...] = ()
        os.environ.setdefault("SOURCE_DATE_EPOCH", "0")

    def begin(self, config: MkDocsConfig) -> None:
        """Called with the settings complete."""
        self._site = Path(config.site_dir)
        self._new = building_folder(self._site)
        self._cache = Path(config.config_file_path or "").parent / CACHE
        config.site_dir = str(self._new)
        if why := self._obstacle(config):
            log.info("every page is rendered: %s", why)
        else:
            self._keep(config)

    def _obstacle(self, config: MkDocsConfig) -> str | None:
        try:
            site_key(config)
        except UnknownValueError as error:
            return str(error)
        return obstacle(config)

    def _keep(self, config: MkDocsConfig) -> None:
        folder = self._cache / "pages"
        self._rendering = Rendering(site_key(config), folder, *self._originals)
        mkdocs_build._populate_page = self._rendering.populate
        mkdocs_build._build_page = self._rendering.build
        mkdocs_pages._RawHTMLPreprocessor = AnchorFinder  # type: ignore[misc]

    def leave_out(self, files: Files, config: MkDocsConfig) -> None:
        """Drop the theme's scripts and styles where its base page is replaced: it asks for them."""
        own = (config.theme.custom_dir, config.docs_dir)
        if not own[0] or not (Path(own[0]) / BASE).is_file():
            return
        for file in [file for file in files if file.src_uri.startswith(BROUGHT)]:
            if file.src_dir not in own:
                files.remove(file)

    def date_pages(self, files: Files) -> None:
        """Every page gets its own date, and an undated one the newest date of all.

        Search goes by the own dates.
        """
        pages = [file.page for file in files.documentation_pages() if file.page]
        own = [date_of(page.meta) for page in pages]
        newest = max(filter(None, own), default=UNDATED)
        for page, date in zip(pages, own, strict=True):
            page.update_date = date or newest
        self._searched = tuple(
            Searched(path=page.file.dest_uri, kind=str(page.meta.get("kind", "")), date=date)
            for page, date in zip(pages, own, strict=True)
        )

    def end(self, config: MkDocsConfig) -> None:
        """Swap the new site in, or leave the old one where --strict will refuse the new."""
        if self._site and self._new and not (config.strict and _warned()):
            if config.extra.get("search") == "pagefind":
                made = index_pages(self._new, self._searched, self._cache / "search")
                log.info("%d parts of the search index made anew", made)
            if config.site_url:
                drawn = story_cards(Path(config.docs_dir), self._new, self._cache / "cards")
                log.info("%d cards drawn", drawn)
            swap_in(self._new, self._site)
            config.site_dir = str(self._site)
        if self._rendering:
            self._rendering.finish()
            log.info("%d pages rendered", len(self._rendering.rendered))

    def close(self) -> None:
        """MkDocs as it was; nothing left beside the site."""
        mkdocs_build._populate_page, mkdocs_build._build_page = self._originals
        mkdocs_pages._RawHTMLPreprocessor = self._finder  # type: ignore[misc]
        if self._new:
            shutil.rmtree(self._new, ignore_errors=True)


def date_of(meta: Mapping[str, Any]) -> str:
    """The page's own date as YYYY-MM-DD; empty if its front matter has none."""
    found = next((str(meta[name]) for name in DATES if meta.get(name)), "")
    match = re.match(r"\d{4}-\d\d-\d\d", found)
    return match[0] if match else ""


def _warned() -> bool:
    """True where MkDocs has counted a warning or an error in this build."""
    counters = (h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler))
    return any(counter.get_counts() for counter in counters)
