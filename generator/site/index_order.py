"""A Pagefind index in one fixed order: Pagefind 1.5 writes filters in an order drawn by chance.

Its files are gzipped CBOR behind a mark. A filter's file is [name, [[value, pages], ...]], and the
index's own file is [version, pages, chunks, [[filter, file], ...], sorts, fields]. Both lists are
sorted here, and the files are named by what they then hold. Everything else is left as it is.
"""

import gzip
import hashlib
from collections.abc import Mapping, Sequence

PAGEFIND_MARK = b"pagefind_dcd"
FILTERS = 3
"""Place of the filters in the index's own file."""
TEXT, ARRAY = 3, 4
"""Kinds of CBOR items whose length counts what follows; numbers are the only others here."""


def in_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index, sorted and renamed."""
    made = dict(files)
    names: dict[bytes, bytes] = {}
    for path in [path for path in files if path.startswith("filter/")]:
        body = _sorted_filter(_unpacked(made.pop(path)))
        old = path.removeprefix("filter/").removesuffix(".pf_filter")
        new = _name_by_content(old, body)
        names[old.encode()] = new.encode()
        made[f"filter/{new}.pf_filter"] = _closed_body(body)
    for path in [path for path in files if path.endswith(".pf_meta")] if names else []:
        body = _sorted_meta(_unpacked(made.pop(path)), names)
        old = path.removeprefix("pagefind.").removesuffix(".pf_meta")
        new = _name_by_content(old, body)
        made[f"pagefind.{new}.pf_meta"] = _closed_body(body)
        entry = made["pagefind-entry.json"]
        made["pagefind-entry.json"] = entry.replace(old.encode(), new.encode())
    return dict(sorted(made.items()))


def _sorted_filter(body: bytes) -> bytes:
    name, values = _array_items(body)
    return _array_head(body) + name + _array_head(values) + b"".join(sorted(_array_items(values)))


def _sorted_meta(body: bytes, names: Mapping[bytes, bytes]) -> bytes:
    parts = _array_items(body)
    rows = _array_items(parts[FILTERS])
    for old, new in names.items():
        rows = [row.replace(old, new) for row in rows]
    parts[FILTERS] = _array_head(parts[FILTERS]) + b"".join(sorted(rows))
    return _array_head(body) + b"".join(parts)


def _name_by_content(old: str, body: bytes) -> str:
    """A name of the same form and length, `en_1234567`, after the content."""
    language, _, digits = old.partition("_")
    digest = hashlib.blake2b(body).hexdigest()
    return f"{language}_{digest[: len(digits)]}"


def _unpacked(data: bytes) -> bytes:
    return gzip.decompress(data).removeprefix(PAGEFIND_MARK)


def _closed_body(body: bytes) -> bytes:
    return gzip.compress(PAGEFIND_MARK + body, mtime=0)


def _array_items(array: bytes) -> list[bytes]:
    start, count = len(_array_head(array)), _item_start(array, 0)[1]
    parts = []
    for _ in range(count):
        end = _item_end(array, start)
        parts.append(array[start:end])
        start = end
    return parts


def _array_head(array: bytes) -> bytes:
    return array[: _item_start(array, 0)[2]]


def _item_end(data: bytes, start: int) -> int:
    """Where the item that starts here ends."""
    kind, count, place = _item_start(data, start)
    if kind == TEXT:
        return place + count
    for _ in range(count if kind == ARRAY else 0):
        place = _item_end(data, place)
    return place


def _item_start(data: Sequence[int], start: int) -> tuple[int, int, int]:
    """(kind, its number or length, where its content starts)."""
    kind, short = data[start] >> 5, data[start] & 31
    size = {24: 1, 25: 2, 26: 4, 27: 8}.get(short, 0)
    number = int.from_bytes(bytes(data[start + 1 : start + 1 + size]), "big") if size else short
    return kind, number, start + 1 + size
