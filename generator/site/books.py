"""EPUBs: each `books/<name>.json` of the finished site, packed into `books/<name>.epub`."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

MIMETYPE_MEMBER = "mimetype"
"""Stands first in the archive, and as it is: readers know an EPUB by it."""
MOMENT = (1980, 1, 1, 0, 0, 0)
"""Of every file in a book, so that the same texts give the same bytes."""


def pack_books(site: Path) -> int:
    """Every book of the site; how many there were."""
    texts = sorted((site / "books").glob("*.json"))
    for path in texts:
        pack_book(json.loads(path.read_text(encoding="utf-8")), path.with_suffix(".epub"))
        path.unlink()
    return len(texts)


def pack_book(texts: Mapping[str, str], target: Path) -> None:
    """One book; `texts` by path in it, `mimetype` first."""
    with zipfile.ZipFile(target, "w") as book:
        for name, text in texts.items():
            kind = zipfile.ZIP_STORED if name == MIMETYPE_MEMBER else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = kind
            entry.external_attr = 0o644 << 16
            book.writestr(entry, text)
