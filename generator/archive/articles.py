"""Articles as they were read before, kept by the file's bytes and what the index says of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.archive.codec import reader, writer
from generator.archive.entry import key_of, opened, plain_bytes, sealed
from generator.archive.store import load, open_store, save
from generator.archive.version import reader_version
from generator.problems import Problem
from generator.read import ReadOne
from generator.read.article_file import LARGEST, read_article
from generator.read.index.shapes import Given
from generator.records import Article

Read = tuple[Article | None, tuple[Problem, ...]]


def kept_articles(cache: Path | None) -> ReadOne:
    """`read_article` with a memory. A file with problems is read each time: they name lines."""
    if cache is None:
        return read_article
    folder = open_store(cache, "articles", reader_version())

    def read_one(path: Path, name: str, entry: Given | None) -> Read:
        key = _key(path, name, entry)
        data = load(folder, key) if key else None
        if data:
            return reader(Article)(json.loads(opened(data)), name), ()
        article, problems = read_article(path, name, entry)
        if key and article and not problems and key == _key(path, name, entry):
            save(folder, key, sealed(plain_bytes(writer(Article)(article))))
        return article, problems

    return read_one


def _key(path: Path, name: str, entry: Given | None) -> str | None:
    """None for a file that cannot be read, or that is too large to be an article."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return None
        data = path.read_bytes()
    except OSError:
        return None
    return key_of(plain_bytes([name, _said(entry)]) + b"\n" + data)


def _said(value: Any) -> Any:
    """What the index says, without the lines where it does."""
    if isinstance(value, Given):
        return _said(value.values)
    if isinstance(value, Mapping):
        return [[key, _said(inner)] for key, inner in value.items()]
    if isinstance(value, list | tuple):
        return [_said(inner) for inner in value]
    return repr(value)
