"""A bar on a terminal while articles are analysed; nothing where output goes to a file or a log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from generator.archive.pool import Work


def show(done: Iterable[Work], total: int) -> Iterator[Work]:
    """Passes on each result and counts it, on stderr, if stderr is a terminal and there is work."""
    console = Console(stderr=True)
    if not total or not console.is_terminal:
        yield from done
        return
    columns = (TextColumn("analysing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        yield from bar.track(done, total=total)
