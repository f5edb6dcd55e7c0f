"""Several reports in one file: each has a name within it that stays when others come or go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slugify import slugify

from generator.problems import Place, Problem
from generator.read.index.shapes import problem
from generator.read.kinds.report import RawReport, Reports, notice

LONGEST_PART_NAME = 60
"""Letters of the name of a part, cut at a word."""
MOST_REPORTS = 2_000
"""Reports of one file; more is an archive, not a file of a digest."""


def with_parts(
    place: Place, reports: Sequence[RawReport | None], *, cut_off: tuple[Problem, ...] = ()
) -> Reports:
    """The reports with the names of their parts; those without words are told, not lost.

    A part is named by its headline, so that a feed saved again next week names the same report
    alike.
    """
    found = [report for report in reports if report and report.draft.body]
    problems = [*cut_off]
    empty = len(reports) - len(found)
    if reports and not found:
        remedy = "look whether it was cut off"
        problems.append(problem(place, "empty-article", "no item of it holds words", remedy))
    elif empty:
        message = f"{empty} of {len(reports)} items hold no words"
        problems.append(notice(place, "empty-items", message, "look whether they were cut off"))
    if len(found) > MOST_REPORTS:
        message = f"it holds {len(found):,} reports; the first {MOST_REPORTS:,} are read"
        problems.append(problem(place, "too-many-reports", message, "split the file"))
    excerpts = sum(report.excerpt for report in found)
    if excerpts:
        message = f"{excerpts} of {len(found)} items are excerpts of their reports"
        problems.append(
            notice(place, "excerpt-only", message, "add the whole report where you can")
        )
    return tuple(_parts_named(found[:MOST_REPORTS])), tuple(problems)


def _parts_named(reports: Sequence[RawReport]) -> list[RawReport]:
    taken: dict[str, int] = {}
    named: list[RawReport] = []
    for report in reports:
        headline = report.draft.headline or report.draft.body[0]
        words = slugify(
            report.draft.text[slice(*headline)], max_length=LONGEST_PART_NAME, word_boundary=True
        )
        name = words or "report"
        taken[name] = taken.get(name, 0) + 1
        number = taken[name]
        named.append(replace(report, part=name if number == 1 else f"{name}-{number}"))
    return named
