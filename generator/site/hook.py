"""The line under `hooks:` in mkdocs.yml: search, cards, books, and the site swapped in whole.

Only for `mkdocs build` and `mkdocs gh-deploy`; `mkdocs serve` is left alone.
"""

import json
import logging
import os
import re
import shutil
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure import pages as mkdocs_pages
from mkdocs.structure.files import Files
from mkdocs.utils import CountHandler

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generator.problems import shown_problem
from generator.site.cards import story_cards
from generator.site.own_settings import apply_settings
from generator.site.raw_html import AnchorFinder
from generator.site.search import Searched, index_pages
from generator.site.swap import building_folder, swap_in
from generator.store import Store
from generator.verify import verify
from generator.verify.seals import seal

log = logging.getLogger("mkdocs.hooks.site")

MOST_TOLD = 20
"""Things not proven that a build names."""
CACHE = ".cache"
"""Beside mkdocs.yml."""
DATES = ("updated", "date")
"""Front matter that dates a page, the first one present."""
BASE_TEMPLATE = "base.html"
MATERIAL_FOLDERS = ("assets/javascripts/", "assets/stylesheets/")
"""Where Material keeps 2.5 MB of scripts and styles."""
UNDATED_PAGE = "1970-01-01"
SPELLED_SIGN = re.compile(r"&#(\d{1,3});")
PLAIN_SIGNS = {ord(sign): sign for sign in map(chr, range(32, 127)) if sign not in "&<>\"'"}
"""By number, those of ASCII that HTML does not read as markup."""
MIMETYPE_MEMBER = "mimetype"
"""Stands first in the archive, and as it is: readers know an EPUB by it."""
MOMENT = (1980, 1, 1, 0, 0, 0)
"""Of every file in a book, so that the same texts give the same bytes."""


class Building:
    """One run of `mkdocs build`: where the old site is, and where the new one is made."""

    def __init__(self) -> None:
        self.site = self.new = Path()
        self.searched: tuple[Searched, ...] = ()
        self.finder = mkdocs_pages._RawHTMLPreprocessor


_building: list[Building] = []


def on_startup(*, command: str, dirty: bool) -> None:
    """None for `serve`, whose pages live in memory of their own."""
    _building[:] = [Building()] if command != "serve" and not dirty else []
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")


def on_config(config: MkDocsConfig) -> None:
    """The digest's own settings; and the site is built beside the old one."""
    apply_settings(config)
    for build in _building:
        build.site = Path(config.site_dir)
        build.new = building_folder(build.site)
        config.site_dir = str(build.new)
        mkdocs_pages._RawHTMLPreprocessor = AnchorFinder  # type: ignore[misc]


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Drop the theme's scripts and styles where its base page is replaced: it asks for them."""
    own = (config.theme.custom_dir, config.docs_dir)
    if not _building or not own[0] or not (Path(own[0]) / BASE_TEMPLATE).is_file():
        return
    for file in [file for file in files if file.src_uri.startswith(MATERIAL_FOLDERS)]:
        if file.src_dir not in own:
            files.remove(file)


def on_env(env: Any, config: MkDocsConfig, files: Files) -> None:
    """Every page gets its own date, and an undated one the newest date of all: no clock's."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    own = [date_of(page.meta) for page in pages]
    newest = max(filter(None, own), default=UNDATED_PAGE)
    for build in _building:
        for page, date in zip(pages, own, strict=True):
            page.update_date = date or newest
        build.searched = tuple(
            Searched(path=page.file.dest_uri, kind=str(page.meta.get("kind", "")), date=date)
            for page, date in zip(pages, own, strict=True)
        )


def on_post_page(output: str, page: Any, config: MkDocsConfig) -> str:
    return in_plain(output)


def in_plain(page: str) -> str:
    """The finished page with every reference to a sign of ASCII that HTML does not read as markup
    as that sign: it reads the same, and is shorter by as much as a tenth."""
    return SPELLED_SIGN.sub(lambda found: PLAIN_SIGNS.get(int(found[1]), found[0]), page)


def on_post_build(config: MkDocsConfig) -> None:
    """Swap the new site in, or leave the old one where --strict will refuse the new."""
    for build in _building:
        if config.strict and _warned():
            continue
        store = Store(folder=Path(config.config_file_path or "").parent / CACHE)
        if config.extra.get("search") == "pagefind":
            index_pages(build.new, build.searched, store)
        pack_books(build.new)
        if config.site_url:
            story_cards(Path(config.docs_dir), build.new, store)
        if (build.new / "data" / "index.json").is_file():  # a digest, not any site of pages
            prove_new_site(build.new, store.folder)
        swap_in(build.new, build.site)
        config.site_dir = str(build.site)


def pack_books(site: Path) -> int:
    """Each `books/<name>.json` of the site into `books/<name>.epub`; how many there were."""
    texts = sorted((site / "books").glob("*.json"))
    for path in texts:
        pack_book(json.loads(path.read_text(encoding="utf-8")), path.with_suffix(".epub"))
        path.unlink()
    return len(texts)


def pack_book(texts: Mapping[str, str], target: Path) -> None:
    """One book; `texts` by path in it, `mimetype` first."""
    with zipfile.ZipFile(target, "w") as book:
        for name, text in texts.items():
            kind = zipfile.ZIP_STORED if name == MIMETYPE_MEMBER else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = kind
            entry.external_attr = 0o644 << 16
            book.writestr(entry, text)


def prove_new_site(new: Path, kept: Path | None) -> None:
    """Prove what would be published, and give each file its digest. Raises Abort."""
    problems = verify(new, sealed=False, kept=kept)
    for problem in problems[:MOST_TOLD]:
        log.error("not proven: %s", shown_problem(problem))
    if problems:
        raise Abort(f"{len(problems)} not proven: the site before stays as it was")
    seal(new)


def on_shutdown() -> None:
    """Also after an error: MkDocs as it was, nothing half-built beside the site."""
    for build in _building:
        mkdocs_pages._RawHTMLPreprocessor = build.finder  # type: ignore[misc]
        if build.new.name:
            shutil.rmtree(build.new, ignore_errors=True)


def date_of(meta: Mapping[str, Any]) -> str:
    """The page's own date as YYYY-MM-DD; empty if its front matter has none."""
    found = next((str(meta[name]) for name in DATES if meta.get(name)), "")
    match = re.match(r"\d{4}-\d\d-\d\d", found)
    return match[0] if match else ""


def _warned() -> bool:
    """True where MkDocs has counted a warning or an error in this build."""
    counters = (h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler))
    return any(counter.get_counts() for counter in counters)
