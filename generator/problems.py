"""Problems in the seeds: values with a place, never exceptions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """Where something stands in a file of the seeds: the file and its 1-based line."""

    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """Something wrong in the seeds. `notice` asks an editor to look; it never fails a build."""

    file: str
    line: int
    """1-based; 1 where the whole file is meant."""
    code: str
    """A heading of docs/editors/problems.md."""
    message: str
    remedy: str
    severity: Literal["error", "notice"] = "error"


Problems = tuple[Problem, ...]


def problem(place: Place, code: str, message: str, remedy: str, notice: bool = False) -> Problem:
    return Problem(
        file=place.file,
        line=place.line,
        code=code,
        message=message,
        remedy=remedy,
        severity="notice" if notice else "error",
    )


def line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def shown_problem(problem: Problem) -> str:
    """`file:line: code: message, remedy`, the form editors' tools can jump to."""
    return f"{problem.file}:{problem.line}: {problem.code}: {problem.message}, {problem.remedy}"


class Fault(Exception):  # noqa: N818
    """Something around the program that stops it: a disk, a folder, a package. Not a bug of ours.

    The message says what is wrong, and what to do about it.
    """

    def __str__(self) -> str:
        return ": ".join(self.args)


@contextmanager
def doing(what: str) -> Iterator[None]:
    """Says, of a bug met meanwhile, what was done, and on which file or story."""
    try:
        yield
    except Exception as error:
        error.add_note(what)
        raise
