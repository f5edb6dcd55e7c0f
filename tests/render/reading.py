"""Reads rendered pages as a browser would: anchors, links and the text that is shown."""

import posixpath
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

import markdown

EXTENSIONS = ["attr_list", "tables", "toc", "meta"]


class Page(HTMLParser):
    """Ids (as a list: a page must not have one twice), links and text of one page."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        body = source if source.startswith("<!doctype") else _html(source)
        self.feed(body)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if known.get("id"):
            self.ids.append(known["id"] or "")
        if tag == "a" and known.get("href"):
            self.links.append(known["href"] or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def _html(source: str) -> str:
    return markdown.markdown(source, extensions=EXTENSIONS)


def address_of(path: str) -> str:
    """`stories/x.md` is served at `stories/x/`."""
    stem = path.removesuffix(".md").removesuffix(".html").removesuffix("index")
    return "/" + (stem.rstrip("/") + "/" if stem.rstrip("/") else "")


def broken_links(files: Mapping[str, str], also: frozenset[str]) -> Iterator[str]:
    """Every internal link that leads to no file or no id; `also` are addresses made elsewhere."""
    pages = {
        address_of(path): Page(text)
        for path, text in files.items()
        if path.endswith((".md", ".html"))
    }
    books = {path.replace(".json", ".epub") for path in files if path.startswith("books/")}
    plain = {f"/{path}" for path in (*files, *books)}
    for address, page in pages.items():
        for link in page.links:
            if link.startswith(("http://", "https://")):
                continue
            where, _, wanted = link.partition("#")
            target = posixpath.normpath(posixpath.join(address, where)) if where else address
            target = target if target in plain or target.endswith("/") else f"{target}/"
            if target not in pages:
                if target not in plain and target not in also:
                    yield f"{address}: {link}"
            elif wanted and wanted not in pages[target].ids:
                yield f"{address}: {link} (no such place)"
