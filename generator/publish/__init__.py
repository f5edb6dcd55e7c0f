"""The only writer: every passage of every page is proved, then it is written, or nothing is."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Place, Problem, doing, problem
from generator.publish.prove import prove
from generator.publish.write import (
    LaidReady,
    alone_in,
    clear_place,
    lay_ready,
    move_in,
    own_files,
    staging,
)
from generator.records import Article, Withdrawn
from generator.render.pages import Piece
from generator.store import write_whole
from generator.work import copies

PIECES_TOGETHER = 16
"""Pieces that a process takes at a time: about 0.1 s."""
WITHDRAWN_NOTE = "withdrawn"
"""In the cache: a digest of what was withdrawn when it was last emptied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a run changed: paths relative to the docs folder, sorted."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def publish(
    docs: Path,
    pieces: Sequence[Piece],
    articles: Mapping[str, Article],
    first: Callable[[], tuple[Problem, ...]] = tuple,
) -> Published:
    """Prove what the pieces make, then write it, so that docs never hold a half page.

    `articles` are keyed by the slug that `data-span` names. `first` is done when all is proved,
    before a page changes: the lock is kept there. Raises UnprovenError, ValueError for a path that
    no page of ours has, and Fault where the folder cannot be written to; each leaves it as it was.
    """

    def look(piece: Piece) -> list[LaidReady]:
        drafts = []
        with doing(f"making the pages of {piece.near or 'the whole site'}"):
            for path, text in piece.make():
                prove(path, text, articles)
                drafts.append(lay_ready(docs, path, text))
        return drafts

    with alone_in(docs), staging(docs):
        owned, problems = own_files(docs)
        found = [
            draft for drafts in copies(chunk=PIECES_TOGETHER).run(look, pieces) for draft in drafts
        ]
        problems = (*problems, *first())
        removed = move_in(docs, found, owned)
    return Published(
        written=tuple(sorted(draft.path for draft in found if draft.changed)),
        unchanged=tuple(sorted(draft.path for draft in found if not draft.changed)),
        removed=removed,
        problems=problems,
    )


def forget_withdrawn(cache: Path | None, withdrawn: Sequence[Withdrawn]) -> tuple[Problem, ...]:
    """Empty the cache once for each change of what is withdrawn: nobody can say what of it holds
    words of that. No page is made of what is left there; that it is, is a notice."""
    if cache is None:
        return ()
    said = hashlib.blake2b(repr(withdrawn).encode()).hexdigest() if withdrawn else ""
    note = cache / WITHDRAWN_NOTE
    try:
        before = note.read_bytes() if note.is_file() else b""
        if said.encode() == before or not cache.is_dir():
            return ()
        for path in sorted(cache.iterdir()):
            clear_place(path)
        write_whole(note, said)
    except OSError as error:
        message = f"may still hold words of what is withdrawn ({error.strerror or error})"
        remedy = "delete the folder by hand, or let the build write there"
        place = Place(file=cache.name, line=1)
        return (problem(place, "not-forgotten", message, remedy, notice=True),) if withdrawn else ()
    return ()
