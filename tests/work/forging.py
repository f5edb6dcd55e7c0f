"""Entries of the memory as somebody else would write them."""

import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from generator.store import GIVEN_BY, own_secret, read_entry, write_entry

NESTED = b"[" * 100_000


@contextmanager
def another_secret() -> Iterator[None]:
    own_secret.cache_clear()
    try:
        with patch.dict(os.environ, {GIVEN_BY: "of another machine " * 4}):
            yield
    finally:
        own_secret.cache_clear()


def rewrite(paths: Iterable[Path], change: Callable[[bytes], bytes]) -> int:
    """Other content in the place of each whole entry, as the program writes it; how many differ."""
    changed = 0
    for path in (path for path in paths if path.is_file()):
        if body := read_entry(path.parents[1], path.name):
            before = zlib.decompress(body)
            write_entry(path.parents[1], path.name, zlib.compress(change(before)))
            changed += change(before) != before
    return changed


def forge(paths: Iterable[Path], change: Callable[[bytes], bytes]) -> int:
    """The same by somebody who has all but this machine's secret."""
    own, names = own_secret(), list(paths)
    changed = rewrite(names, change)
    for path in (path for path in names if path.is_file()):
        if body := read_entry(path.parents[1], path.name):
            with another_secret():
                write_entry(path.parents[1], path.name, body)
    assert own_secret() == own
    return changed
