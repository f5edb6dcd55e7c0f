"""The only writer: proves every passage, writes atomically, drops what is stale.

What is shown is proved on the finished text, not on the records it was made of: each element with a
`data-span` attribute in a page, and each span in a data file, is cut anew from the article and
compared. One difference, and nothing at all is written.
"""

from __future__ import annotations

import fcntl
import html
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator.problems import Problem
from generator.records import Article
from generator.render.escape import shown

OWNED = ".published"
"""Lists the files that publish wrote into a docs folder, a path a line; it removes no others."""
STAGING = ".publishing"

ELEMENT = re.compile(r'<(\w+)[^<>]*\sdata-span="([^":]+):(\d+):(\d+)"[^<>]*>(.*?)</\1>', re.DOTALL)
MARK = 'data-span="'
TAG = re.compile(r"<[^<>]*>")


class UnprovenError(Exception):
    """A page or data file shows words that its article does not have at that place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a run changed: paths relative to the docs folder, sorted."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


Files = Mapping[str, str] | Iterable[tuple[str, str]]
"""Path below the docs folder -> text; as pairs, a large site never stands in memory whole."""


def publish(docs: Path, files: Files, articles: Mapping[str, Article]) -> Published:
    """Prove, then write `files` so that docs never hold a half page.

    `articles` are keyed by the slug that `data-span` names. Raises UnprovenError, and ValueError
    for a path that leaves `docs`; either leaves the folder as it was.
    """
    pairs = files.items() if isinstance(files, Mapping) else files
    new = not docs.exists()
    docs.mkdir(parents=True, exist_ok=True)
    try:
        with _alone(docs):
            return _write(docs, _proven(pairs, articles))
    except BaseException:
        shutil.rmtree(docs / STAGING, ignore_errors=True)
        if new:
            docs.rmdir()
        raise


def _proven(
    files: Iterable[tuple[str, str]], articles: Mapping[str, Article]
) -> Iterator[tuple[str, str]]:
    for path, text in files:
        _stay_inside(path)
        prove(path, text, articles)
        yield path, text


def keep_lock(path: Path, text: str) -> tuple[Problem, ...]:
    """Write the seeds' lock where it changed; seeds that cannot be written to are a notice."""
    if _same(path, text):
        return ()
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.write_text(text, encoding="utf-8", newline="")
        fresh.replace(path)
    except OSError as error:
        return (
            Problem(
                file=path.name,
                line=1,
                code="lock-not-written",
                message=f"cannot be written ({error.strerror}): addresses may change later",
                remedy="let the build write to the seeds folder",
                severity="notice",
            ),
        )
    return ()


def prove(path: str, text: str, articles: Mapping[str, Article]) -> None:
    """Raise UnprovenError unless every passage in the text is what its article says there."""
    page = not path.endswith(".json")
    passages = _page_passages(text) if page else _json_passages(json.loads(text))
    for slug, start, end, words in passages:
        article = articles.get(slug)
        there = article.text[start:end] if article else None
        if there is None or words != (shown(there) if page else there):
            raise UnprovenError(f"{path}: {slug}:{start}:{end} does not read {words!r}")


def _page_passages(text: str) -> Iterator[tuple[str, int, int, str]]:
    found = 0
    for match in ELEMENT.finditer(text):
        found += 1
        _, slug, start, end, inner = match.groups()
        yield slug, int(start), int(end), html.unescape(TAG.sub("", inner))
    if found != text.count(MARK):
        raise UnprovenError(f"{text.count(MARK) - found} marked passages cannot be read back")


def _json_passages(data: Any, sources: Mapping[int, str] | None = None) -> Iterator[Any]:
    """Every {text, source, start, end} below, with the slug that its number stands for."""
    if isinstance(data, dict):
        if isinstance(data.get("sources"), list):
            sources = {row["number"]: row["slug"] for row in data["sources"]}
        if {"text", "source", "start", "end"} <= data.keys() and sources is not None:
            yield sources[data["source"]], data["start"], data["end"], data["text"]
        if "passages" in data:
            yield from ((data["slug"], p["start"], p["end"], p["text"]) for p in data["passages"])
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from _json_passages(part, sources)


def _stay_inside(path: str) -> None:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path or "\0" in path:
        raise ValueError(f"not a path below the docs folder: {path!r}")


@contextmanager
def _alone(docs: Path) -> Iterator[None]:
    """One writer at a time in a docs folder; the others wait."""
    folder = os.open(docs, os.O_RDONLY)  # the folder itself: a lock file would wake `make serve`
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _write(docs: Path, files: Iterable[tuple[str, str]]) -> Published:
    owned = _read_owned(docs)
    changed, unchanged = _stage(docs, files)
    wanted = {*changed, *unchanged}
    stale = sorted(owned - wanted)
    if changed or stale or owned != wanted:
        _write_owned(docs, owned | wanted)  # a run that stops below leaves nothing unowned
    for path in changed:
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / STAGING / path).replace(docs / path)
    for path in stale:
        _remove(docs, path)
    if changed or stale or owned != wanted:
        _write_owned(docs, wanted)
    shutil.rmtree(docs / STAGING, ignore_errors=True)
    return Published(written=tuple(changed), unchanged=tuple(unchanged), removed=tuple(stale))


def _stage(docs: Path, files: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """(changed, unchanged), sorted; what changed is written beside its place first.

    So a full disk, or words that an article does not have, are met before the first page changes.
    """
    shutil.rmtree(docs / STAGING, ignore_errors=True)
    changed: set[str] = set()
    unchanged: set[str] = set()
    for path, text in files:
        if _same(docs / path, text):
            unchanged.add(path)
            continue
        target = docs / STAGING / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")
        changed.add(path)
    return sorted(changed), sorted(unchanged)


def _same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def _remove(docs: Path, path: str) -> None:
    (docs / path).unlink(missing_ok=True)
    for folder in (docs / path).parents:
        if folder == docs or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _read_owned(docs: Path) -> set[str]:
    listing = docs / OWNED
    if not listing.is_file():
        return set()
    return set(listing.read_text(encoding="utf-8").splitlines())


def _write_owned(docs: Path, paths: Iterable[str]) -> None:
    fresh = docs / f"{OWNED}.new"
    fresh.write_text("".join(f"{path}\n" for path in sorted(paths)), encoding="utf-8")
    fresh.replace(docs / OWNED)
