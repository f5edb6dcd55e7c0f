"""The one memory: what functions made before, in a folder that may be deleted at any time.

An entry is found by the function, all the code that it reaches, and what it was given. Its digest
covers the key as well as the content and is keyed by a secret that never lies in that folder: an
entry in another one's place, of another version, or written by who has the folder alone, is no
entry. What is damaged or cannot be read back is made anew. A folder that cannot be made or written
to costs only time, and so does a secret.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from generator.code_digest import code_of
from generator.problems import doing
from generator.work import Engine

Computed = TypeVar("Computed")

RESULTS_HELD = 64
"""Results held unpacked at a time; the rest wait as bytes, 6 to 10 kB an article."""
KEPT_VERSIONS = 3
"""Versions of the code whose entries are kept: enough to go back and forth between branches."""
DIGEST_BYTES = 16
SECRET_BYTES = 32
GIVEN_BY = "BRIEFING_CACHE_SECRET"
"""Variable of who builds on machines that are new each time, and brings the folder along."""
KEPT_IN = "briefing-digest/cache.secret"
"""Below the user's state folder."""
LEVEL = 3
"""zlib level: 6 is a few per cent smaller and takes twice the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec(Generic[Computed]):
    """Results as bytes and back; `unpack` also gets what the function was given."""

    pack: Callable[[Computed], bytes | None]
    """None for what is not to be kept."""
    unpack: Callable[..., Computed]


@dataclass(slots=True)
class Remembered(Generic[Computed]):
    """A function with a memory: called, or asked for many at once."""

    _function: Callable[..., Computed]
    _key: Callable[..., bytes | None]
    _codec: Codec[Computed]
    _folder: Path | None
    _name: str

    def __call__(self, *given: Any) -> Computed:
        key = self.key(*given)
        data = read_entry(self._folder, key) if key else None
        if data is not None:
            return self._opened(data, given)
        made = self._make(*given)
        if key and key == self.key(*given):  # a file may have changed in between
            self._keep(key, made)
        return made

    def many(self, given: Mapping[str, Any], engine: Engine) -> Results[Computed]:
        """One result a name, in that order, each of one thing given.

        Of many, equal ones are done once; few are neither sent nor packed to be looked at.
        """
        keys = {name: self.key(one) or name for name, one in given.items()}
        kept = {key: read_entry(self._folder, key) for key in dict.fromkeys(keys.values())}
        packed = {key: data for key, data in kept.items() if data is not None}
        todo = {key: given[name] for name, key in keys.items() if key not in packed}
        made: dict[str, Computed] = {}
        if engine.alone(len(todo)) and len(todo) <= RESULTS_HELD:
            for name in [name for name, key in keys.items() if key in todo]:
                made[name] = self._make(given[name])
                self._keep(keys[name], made[name])
        else:
            for key, data in zip(todo, engine.run(self._packed, list(todo.values())), strict=True):
                packed[key] = data
                write_entry(self._folder, key, data)

        def look_up(name: str) -> Computed:
            return made[name] if name in made else self._opened(packed[keys[name]], (given[name],))

        return Results(keys, look_up)

    def key(self, *given: Any) -> str | None:
        """Hex digest of all that the function is given; None = not to be kept."""
        data = self._key(*given)
        return None if data is None else hashlib.blake2b(data, digest_size=16).hexdigest()

    def _make(self, *given: Any) -> Computed:
        named = (getattr(given[0], name, "") for name in ("file", "id", "name"))
        with doing(f"{self._name} {next(filter(None, named), '')}".strip()):
            return self._function(*given)

    def _keep(self, key: str, made: Computed) -> None:
        data = self._codec.pack(made) if self._folder else None
        if data is not None:
            write_entry(self._folder, key, zlib.compress(data, LEVEL))

    def _packed(self, given: Any) -> bytes:
        """Where the work is done: in this process, another, or on another machine."""
        return zlib.compress(self._codec.pack(self._make(given)) or b"", LEVEL)

    def _opened(self, data: bytes, given: tuple[Any, ...]) -> Computed:
        """The result; made anew where the bytes, though whole, cannot be read back."""
        try:
            return self._codec.unpack(zlib.decompress(data), *given)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError, zlib.error):
            return self._make(*given)


class Results(Mapping[str, Computed]):
    """Results by name; most are unpacked when looked at, since thousands would not fit in memory.

    `keys` name, for each, all that it was made of.
    """

    def __init__(self, keys: Mapping[str, str], look_up: Callable[[str], Computed]) -> None:
        self.keys_of = keys
        self._look_up = lru_cache(RESULTS_HELD)(look_up)

    def __getitem__(self, name: str) -> Computed:
        return self._look_up(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys_of)

    def __len__(self) -> int:
        return len(self.keys_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """The folder of all entries, `.cache`; None keeps nothing."""

    folder: Path | None = None

    def remember(
        self,
        function: Callable[..., Computed],
        key: Callable[..., bytes | None],
        codec: Codec[Computed],
        make: Callable[..., Computed] | None = None,
    ) -> Remembered[Computed]:
        """The function with a memory. `key` gives all that a result depends on besides the code.

        `make` calls the function with what it needs, where that is more than it is asked by.
        """
        folder = self.folder and _opened_folder(self.folder / function.__name__, code_of(function))
        return Remembered(make or function, key, codec, folder, function.__name__)


def _opened_folder(kind: Path, version: str) -> Path | None:
    """The folder of one version's entries, the oldest others dropped; None = it cannot be made."""
    folder = kind / version
    try:
        folder.mkdir(parents=True, exist_ok=True)
        os.utime(folder)
        others = [path for path in kind.iterdir() if path.is_dir() and not path.is_symlink()]
        versions = sorted(others, key=lambda path: path.stat().st_mtime_ns)
    except OSError:
        return None
    for old in versions[:-KEPT_VERSIONS]:
        shutil.rmtree(old, ignore_errors=True)
    return folder


def read_entry(folder: Path | None, key: str) -> bytes | None:
    """What was kept under the key; None where nothing was, or it is not as it was written there."""
    if folder is None:
        return None
    try:
        data = (folder / key[:2] / key).read_bytes()
    except OSError:
        return None
    body = data[DIGEST_BYTES:]
    return body if data[:DIGEST_BYTES] == _entry_digest(folder, key, body) else None


def write_entry(folder: Path | None, key: str, body: bytes) -> None:
    """Keep it, whole or not at all. A full or read-only disk only costs the next build time."""
    if folder is None:
        return
    path = folder / key[:2] / key
    own = path.with_name(f".{key}.{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        own.write_bytes(_entry_digest(folder, key, body) + body)
        own.replace(path)


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all, and never through a link. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.write_text(text, encoding="utf-8", newline="")
    fresh.replace(path)


def _entry_digest(folder: Path, key: str, body: bytes) -> bytes:
    """Of the content in its place: function, version of the code, and key."""
    place = "/".join((folder.parent.name, folder.name, key))
    digest = hashlib.blake2b(f"{place}\0".encode(), digest_size=DIGEST_BYTES, key=own_secret())
    digest.update(body)
    return digest.digest()


@cache
def own_secret() -> bytes:
    """The one given by who builds, else the user's own, made where there is none yet; one that
    cannot be kept holds for this process."""
    given = os.fsencode(os.environ.get(GIVEN_BY, ""))
    if len(given) >= SECRET_BYTES:
        return hashlib.blake2b(given, digest_size=SECRET_BYTES).digest()
    made = secrets.token_bytes(SECRET_BYTES)
    try:
        path = _state_folder() / KEPT_IN
        kept = path.read_bytes() if path.is_file() else b""
        if len(kept) != SECRET_BYTES:
            _write_secret(path, made)
            kept = path.read_bytes()
    except (OSError, RuntimeError):
        return made
    return kept


def _state_folder() -> Path:
    """Raises RuntimeError where the user has no home."""
    given = Path(os.environ.get("XDG_STATE_HOME", ""))
    return given if given.is_absolute() else Path.home() / ".local" / "state"


def _write_secret(path: Path, secret: bytes) -> None:
    """For the user alone. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.touch(mode=0o600)
    fresh.write_bytes(secret)
    fresh.replace(path)
