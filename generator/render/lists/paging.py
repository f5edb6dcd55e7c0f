"""Long lists in bounded pages: `speakers/`, `speakers/page-2/`, ...; and indexes of names."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Generic, TypeVar

from generator.interface import say
from generator.render.escape import letter_of
from generator.render.pages import Files, Piece, page, piece

NAMES_ON_A_PAGE = 50
"""Names on one index page."""
PageRow = TypeVar("PageRow")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf(Generic[PageRow]):
    """One page of a list. `before` and `after` are addresses, None at the ends."""

    address: str
    number: int
    of: int
    rows: Sequence[PageRow]
    before: str | None
    after: str | None


def leaves(
    address: str, rows: Sequence[PageRow], size: int, weigh: Callable[[PageRow], int] = lambda _: 1
) -> Iterator[Leaf[PageRow]]:
    """The pages of a list, at least one; what a page weighs is no more than `size`, unless its only
    row is."""
    parts = _pages_filled(rows, size, weigh) or [()]
    addresses = [address, *(f"{address}page-{k}/" for k in range(2, len(parts) + 1))]
    around = (None, *addresses, None)
    for k, part in enumerate(parts):
        yield Leaf(
            address=addresses[k],
            number=k + 1,
            of=len(parts),
            rows=part,
            before=around[k],
            after=around[k + 2],
        )


def _pages_filled(
    rows: Sequence[PageRow], size: int, weigh: Callable[[PageRow], int]
) -> list[Sequence[PageRow]]:
    starts, weight = [], size
    for k, row in enumerate(rows):
        weight += weigh(row)
        if weight > size:
            starts.append(k)
            weight = weigh(row)
    return [rows[start:end] for start, end in pairwise([*starts, len(rows)])]


# --- indexes -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    """A name in an index; `note` says how much stands behind it."""

    name: str
    href: str
    note: str


def index_pieces(folder: str, entries: Sequence[IndexEntry]) -> Iterator[Piece]:
    """Every page of the index at `folder`: letters, each with its names."""
    ordered = sorted(entries, key=lambda entry: (letter_of(entry.name), entry.name.casefold()))
    found = list(leaves(f"{folder}/", ordered, NAMES_ON_A_PAGE))
    starts: dict[str, str] = {}
    for leaf in found:
        for letter in map(_letter, leaf.rows):
            starts.setdefault(letter, f"{leaf.address}#{letter_anchor(letter)}")
    for leaf in found:
        yield piece("", _index_page, folder, leaf, list(starts.items()))


def letter_anchor(letter: str) -> str:
    """The id of a letter's names on their page."""
    return f"letter-{ord(letter):x}"


def _index_page(folder: str, leaf: Leaf[IndexEntry], starts: Sequence[tuple[str, str]]) -> Files:
    """`starts` are letters and where their names begin."""
    title, lead = say(f"nav.{folder}"), say(f"index.{folder}")
    yield page(
        leaf.address,
        "index",
        {"title": title, "description": lead, "kind": "list"},
        folder=folder,
        lead=lead,
        empty=say(f"index.no_{folder}"),
        leaf=leaf,
        letters=[(key, list(group)) for key, group in groupby(leaf.rows, _letter)],
        starts=starts,
        anchor_of=letter_anchor,
    )


def _letter(entry: IndexEntry) -> str:
    return letter_of(entry.name)
