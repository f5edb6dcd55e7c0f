"""Index pages: a heading and a list of names in alphabetical order, each with what it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.interface import say
from generator.render.escape import letter_of
from generator.render.lists.paging import Leaf, leaves
from generator.render.pages import page
from generator.render.pieces import Files, Piece, piece

NAMES_ON_A_PAGE = 50
"""Names on one index page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    """A name in an index; `note` says how much stands behind it."""

    name: str
    href: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexKind:
    """An index: its folder, and by it its heading, a sentence on it and what it says when empty."""

    name: str

    @property
    def address(self) -> str:
        return f"{self.name}/"

    @property
    def title(self) -> str:
        return say(f"nav.{self.name}")

    @property
    def lead(self) -> str:
        return say(f"index.{self.name}")

    @property
    def empty(self) -> str:
        return say(f"index.no_{self.name}")


def index_pieces(kind: IndexKind, entries: Sequence[IndexEntry]) -> Iterator[Piece]:
    """Every page of the index."""
    ordered = sorted(entries, key=lambda entry: (letter_of(entry.name), entry.name.casefold()))
    found = list(leaves(kind.address, ordered, NAMES_ON_A_PAGE))
    starts: dict[str, str] = {}
    for leaf in found:
        for entry in leaf.rows:
            starts.setdefault(_letter(entry), f"{leaf.address}#{letter_anchor(_letter(entry))}")
    for leaf in found:
        yield piece("", _index_pages, kind, leaf, list(starts.items()))


def letter_anchor(letter: str) -> str:
    """The id of a letter's names on their page."""
    return f"letter-{ord(letter):x}"


def _index_pages(
    kind: IndexKind, leaf: Leaf[IndexEntry], starts: Sequence[tuple[str, str]]
) -> Files:
    """`starts` are letters and where their names begin."""
    letters = [(key, list(group)) for key, group in groupby(leaf.rows, _letter)]
    meta = {"title": kind.title, "description": kind.lead, "kind": "list"}
    yield page(
        leaf.address,
        "index",
        meta,
        index=kind,
        leaf=leaf,
        letters=letters,
        starts=starts,
        anchors={letter: letter_anchor(letter) for letter, _ in letters},
    )


def _letter(entry: IndexEntry) -> str:
    return letter_of(entry.name)
