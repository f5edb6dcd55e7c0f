"""Writing below the docs folder: whole files, moved in after all are laid ready, and no others.

`.published` lists what the program wrote; it is believed only for names that a page or data file
of ours can have, and written anew where it is damaged. No link below the docs folder is followed.
"""

import contextlib
import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Fault, Problem
from generator.render.addresses import could_be_ours

OWNED = ".published"
"""Lists the files that the program wrote into a docs folder, a path a line."""
STAGING = ".publishing"
LARGEST_LIST = 50_000_000
"""Bytes of a list that is still read: a million pages have fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidReady:
    """A file that is to be there: its path below docs, and whether it waits in STAGING."""

    path: str
    changed: bool


@contextmanager
def alone_in(docs: Path) -> Iterator[None]:
    """One writer at a time in a docs folder; the others wait.

    A folder made for it goes if it fails. Raises Fault where there can be no such folder.
    """
    new = not docs.exists()
    with _faults(docs):
        docs.mkdir(parents=True, exist_ok=True)
        folder = os.open(docs, os.O_RDONLY)  # a lock file of its own would wake `make serve`
    try:
        with _faults(docs):
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    except BaseException:
        if new:
            with contextlib.suppress(OSError):
                docs.rmdir()
        raise
    finally:
        os.close(folder)


@contextmanager
def staging(docs: Path) -> Iterator[None]:
    """An empty STAGING folder, gone at the end. What goes wrong with the disk is a Fault."""
    place = docs / STAGING
    with _faults(docs):
        clear_place(place)
        place.mkdir()
        try:
            yield
        finally:
            clear_place(place)


def lay_ready(docs: Path, path: str, text: str) -> LaidReady:
    """Into STAGING where it differs from what is there. Raises ValueError for a foreign path."""
    if not could_be_ours(path):
        raise ValueError(f"no page of ours is below the docs folder at {path!r}")
    data = text.encode()
    with _faults(docs / path):
        _way_is_free(docs, path)
        if _content_now(docs / path) == data:
            return LaidReady(path=path, changed=False)
        target = docs / STAGING / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return LaidReady(path=path, changed=True)


def move_in(docs: Path, drafts: Sequence[LaidReady], owned: set[str]) -> tuple[str, ...]:
    """Move what waits to its place, remove what is stale; the paths removed, sorted."""
    wanted = {draft.path for draft in drafts}
    changed = [draft.path for draft in drafts if draft.changed]
    stale = sorted(owned - wanted)
    _write_owned(docs, owned | wanted)  # a run that stops below leaves nothing unowned
    for path in changed:
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / STAGING / path).replace(docs / path)
    removed = tuple(path for path in stale if _remove(docs, path))
    _write_owned(docs, wanted)
    return removed


def own_files(docs: Path) -> tuple[set[str], tuple[Problem, ...]]:
    """The paths that the program wrote before, and a notice where their list is damaged."""
    listing = docs / OWNED
    if not (listing.exists() or listing.is_symlink()):
        return set(), ()
    data = _content_now(listing)
    lines = data.decode("utf-8", "replace").split("\n") if data is not None else [""]
    believed = {line for line in lines if could_be_ours(line)}
    if believed == set(lines[:-1]) and not lines[-1]:
        return believed, ()
    return believed, (
        Problem(
            file=f"{docs.name}/{OWNED}",
            line=1 + next((k for k, line in enumerate(lines) if line not in believed), 0),
            code="list-damaged",
            message="this list of written files is damaged; it is written anew",
            remedy=f"look for pages of stories that are gone, and leave {OWNED} to the build",
            severity="notice",
        ),
    )


def _write_owned(docs: Path, paths: Iterable[str]) -> None:
    text = "".join(f"{path}\n" for path in sorted(paths))
    if _content_now(docs / OWNED) == text.encode():
        return
    fresh = docs / STAGING / OWNED
    fresh.write_text(text, encoding="utf-8", newline="")
    if (docs / OWNED).is_dir() and not (docs / OWNED).is_symlink():
        (docs / OWNED).rename(docs / f"{OWNED}.damaged-{os.getpid()}")
    fresh.replace(docs / OWNED)


def _content_now(path: Path) -> bytes | None:
    """None where there is no such file, or a link to one, or one too large to be ours."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST_LIST:
            return None
        return path.read_bytes()
    except OSError:
        return None


def _remove(docs: Path, path: str) -> bool:
    """Remove the file and the folders that it leaves empty; a link on the way ends it."""
    if any(folder.is_symlink() for folder in _folders_between(docs, path)):
        return False
    if (docs / path).is_dir() and not (docs / path).is_symlink():
        return False
    (docs / path).unlink(missing_ok=True)
    for folder in _folders_between(docs, path):
        if not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()
    return True


def _way_is_free(docs: Path, path: str) -> None:
    """Raises Fault where a link, or a file for a folder, keeps the page from its place."""
    for folder in _folders_between(docs, path):
        if folder.is_symlink():
            raise Fault(f"{folder} is a link, and pages are not written through one", "remove it")
        if folder.exists() and not folder.is_dir():
            raise Fault(f"{folder} stands in the way of a folder of pages", "remove it")
    if (docs / path).is_dir() and not (docs / path).is_symlink():
        raise Fault(f"{docs / path} stands in the way of a page", "remove it")


def _folders_between(docs: Path, path: str) -> list[Path]:
    """The folders above the file and below the docs folder, innermost first."""
    parents = (docs / path).parents
    return list(parents[: len(parents) - len(docs.parents) - 1])


def clear_place(place: Path) -> None:
    """Whatever stands there is gone; what a link points to is not. Raises OSError."""
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


@contextmanager
def _faults(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"{error.filename or place}: {error.strerror or error}"
        raise Fault(
            f"cannot be written: {what}", "make room, or let the build write there"
        ) from error
