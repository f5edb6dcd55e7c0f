"""YAML text -> a tree in which every value knows its line; built from events, so nothing is run.

Scalars stay the words as written: `NO` is an outlet, not a refusal, and a date is checked by the
key it belongs to. Anchors, aliases and tags are refused: an index has no use for them, and they are
what makes a small file grow without end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from generator.problems import Place, Problem, Problems, problem

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

    def __init__(self, place: Place, message: str, remedy: str) -> None:
        super().__init__(message)
        self.problem = problem(place, "bad-yaml", message, remedy)


def read_tree(text: str, file: str, above: int = 0) -> tuple[Node | None, Problems]:
    """The tree of one document; None where there is none. `above` counts lines over the text."""
    problems: list[Problem] = []
    try:
        return _build(text, file, above, problems), tuple(problems)
    except _RefusedError as error:
        return None, (*problems, error.problem)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(file=file, line=(mark.line if mark else 0) + 1 + above)
        message = " ".join(str(getattr(error, "problem", None) or error).split())[:120]
        remedy = "look at indentation, colons and quote marks near this line"
        return None, (*problems, problem(place, "bad-yaml", message, remedy))


MARKER = re.compile(r"<{7} |>{7} |={7}$|\|{7} ")
"""What git leaves where two branches changed the same lines."""


def without_markers(text: str, file: str, notice: bool = False) -> tuple[str, Problems]:
    """The text without the lines that git puts around a conflict, and the problem of the first."""
    lines = text.split("\n")
    marked = [number for number, line in enumerate(lines, 1) if MARKER.match(line)]
    if not marked:
        return text, ()
    kept = [line for number, line in enumerate(lines, 1) if number not in marked]
    place = Place(file=file, line=marked[0])
    message = "git left a conflict of two branches here"
    remedy = "keep what is right of both and remove the lines with <<<<<<<, ======= and >>>>>>>"
    return "\n".join(kept), (problem(place, "merge-conflict", message, remedy, notice),)


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
    return isinstance(node, Scalar) and not node.quoted and node.text in NULLS


def _build(text: str, file: str, above: int, problems: list[Problem]) -> Node | None:
    root = _Open(Place(file=file, line=1 + above), is_table=False)
    stack = [root]
    for event in yaml.parse(text, Loader=LOADER):
        line = event.start_mark.line if event.start_mark else 0
        place = Place(file=file, line=line + 1 + above)
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


def _refuse(event: yaml.Event, place: Place, depth: int, later_document: bool) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _RefusedError(
            place, "anchors (&) and aliases (*) are not read", "write the value out"
        )
    tag = getattr(event, "tag", None)
    if tag:
        raise _RefusedError(place, f"the tag {tag!r} is not read", "remove it")
    if depth > DEEPEST_KEY:
        raise _RefusedError(place, f"nested deeper than {DEEPEST_KEY} levels", "indent less")
    if later_document and isinstance(event, yaml.DocumentStartEvent):
        raise _RefusedError(place, "a second document (---) starts here", "keep one document")


def _closed_node(done: _Open, problems: list[Problem]) -> Node:
    if not done.is_table:
        return Listing(place=done.place, items=tuple(done.children))
    entries: dict[str, tuple[Scalar, Node]] = {}
    for key, value in zip(done.children[::2], done.children[1::2], strict=True):
        if not isinstance(key, Scalar):
            raise _RefusedError(
                key.place, "a key has to be a word", 'quote it if it holds "[" or "{"'
            )
        if key.text in entries:
            message = f"{key.text!r} stands already on line {entries[key.text][0].place.line}"
            remedy = "keep one of the two; the first was used"
            problems.append(problem(key.place, "duplicate-key", message, remedy))
        else:
            entries[key.text] = (key, value)
    return Table(place=done.place, entries=tuple(entries.values()))
