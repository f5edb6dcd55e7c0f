"""Long lists in bounded pages: `speakers/`, `speakers/page-2/`, ..."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

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
    parts = _filled(rows, size, weigh) or [()]
    addresses = [address, *(f"{address}page-{k}/" for k in range(2, len(parts) + 1))]
    for k, here in enumerate(addresses):
        yield Leaf(
            address=here,
            number=k + 1,
            of=len(parts),
            rows=parts[k],
            before=addresses[k - 1] if k else None,
            after=addresses[k + 1] if k + 1 < len(parts) else None,
        )


def _filled(
    rows: Sequence[PageRow], size: int, weigh: Callable[[PageRow], int]
) -> list[Sequence[PageRow]]:
    starts, weight = [], size
    for k, row in enumerate(rows):
        weight += weigh(row)
        if weight > size:
            starts.append(k)
            weight = weigh(row)
    return [rows[start:end] for start, end in pairwise([*starts, len(rows)])]
