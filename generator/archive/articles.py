"""Articles as they were read before, kept by the file's bytes and what the index says of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.archive.codec import reader, writer
from generator.archive.entry import key_of, opened, plain_bytes, sealed
from generator.archive.store import load, open_store, save
from generator.archive.version import reader_version
from generator.problems import Problem
from generator.read import ReadOne
from generator.read.article_file import PART, read_file
from generator.read.formats import FILE_MOST
from generator.read.index.shapes import Given
from generator.records import Article

Read = tuple[tuple[Article, ...], tuple[Problem, ...]]


def kept_articles(cache: Path | None) -> ReadOne:
    """`read_file` with a memory. A file with problems is read each time: they name lines."""
    if cache is None:
        return read_file
    folder = open_store(cache, "articles", reader_version())

    def read_one(path: Path, name: str, entry: Given | None, parts: Mapping[str, Given]) -> Read:
        key = _key(path, name, (entry, parts))
        data = load(folder, key) if key else None
        if data:
            return _unpack(json.loads(opened(data)), name), ()
        articles, problems = read_file(path, name, entry, parts)
        if key and articles and not problems and key == _key(path, name, (entry, parts)):
            save(folder, key, sealed(plain_bytes(_pack(articles))))
        return articles, problems

    return read_one


def _pack(articles: Sequence[Article]) -> Any:
    """Each article with the name of its part; that of the file is not kept."""
    return [[a.file.partition(PART)[2], writer(Article)(a)] for a in articles]


def _unpack(plain: Any, name: str) -> tuple[Article, ...]:
    read = reader(Article)
    return tuple(read(value, f"{name}{PART}{part}" if part else name) for part, value in plain)


def _key(path: Path, name: str, given: Any) -> str | None:
    """None for a file that cannot be read, or that is too large to be an article."""
    try:
        if not path.is_file() or path.stat().st_size > FILE_MOST:
            return None
        data = path.read_bytes()
    except OSError:
        return None
    return key_of(plain_bytes([name, _said(given)]) + b"\n" + data)


def _said(value: Any) -> Any:
    """What the index says, without the lines where it does."""
    if isinstance(value, Given):
        return _said(value.values)
    if isinstance(value, Mapping):
        return [[key, _said(inner)] for key, inner in value.items()]
    if isinstance(value, list | tuple):
        return [_said(inner) for inner in value]
    return repr(value)
