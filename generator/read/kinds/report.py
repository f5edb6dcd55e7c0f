"""One report as its file holds it, and the file as it was loaded.

Of several reports in one file each has a name within it that stays when others come or go.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from slugify import slugify

from generator.problems import Place, Problem, problem
from generator.read.layout.draft import Draft

LONGEST_PART_NAME = 60
"""Letters of the name of a part, cut at a word."""
MOST_REPORTS = 2_000
"""Reports of one file; more is an archive, not a file of a digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The bytes of a file; `place` is its head, `language` what the index says of it."""

    place: Place
    data: bytes
    language: str | None = None
    told: list[Problem] = field(default_factory=list)
    """What is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawReport:
    """A report before its parts are found.

    `ordered` is what an editor wrote at the head of the file: the keys of an entry of the index.
    `told` is what a page, a feed or an agency says of its own report: outlet, url, published,
    author, language, never an order. `part` names it within a file of several, else empty.
    """

    draft: Draft
    ordered: Mapping[str, Any] = field(default_factory=dict)
    slips: frozenset[str] = frozenset()
    """Keys at the head of the file that could not be read."""
    told: Mapping[str, str] = field(default_factory=dict)
    part: str = ""
    excerpt: bool = False
    """True where the file says that it holds a summary of the report only."""


Reports = tuple[RawReport, ...]
ReadKind = Callable[[Loaded], Reports]


def nothing(loaded: Loaded, why: Problem) -> Reports:
    """No report, and why."""
    loaded.told.append(why)
    return ()


def damaged(place: Place, kind: str, why: str) -> Problem:
    """The problem of a file that is not what its name says, or was cut off."""
    said = " ".join(why.split())[:120]
    message = f"it cannot be read as {kind}: {said}"
    return problem(place, "damaged-file", message, "save it again, or as plain text")


def tell_cut_off(loaded: Loaded, why: str) -> None:
    """The notice of a file that seems to lack its end."""
    message, remedy = f"it seems to be cut off: {why}", "look at its end, or save it again"
    loaded.told.append(problem(loaded.place, "cut-short", message, remedy, notice=True))


def with_parts(loaded: Loaded, reports: Sequence[RawReport | None]) -> Reports:
    """The reports with the names of their parts; those without words are told, not lost.

    A part is named by its headline, so that a feed saved again next week names the same report
    alike.
    """
    found = [report for report in reports if report and report.draft.body]
    place, empty = loaded.place, len(reports) - len(found)
    if reports and not found:
        message, remedy = "no item of it holds words", "look whether it was cut off"
        loaded.told.append(problem(place, "empty-article", message, remedy))
    elif empty:
        message, remedy = (
            f"{empty} of {len(reports)} items hold no words",
            "look whether they were cut off",
        )
        loaded.told.append(problem(place, "empty-items", message, remedy, notice=True))
    if len(found) > MOST_REPORTS:
        message = f"it holds {len(found):,} reports; the first {MOST_REPORTS:,} are read"
        loaded.told.append(problem(place, "too-many-reports", message, "split the file"))
    excerpts = sum(report.excerpt for report in found)
    if excerpts:
        message = f"{excerpts} of {len(found)} items are excerpts of their reports"
        remedy = "add the whole report where you can"
        loaded.told.append(problem(place, "excerpt-only", message, remedy, notice=True))
    return tuple(_parts_named(found[:MOST_REPORTS]))


def _parts_named(reports: Sequence[RawReport]) -> Iterator[RawReport]:
    taken = Counter[str]()
    for report in reports:
        headline = report.draft.text[slice(*(report.draft.headline or report.draft.body[0]))]
        name = slugify(headline, max_length=LONGEST_PART_NAME, word_boundary=True) or "report"
        taken[name] += 1
        yield replace(report, part=name if taken[name] == 1 else f"{name}-{taken[name]}")
