"""Rendered pages kept between builds: a folder that may be deleted at any time.

An entry holds what MkDocs knows of a page after reading its Markdown, and the digest of the HTML
made of it. The HTML lies apart, under that digest as its name. Entries and HTML appear whole, by
a rename or a link; what does not match its digest counts as absent.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import os
import shutil
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DIGEST_BYTES = 16
LEVEL = 1
SPARE = 2
"""Files kept for each one that the last build used, before the others are deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page after its Markdown was rendered, as plain values."""

    title: str | None
    """The first heading, where MkDocs would take the title from."""
    meta: Mapping[str, Any]
    toc: list[Any]
    """[title, id, level, children] each."""
    anchors: list[str]
    links: Mapping[str, Mapping[str, str]]
    """src_uri -> {anchor -> the link as written}."""
    lookups: Mapping[str, str | None]
    """Every file that the page's links asked for -> what they got (`target`)."""
    html_key: str = ""
    """Digest of all that the HTML depends on; empty = no HTML yet."""
    html: str = ""
    """Digest of the HTML."""
    body: bytes = b""
    """Compressed [markdown, content]."""


def pack_body(markdown: str, content: str) -> bytes:
    """Markdown and its HTML, as `Entry.body` holds them."""
    return zlib.compress(json.dumps([markdown, content]).encode(), LEVEL)


def unpack_body(body: bytes) -> tuple[str, str]:
    """(markdown, content)."""
    markdown, content = json.loads(zlib.decompress(body))
    return markdown, content


def pack(entry: Entry) -> bytes | None:
    """The entry as bytes; None where its front matter holds what JSON cannot give back."""
    head = [
        entry.title,
        entry.meta,
        entry.toc,
        entry.anchors,
        entry.links,
        entry.lookups,
        entry.html_key,
        entry.html,
    ]
    try:
        text = json.dumps(head, default=_dated)
    except (TypeError, ValueError):
        return None
    if json.loads(text, object_hook=_undated)[1] != entry.meta:
        return None
    data = text.encode() + b"\n" + entry.body
    return _digest(data) + data


def unpack(data: bytes) -> Entry | None:
    """The entry that `pack` wrote; None where the bytes are not that."""
    if data[:DIGEST_BYTES] != _digest(data[DIGEST_BYTES:]):
        return None
    head, _, body = data[DIGEST_BYTES:].partition(b"\n")
    title, meta, toc, anchors, links, lookups, html_key, html = json.loads(
        head, object_hook=_undated
    )
    return Entry(
        title=title,
        meta=meta,
        toc=toc,
        anchors=anchors,
        links=links,
        lookups=lookups,
        html_key=html_key,
        html=html,
        body=body,
    )


def load(folder: Path, key: str) -> Entry | None:
    """The entry of this name, if it is there and whole."""
    try:
        data = _path(folder, key).read_bytes()
    except OSError:
        return None
    return unpack(data)


def save(folder: Path, key: str, entry: Entry) -> None:
    """Keep the entry. A full or read-only disk only costs the next build time."""
    data = pack(entry)
    path = _path(folder, key)
    own = path.with_name(f".{key}.{os.getpid()}")
    if data is None:
        return
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        own.write_bytes(data)
        own.replace(path)


def keep_html(folder: Path, written: Path) -> str:
    """Keep the page that was just written; its digest. Empty if it could not be kept."""
    name = _digest(written.read_bytes()).hex()
    path = _path(folder, name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            _link(written, path)
    except OSError:
        return ""
    return name


def place_html(folder: Path, name: str, target: Path) -> bool:
    """Put the kept page into the new site; False if it is missing or damaged."""
    path = _path(folder, name)
    try:
        if _digest(path.read_bytes()).hex() != name:
            path.unlink(missing_ok=True)
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        _link(path, target)
    except OSError:
        return False
    return True


def prune(folder: Path, used: Iterable[str]) -> None:
    """Delete what no page used, once that is most of the folder."""
    wanted = set(used)
    files = [path for path in folder.glob("*/*") if path.is_file()]
    if len(files) <= (1 + SPARE) * len(wanted):
        return
    for path in files:
        if path.name not in wanted:
            path.unlink(missing_ok=True)


def _link(source: Path, target: Path) -> None:
    """A second name for the same bytes; a copy where the file system knows no such thing."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        own = target.with_name(f".{target.name}.{os.getpid()}")
        shutil.copyfile(source, own)
        own.replace(target)


def _path(folder: Path, name: str) -> Path:
    return folder / name[:2] / name


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=DIGEST_BYTES).digest()


def _dated(value: object) -> object:
    if isinstance(value, datetime.date):
        return {"$date": value.isoformat(), "$time": isinstance(value, datetime.datetime)}
    raise TypeError(type(value))


def _undated(value: dict[str, Any]) -> Any:
    if value.keys() != {"$date", "$time"}:
        return value
    kind = datetime.datetime if value["$time"] else datetime.date
    return kind.fromisoformat(value["$date"])
