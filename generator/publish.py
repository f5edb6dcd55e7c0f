"""The only writer: proves every passage, writes atomically, drops what is stale.

What is shown is proved on the finished text, not on the records it was made of: each element with a
`data-span` attribute in a page, and each span in a data file, is cut anew from the article and
compared. One difference, and nothing at all is written.
"""

from __future__ import annotations

import fcntl
import hashlib
import html
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from generator.archive.entry import opened, plain_bytes, sealed
from generator.archive.store import load, open_store, save
from generator.archive.version import renderer_version
from generator.problems import Problem
from generator.processes import each
from generator.records import Article
from generator.render.escape import shown
from generator.render.pieces import Piece

OWNED = ".published"
"""Lists the files that publish wrote into a docs folder, a path a line; it removes no others."""
STAGING = ".publishing"
NOTES = "proved"
"""What was proved of which piece, kept under this name."""
TOGETHER = 16
"""Pieces that a process takes at a time: about 0.1 s."""

ELEMENT = re.compile(r'<(\w+)[^<>]*\sdata-span="([^":]+):(\d+):(\d+)"[^<>]*>(.*?)</\1>', re.DOTALL)
MARK = 'data-span="'
PLAIN = re.compile(r'([^":<>]+):(\d+):(\d+)"[^<>]*>([^<>]*)</span>')
"""What follows MARK in a `span` that holds no element: nearly always."""
TAG = re.compile(r"<[^<>]*>")


class UnprovenError(Exception):
    """A page or data file shows words that its article does not have at that place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a run changed: paths relative to the docs folder, sorted; and how much it looked at."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    made: int
    """Pieces that were not known to be as they should."""


Digests = Sequence[tuple[str, str]]
"""(path below the docs folder, hex digest of what stands there)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """One piece after it was looked at: its files, and those of them that wait to be written."""

    files: Digests
    changed: Sequence[str] = ()
    made: bool = False


def publish(
    docs: Path,
    pieces: Sequence[Piece],
    articles: Mapping[str, Article],
    cache: Path | None = None,
) -> Published:
    """Prove, then write what the pieces make, so that docs never hold a half page.

    `articles` are keyed by the slug that `data-span` names. Raises UnprovenError, and ValueError
    for a path that leaves `docs`; either leaves the folder as it was. Under `cache` it notes what
    was proved of which piece: files that still have those bytes are not made again.
    """
    new = not docs.exists()
    docs.mkdir(parents=True, exist_ok=True)
    try:
        with _alone(docs):
            return _write(docs, pieces, articles, cache)
    except BaseException:
        shutil.rmtree(docs / STAGING, ignore_errors=True)
        if new:
            docs.rmdir()
        raise


def settle(docs: Path, part: Piece, articles: Mapping[str, Article], proved: Digests) -> Settled:
    """Look at one piece: as it was `proved`, or made, proved and laid ready where it differs."""
    if proved and all(_digest_of(docs / path) == found for path, found in proved):
        return Settled(files=proved)
    files, changed = [], []
    for path, text in part.make():
        _stay_inside(path)
        prove(path, text, articles)
        data = text.encode()
        files.append((path, _digest(data)))
        if _digest_of(docs / path) != files[-1][1]:
            changed.append(path)
            target = docs / STAGING / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    return Settled(files=files, changed=changed, made=True)


def keep_lock(path: Path, text: str) -> tuple[Problem, ...]:
    """Write the seeds' lock where it changed; seeds that cannot be written to are a notice."""
    if _digest_of(path) == _digest(text.encode()):
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


def _page_passages(text: str) -> Iterable[tuple[str, int, int, str]]:
    """Slug, place and words of every marked passage. Raises UnprovenError."""
    parts = text.split(MARK)
    plain = [PLAIN.match(part) for part in parts[1:]]
    if all(plain) and all(part.endswith("<span ") for part in parts[:-1]):
        return [(m[1], int(m[2]), int(m[3]), _displayed(m[4])) for m in plain if m]
    return _nested_passages(text)


@lru_cache(maxsize=20_000)
def _displayed(inner: str) -> str:
    """What a browser shows of it; a passage stands on several pages."""
    return html.unescape(TAG.sub("", inner))


def _nested_passages(text: str) -> Iterator[tuple[str, int, int, str]]:
    """The same where passages hold elements of their own."""
    found = 0
    for match in ELEMENT.finditer(text):
        found += 1
        _, slug, start, end, inner = match.groups()
        yield slug, int(start), int(end), _displayed(inner)
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


def _write(
    docs: Path, pieces: Sequence[Piece], articles: Mapping[str, Article], cache: Path | None
) -> Published:
    owned = _read_owned(docs)
    notes = open_store(cache, NOTES, renderer_version()) if cache else None
    settled = _settle_all(docs, pieces, articles, _read_notes(notes))
    wanted = {path for piece in settled for path, _ in piece.files}
    changed = sorted({path for piece in settled for path in piece.changed})
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
    if notes:
        _write_notes(notes, {p.key: s.files for p, s in zip(pieces, settled, strict=True)})
    return Published(
        written=tuple(changed),
        unchanged=tuple(sorted(wanted.difference(changed))),
        removed=tuple(stale),
        made=sum(piece.made for piece in settled),
    )


def _settle_all(
    docs: Path,
    pieces: Sequence[Piece],
    articles: Mapping[str, Article],
    proved: Mapping[str, Digests],
) -> list[Settled]:
    """Every piece, by all cores. What changes is laid ready beside the pages before one changes.

    So a full disk, or words that an article does not have, are met in time.
    """
    shutil.rmtree(docs / STAGING, ignore_errors=True)

    def look(number: int) -> Settled:
        part = pieces[number]
        return settle(docs, part, articles, proved.get(part.key, ()))

    return list(each(len(pieces), look, TOGETHER))


def _read_notes(folder: Path | None) -> Mapping[str, Digests]:
    """Key of a piece -> what was proved of it; nothing where the notes are damaged."""
    data = load(folder, NOTES) if folder else None
    return json.loads(opened(data)) if data else {}


def _write_notes(folder: Path, proved: Mapping[str, Digests]) -> None:
    """Once more only where something changed."""
    data = sealed(plain_bytes(proved))
    if data != load(folder, NOTES):
        save(folder, NOTES, data)


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _digest_of(path: Path) -> str | None:
    """None where there is no such file."""
    try:
        return _digest(path.read_bytes())
    except OSError:
        return None


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
