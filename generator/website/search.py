"""The search index of the finished pages, in one part a year, made anew only where words changed.

Pagefind indexes a folder of HTML in one go. A part holds the stories of one year: a part for each
month would be made sooner, but Pagefind offers the nearest word where a part does not know one, so
that small parts give readers hits that are none. The reader's browser asks all parts at once.
Pagefind takes half a megabyte of memory a story; a year of very many has a part a quarter.

    site/pagefind/parts.json       ["2026", "2025", "undated"]: newest year first
    site/pagefind/2026/            what Pagefind writes: pagefind.js, its program, index, fragments
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib import metadata
from pathlib import Path

from generator.website import bundle
from generator.website.canonical import in_order
from generator.work import cores

BODY = re.compile(r"<article\b[^>]*\bdata-pagefind-body\b.*</article>", re.DOTALL)
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
SEARCHED = "story"
"""The kind of page that is found; the words of all others stand on a story's page as well."""
UNDATED = "undated"
FORM = b"2"
"""To be raised when the same pages shall give another index."""
LARGE = 1_500
"""Stories beyond which a year is parted, and beyond which parts are made one after the other."""
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
    return (page.date[:4] or UNDATED) if page.kind == SEARCHED else None


def index_pages(site: Path, pages: Iterable[Searched], cache: Path) -> int:
    """Write the search index into the site; how many parts had to be made anew."""
    searched = [page for page in pages if part_of(page)]
    years = Counter(map(part_of, searched))
    parts: dict[str, list[str]] = {}
    for page in searched:
        year = part_of(page) or UNDATED
        part = f"{year}-{_quarter(page)}" if page.date and years[year] > LARGE else year
        parts.setdefault(part, []).append(page.path)
    names = sorted(parts, key=_newest_first)
    made = _made_parts(site, {name: sorted(parts[name]) for name in names}, cache)
    target = site / "pagefind"
    target.mkdir(exist_ok=True)
    (target / "parts.json").write_text(json.dumps(names) + "\n", encoding="utf-8")
    return made


def _quarter(page: Searched) -> int:
    return (int(page.date[5:7]) + 2) // 3


def _newest_first(name: str) -> tuple[bool, list[int]]:
    return name == UNDATED, [-int(number) for number in name.split("-") if number.isdigit()]


def _made_parts(site: Path, parts: Mapping[str, Sequence[str]], cache: Path) -> int:
    """Every part into `site/pagefind`, large ones one after the other: they need the memory."""
    cache.mkdir(parents=True, exist_ok=True)
    used: set[str] = set()
    large = sum(map(len, parts.values())) > LARGE
    with ThreadPoolExecutor(1 if large else cores()) as pool:
        kept = pool.map(partial(_part, site, cache), parts, parts.values())
        results = list(kept)
    used = {key for key, _ in results}
    for old in cache.iterdir():
        if old.is_file() and old.name not in used:
            old.unlink(missing_ok=True)
    return sum(made for _, made in results)


def _part(site: Path, cache: Path, name: str, paths: Sequence[str]) -> tuple[str, bool]:
    """(name in the cache, whether it was made anew)."""
    texts = {path: searched_html((site / path).read_text(encoding="utf-8")) for path in paths}
    key = _key(texts)
    files = bundle.load(cache / key)
    made = files is None
    if files is None:
        files = _run_pagefind(texts)
        bundle.save(cache / key, files)
    bundle.write(files, site / "pagefind" / name)
    return key, made


def searched_html(page: str) -> str:
    """The title and what Pagefind shall read; the whole page if it does not say which part."""
    body, title = BODY.search(page), TITLE.search(page)
    if not body:
        return page
    head = title[0] if title else ""
    return f'<html lang="en"><head>{head}</head><body>{body[0]}</body></html>'


def _key(texts: Mapping[str, str]) -> str:
    digest = hashlib.blake2b(FORM, digest_size=16)
    for package in ("pagefind", "pagefind_bin"):
        digest.update(metadata.version(package).encode() + b"\0")
    for path, text in sorted(texts.items()):
        digest.update(path.encode() + b"\0" + hashlib.blake2b(text.encode()).digest())
    return digest.hexdigest()


def _run_pagefind(texts: Mapping[str, str]) -> dict[str, bytes]:
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
    files = sorted(path for path in output.rglob("*") if path.is_file())
    names = {path.relative_to(output).as_posix(): path for path in files}
    return in_order({n: p.read_bytes() for n, p in names.items() if not n.startswith(UNUSED)})
