"""A page taken apart into plain values after MkDocs read it, and put together again from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.website.kept import Entry, pack_body, unpack_body


class Recorder:
    """The site's files, noting which of them the links of one page asked for, and what they got."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.lookups: dict[str, str | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """As `Files` does."""
        file = self._files.get_file_from_path(path)
        self.lookups[path] = target(file)
        return file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)


def target(file: File | None) -> str | None:
    """What a link's result depends on in the file it points to."""
    if file is None:
        return None
    return f"{file.src_uri} {file.url} {file.inclusion.name}"


def still_right(entry: Entry, files: Files) -> bool:
    """True where every link of the page would still lead to the same place."""
    known = files.src_uris
    return all(
        target(known.get(path)) == found if path in known else found == _asked(files, path)
        for path, found in entry.lookups.items()
    )


def _asked(files: Files, path: str) -> str | None:
    """For paths that are not in their shortest form (`./a.md`)."""
    return target(files.get_file_from_path(path))


def taken_apart(page: Page, lookups: Mapping[str, str | None]) -> Entry:
    """What MkDocs made of the page's Markdown."""
    links = page.links_to_anchors or {}
    return Entry(
        title=page._title_from_render,
        meta=dict(page.meta),
        toc=[_tokens(item) for item in page.toc],
        anchors=sorted(page.present_anchor_ids or ()),
        links={file.src_uri: anchors for file, anchors in links.items()},
        lookups=lookups,
        body=pack_body(page.markdown or "", page.content or ""),
    )


def put_together(page: Page, entry: Entry, files: Files) -> None:
    """All that other pages, the navigation and the checks of links look at; no content yet."""
    page.markdown, page.content = "", ""
    page.meta = dict(entry.meta)
    page._title_from_render = entry.title
    page.present_anchor_ids = set(entry.anchors)
    page.links_to_anchors = {files.src_uris[uri]: dict(to) for uri, to in entry.links.items()}


def fill(page: Page, entry: Entry) -> None:
    """What only the page's own template looks at."""
    page.markdown, page.content = unpack_body(entry.body)
    page.toc = get_toc([_token(values) for values in entry.toc])


def emptied(page: Page) -> None:
    """Let go of what `fill` gives: a process that renders many pages need not hold them all."""
    page.markdown, page.content = "", ""
    page.toc = get_toc([])


def _tokens(item: Any) -> list[Any]:
    return [item.title, item.id, item.level, [_tokens(child) for child in item.children]]


def _token(values: list[Any]) -> Any:
    title, anchor, level, children = values
    inner = [_token(child) for child in children]
    return {"name": title, "id": anchor, "level": level, "children": inner}
