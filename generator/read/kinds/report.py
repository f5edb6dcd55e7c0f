"""One report as its file holds it, and the file as it was loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.problems import Place, Problem
from generator.read.index.shapes import Problems, problem
from generator.read.layout.draft import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The bytes of a file; `place` is its head, `language` what the index says of it."""

    place: Place
    data: bytes
    language: str | None = None


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


Reports = tuple[tuple[RawReport, ...], Problems]
ReadKind = Callable[[Loaded], Reports]


def nothing(*problems: Problem) -> Reports:
    """No report, and why."""
    return (), problems


def damaged(place: Place, kind: str, why: str) -> Problem:
    """The problem of a file that is not what its name says, or was cut off."""
    said = " ".join(why.split())[:120]
    message = f"it cannot be read as {kind}: {said}"
    return problem(place, "damaged-file", message, "save it again, or as plain text")


def cut_off(place: Place, why: str) -> Problem:
    """The notice of a file that seems to lack its end."""
    message, remedy = f"it seems to be cut off: {why}", "look at its end, or save it again"
    return notice(place, "cut-short", message, remedy)


def notice(place: Place, code: str, message: str, remedy: str) -> Problem:
    """Something to look at in a file that was read."""
    return problem(place, code, message, remedy, notice=True)
