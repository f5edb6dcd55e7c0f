"""YAML text -> a tree in which every value knows its line; built from events, so nothing is run.

Scalars stay the words as written: `NO` is an outlet, not a refusal, and a date is checked by the
key it belongs to. Anchors, aliases and tags are refused: an index has no use for them, and they are
what makes a small file grow without end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import yaml

from generator.problems import Place, Problem

DEEPEST_KEY = 20
"""Levels. The deepest key that means anything stands at level 8."""
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """Words as written; `quoted` tells "" from nothing."""

    place: Place
    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list."""

    place: Place
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Keys with their values, in the order written, without duplicates."""

    place: Place
    entries: tuple[tuple[Scalar, Node], ...]


Node = Scalar | Listing | Table


@dataclass(slots=True)
class _Open:
    """A list or table whose end is still to come; `children` alternate key and value in a table."""

    place: Place
    is_table: bool
    children: list[Node] = field(default_factory=list)


class _RefusedError(Exception):
    """Carries the problem of a file that is not read further."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def read_tree(text: str, file: str, above: int = 0) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of one document; None where there is none. `above` counts lines over the text."""
    problems: list[Problem] = []
    try:
        return _build(text, file, above, problems), tuple(problems)
    except _RefusedError as error:
        return None, (*problems, error.problem)
    except yaml.YAMLError as error:
        return None, (*problems, _syntax_problem(error, file, above))


MARKER = re.compile(r"<{7} |>{7} |={7}$|\|{7} ")
"""What git leaves where two branches changed the same lines."""


def without_markers(text: str, file: str) -> tuple[str, tuple[Problem, ...]]:
    """The text without the lines that git puts around a conflict, and a notice of the first."""
    lines = text.split("\n")
    marked = [number for number, line in enumerate(lines, 1) if MARKER.match(line)]
    if not marked:
        return text, ()
    kept = [line for number, line in enumerate(lines, 1) if number not in marked]
    return "\n".join(kept), (_conflict(file, marked[0], "notice"),)


def first_marker(text: str, file: str) -> Problem | None:
    """The problem of a file whose conflict nobody has settled; the lines are not ours to choose."""
    lines = enumerate(text.split("\n"), 1)
    marked = next((number for number, line in lines if MARKER.match(line)), None)
    return _conflict(file, marked, "error") if marked else None


def _conflict(file: str, line: int, severity: Literal["error", "notice"]) -> Problem:
    return Problem(
        file=file,
        line=line,
        code="merge-conflict",
        message="git left a conflict of two branches here",
        remedy="keep what is right of both and remove the lines with <<<<<<<, ======= and >>>>>>>",
        severity=severity,
    )


def read_before(text: str, file: str, line: int) -> tuple[Node | None, str]:
    """The tree of what stands before a line, as far as it can be read, and the text behind that;
    None where nothing can be read."""
    every = text.split("\n")
    lines = every[: line - 1]
    for _ in range(MENDING_TRIES):
        tree, problems = read_tree("\n".join(lines), file)
        if tree is not None or not lines:
            return tree, "\n".join(every[len(lines) :])
        lines = lines[: max(0, min(problems[-1].line if problems else 1, len(lines)) - 1)]
    return None, text


MENDING_TRIES = 8
"""Each leaves out at least a line more: what is open above a slip is a block of a few lines."""


def is_null(node: Node) -> bool:
    """Whether nothing is given."""
    return isinstance(node, Scalar) and not node.quoted and node.text in NULLS


def _build(text: str, file: str, above: int, problems: list[Problem]) -> Node | None:
    root = _Open(Place(file=file, line=1 + above), is_table=False)
    stack = [root]
    for event in _yaml_events(text):
        place = Place(file=file, line=_event_line(event) + above)
        _refuse(event, place, len(stack), later_document=bool(root.children and len(stack) == 1))
        if isinstance(event, yaml.ScalarEvent):
            node = Scalar(place=place, text=event.value, quoted=bool(event.style))
            stack[-1].children.append(node)
        elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            stack.append(_Open(place, is_table=isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            closed = stack.pop()
            stack[-1].children.append(_closed_node(closed, problems))
    return root.children[0] if root.children else None


def _yaml_events(text: str) -> Iterator[yaml.Event]:
    return yaml.parse(text, Loader=LOADER)


def _event_line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _refuse(event: yaml.Event, place: Place, depth: int, later_document: bool) -> None:
    """Raise _RefusedError at what an index must not hold."""
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _refused_yaml(
            place, "anchors (&) and aliases (*) are not read", "write the value out"
        )
    tag = getattr(event, "tag", None)
    if tag:
        raise _refused_yaml(place, f"the tag {tag!r} is not read", "remove it")
    if depth > DEEPEST_KEY:
        raise _refused_yaml(place, f"nested deeper than {DEEPEST_KEY} levels", "indent less")
    if later_document and isinstance(event, yaml.DocumentStartEvent):
        raise _refused_yaml(place, "a second document (---) starts here", "keep one document")


def _refused_yaml(place: Place, message: str, remedy: str) -> _RefusedError:
    return _RefusedError(
        Problem(file=place.file, line=place.line, code="bad-yaml", message=message, remedy=remedy)
    )


def _closed_node(done: _Open, problems: list[Problem]) -> Node:
    if not done.is_table:
        return Listing(place=done.place, items=tuple(done.children))
    entries: dict[str, tuple[Scalar, Node]] = {}
    for key, value in zip(done.children[::2], done.children[1::2], strict=True):
        if not isinstance(key, Scalar):
            raise _refused_yaml(
                key.place, "a key has to be a word", 'quote it if it holds "[" or "{"'
            )
        if key.text in entries:
            first = entries[key.text][0].place.line
            problems.append(
                Problem(
                    file=key.place.file,
                    line=key.place.line,
                    code="duplicate-key",
                    message=f"{key.text!r} stands already on line {first}",
                    remedy="keep one of the two; the first was used",
                )
            )
        else:
            entries[key.text] = (key, value)
    return Table(place=done.place, entries=tuple(entries.values()))


def _syntax_problem(error: yaml.YAMLError, file: str, above: int) -> Problem:
    mark = getattr(error, "problem_mark", None)
    return Problem(
        file=file,
        line=(mark.line if mark else 0) + 1 + above,
        code="bad-yaml",
        message=" ".join(str(getattr(error, "problem", None) or error).split())[:120],
        remedy="look at indentation, colons and quote marks near this line",
    )
