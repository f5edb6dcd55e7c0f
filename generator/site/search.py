"""The search index of the finished pages, in one part a year, made anew only where words changed.

Pagefind indexes a folder of HTML in one go. A part holds the stories of one year: a part for each
month would be made sooner, but Pagefind offers the nearest word where a part does not know one, so
that small parts give readers hits that are none. The reader's browser asks all parts at once.
Pagefind takes half a megabyte of memory a story; a year of very many has a part a quarter.

    site/pagefind/parts.json       ["2026", "2025", "undated"]: newest year first
    site/pagefind/2026/            what Pagefind writes: pagefind.js, its program, index, fragments
"""

import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from generator.site.index_order import in_order
from generator.store import Codec, Store

BODY = re.compile(r"<article\b[^>]*\bdata-pagefind-body\b.*</article>", re.DOTALL)
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
SEARCHED_KIND = "story"
"""The kind of page that is found; the words of all others stand on a story's page as well."""
UNDATED_FILTER = "undated"
LARGE = 1_500
"""Stories beyond which a year is parted."""
TAG_OR_RUN = re.compile(
    r"<[^<>]*>"
    r"|(?<!\w)[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]{2,}"
)
"""A tag; or Chinese or Japanese without a break, of which Pagefind finds only the beginning."""
LONGEST_WORD = 8
"""Signs of a Chinese or Japanese word that can be searched for."""
INDEX_ONLY = "\u2063"
"""Invisible separator: marks what stands only in the index, for the search page to leave out."""
CITED_PASSAGES = "//*[@data-span]"
NEVER = (
    "//sup[@class='cite'] | //a[@class='as']"
    " | //details[@id='who-says-what'] | //*[@class='reported']"
)
"""Numbers of citations, which would stick to a word, and what only points at words elsewhere."""
HEADINGS = "//h2[@id]"
WORDLESS = "\u2063"
"""Stands for a heading: Pagefind knows a page's sections by headings that have a sign."""
EDITORS_NOTES = frozenset({"editors-note", "amended", "resolved"})
"""Classes of what editors wrote."""
UNUSED = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
"""What Pagefind writes and our search page does not load: 0.4 MB a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """A page to be found: its path below the site, its kind and its date (empty = none)."""

    path: str
    kind: str
    date: str


def part_of(page: Searched) -> str | None:
    """The part of the index that holds the page; None = not searched."""
    return (page.date[:4] or UNDATED_FILTER) if page.kind == SEARCHED_KIND else None


def index_pages(site: Path, pages: Iterable[Searched], store: Store) -> None:
    searched = [page for page in pages if part_of(page)]
    years = Counter(map(part_of, searched))
    parts: dict[str, list[str]] = {}
    for page in searched:
        year = part_of(page) or UNDATED_FILTER
        if page.date and years[year] > LARGE:
            year = f"{year}-{(int(page.date[5:7]) + 2) // 3}"
        parts.setdefault(year, []).append(page.path)
    names = sorted(parts, reverse=True)
    names.sort(key=lambda name: name == UNDATED_FILTER)
    _write_parts(site, {name: sorted(parts[name]) for name in names}, store)
    target = site / "pagefind"
    target.mkdir(exist_ok=True)
    (target / "parts.json").write_text(json.dumps(names) + "\n", encoding="utf-8")


def _write_parts(site: Path, parts: Mapping[str, Sequence[str]], store: Store) -> None:
    """Every part into `site/pagefind`, one after the other: large ones need the memory."""
    indexing = store.remember(run_pagefind, lambda texts: json.dumps(texts).encode(), FILES_CODEC)
    for name, pages in parts.items():
        texts = {p: searched_html((site / p).read_text(encoding="utf-8")) for p in pages}
        for path, data in indexing(texts).items():
            target = site / "pagefind" / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def searched_html(page: str) -> str:
    """The title and what Pagefind shall read; the whole page if it does not say which part."""
    body, title = BODY.search(page), TITLE.search(page)
    if not body:
        return page
    head = title[0] if title else ""
    words = with_endings(only_searched(body[0]))
    return f'<html lang="en"><head>{head}</head><body>{words}</body></html>'


def only_searched(body: str) -> str:
    """The body without citations, and where it has passages, without the site's own words: else
    "source", "disputed" or "silent" would find every story, and an excerpt would show buttons."""
    tree = html.fragment_fromstring(body)
    for element in tree.xpath(NEVER):
        element.drop_tree()
    if tree.xpath(CITED_PASSAGES):
        _silence_own_words(tree)
        for heading in tree.xpath(HEADINGS):
            heading.text = WORDLESS
    return str(html.tostring(tree, encoding="unicode"))


def _silence_own_words(element: html.HtmlElement) -> None:
    if _is_searched(element):
        return
    element.text = _parting(element.text)
    for inner in element:
        inner.tail = _parting(inner.tail)
        _silence_own_words(inner)


def _parting(words: str | None) -> str:
    """What stays where words of the site go, so that the words around do not run together."""
    return ", " if words and words.startswith(",") else " "


def _is_searched(element: html.HtmlElement) -> bool:
    return (
        element.tag in ("bdi", "h1")
        or "data-span" in element.attrib
        or not EDITORS_NOTES.isdisjoint(element.get("class", "").split())
    )


def with_endings(page: str) -> str:
    """The page with, behind each run of Chinese or Japanese, what the run is from each later sign
    on: as Pagefind finds what a word begins with, every word in the run is found."""
    return TAG_OR_RUN.sub(_endings, page)


def _endings(tag_or_run: re.Match[str]) -> str:
    words = tag_or_run[0]
    if words.startswith("<"):
        return words
    later = (words[k : k + LONGEST_WORD] for k in range(1, len(words) - 1))
    return " ".join([words, *(f"{word}{INDEX_ONLY}" for word in later)])


def run_pagefind(texts: Mapping[str, str]) -> dict[str, bytes]:
    """The files of one part. Raises CalledProcessError."""
    with tempfile.TemporaryDirectory(prefix="briefing-search-") as folder:
        pages, output = Path(folder) / "pages", Path(folder) / "index"
        for path, text in texts.items():
            target = pages / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--quiet"]
        subprocess.run([*command, "--output-path", str(output)], check=True)  # noqa: S603
        return _wanted(output)


def _wanted(output: Path) -> dict[str, bytes]:
    paths = sorted(path for path in output.rglob("*") if path.is_file())
    files = {path.relative_to(output).as_posix(): path.read_bytes() for path in paths}
    return in_order({name: data for name, data in files.items() if not name.startswith(UNUSED)})


def _zipped(files: Mapping[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return whole.getvalue()


def _unzipped(data: bytes, _texts: object) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


FILES_CODEC: Codec[dict[str, bytes]] = Codec(pack=_zipped, unpack=_unzipped)
