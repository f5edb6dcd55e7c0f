"""Long lists in bounded pages: `speakers/`, `speakers/page-2/`, ..."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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


def leaves(address: str, rows: Sequence[PageRow], size: int) -> Iterator[Leaf[PageRow]]:
    """The pages of a list, at least one."""
    of = max(1, -(-len(rows) // size))
    addresses = [address, *(f"{address}page-{k}/" for k in range(2, of + 1))]
    for k, here in enumerate(addresses):
        yield Leaf(
            address=here,
            number=k + 1,
            of=of,
            rows=rows[k * size : (k + 1) * size],
            before=addresses[k - 1] if k else None,
            after=addresses[k + 1] if k + 1 < of else None,
        )
