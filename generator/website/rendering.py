"""The two stages of MkDocs' build, with a memory: Markdown to HTML, then HTML into the template.

MkDocs 1.6.1 calls `_populate_page` for every page and then `_build_page` for every page. At the
first call of each stage the pages that are not kept are done by all cores; each call then takes
what is its own, with the messages it would have given, in page order. A page that made MkDocs say
anything is not kept, so that the next build says it again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.website import kept
from generator.website.fingerprint import navigation_key, page_key
from generator.website.kept import Entry
from generator.website.messages import Message, caught, say
from generator.website.stages import Recorder, emptied, fill, put_together, still_right, taken_apart
from generator.work import copies

CHUNK = 8
"""Pages that a process takes at a time."""

Populate = Callable[..., None]
Build = Callable[..., None]


class Rendering:
    """One build: the pages that are kept, and MkDocs' own functions for the others."""

    def __init__(self, site: str, folder: Path, populate: Populate, build: Build) -> None:
        self._site = site
        self._folder = folder
        self._mkdocs_populate = populate
        self._mkdocs_build = build
        self._keys: dict[str, str] = {}
        self._entries: dict[str, Entry] = {}
        self._messages: dict[str, list[Message]] = {}
        self._read = self._built = False
        self._done: set[str] = set()
        self.rendered: list[str] = []
        """src_uri of the pages whose HTML was made anew."""

    def populate(self, page: Page, config: MkDocsConfig, files: Files, dirty: bool = False) -> None:
        """Takes the place of `mkdocs.commands.build._populate_page`."""
        if not self._read:
            self._read = True
            self._read_all(config, files)
        uri = page.file.src_uri
        if uri in self._entries:
            put_together(page, self._entries[uri], files)
            say(self._messages.get(uri, ()))
        else:
            self._mkdocs_populate(page, config, files, dirty)

    def build(
        self,
        page: Page,
        config: MkDocsConfig,
        doc_files: Sequence[File],
        nav: Navigation,
        env: jinja2.Environment,
        dirty: bool = False,
        excluded: bool = False,
    ) -> None:
        """Takes the place of `mkdocs.commands.build._build_page`."""
        if not self._built:
            self._built = True
            self._build_all(config, doc_files, nav, env)
        uri = page.file.src_uri
        if uri not in self._done:
            self._fill(page)
            self._mkdocs_build(page, config, doc_files, nav, env, dirty, excluded)
        say(self._messages.pop(uri + "\0", ()))

    def finish(self) -> None:
        """Drop what has not been used for long."""
        html = (entry.html for entry in self._entries.values())
        kept.prune(self._folder, (*self._keys.values(), *html))

    def _read_all(self, config: MkDocsConfig, files: Files) -> None:
        """Find the kept pages; render the Markdown of the others."""
        pages = [file.page for file in files.documentation_pages() if file.page]
        missing = []
        for page in pages:
            uri = page.file.src_uri
            key = self._keys[uri] = page_key(self._site, uri, page.file.content_bytes)
            entry = kept.load(self._folder, key)
            if entry and still_right(entry, files):
                self._entries[uri] = entry
            else:
                missing.append(page)

        def read(page: Page) -> tuple[Entry, list[Message]] | None:
            return self._read_one(page, config, files)

        for page, result in zip(missing, copies(chunk=CHUNK).run(read, missing), strict=True):
            if result:
                uri = page.file.src_uri
                self._entries[uri], self._messages[uri] = result

    def _read_one(
        self, page: Page, config: MkDocsConfig, files: Files
    ) -> tuple[Entry, list[Message]] | None:
        """None where MkDocs raises: it then does so once more, in its own place."""
        recorder: Any = Recorder(files)
        with caught() as messages:
            try:
                self._mkdocs_populate(page, config, recorder)
            except Exception:  # whatever it is, MkDocs shall report it itself
                return None
        entry = taken_apart(page, recorder.lookups)
        emptied(page)
        return entry, messages

    def _build_all(
        self, config: MkDocsConfig, doc_files: Sequence[File], nav: Navigation, env: Any
    ) -> None:
        """Put kept pages in their places; render the others."""
        around = self._site + navigation_key(nav)
        missing = []
        for file in doc_files:
            entry = self._entries.get(file.src_uri)
            if entry is None or file.page is None:
                continue
            key = page_key(around, file.src_uri, self._keys[file.src_uri].encode())
            if entry.html_key == key and self._place(file, entry):
                self._done.add(file.src_uri)
            else:
                missing.append((file.page, replace(entry, html_key=key)))

        def build(one: tuple[Page, Entry]) -> tuple[str, list[Message]] | None:
            return self._build_one(*one, (config, doc_files, nav, env))

        results = copies(chunk=CHUNK).run(build, missing)
        for (page, entry), result in zip(missing, results, strict=True):
            if result:
                self._took(page, replace(entry, html=result[0], body=b"", toc=[]), result[1])

    def _place(self, file: File, entry: Entry) -> bool:
        return kept.place_html(self._folder, entry.html, Path(file.abs_dest_path))

    def _took(self, page: Page, entry: Entry, messages: list[Message]) -> None:
        uri = page.file.src_uri
        self._entries[uri] = entry
        self._messages[uri + "\0"] = messages
        self._done.add(uri)
        self.rendered.append(uri)

    def _build_one(
        self, page: Page, entry: Entry, rest: tuple[Any, ...]
    ) -> tuple[str, list[Message]] | None:
        """(digest of the HTML, messages), the HTML written; None where MkDocs raises."""
        fill(page, entry)
        with caught() as messages:
            try:
                self._mkdocs_build(page, *rest)
            except Exception:  # whatever it is, MkDocs shall report it itself
                return None
        emptied(page)
        uri = page.file.src_uri
        if messages or self._messages.get(uri):
            return "", messages
        html = kept.keep_html(self._folder, Path(page.file.abs_dest_path))
        if html:
            kept.save(self._folder, self._keys[uri], replace(entry, html=html))
        return html, messages

    def _fill(self, page: Page) -> None:
        if entry := self._entries.get(page.file.src_uri):
            fill(page, entry)
