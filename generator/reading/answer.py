"""An answer's keys, read like those of the index: each wrong value is refused, the rest is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from generator.problems import Place, Problem
from generator.read.index.shapes import (
    GivenKeys,
    Parser,
    Problems,
    flag,
    many,
    one_of,
    problem,
    table_of,
    words,
)
from generator.read.index.story_keys import name_or_nobody
from generator.read.index.yaml_tree import Listing, Node, Scalar, is_null, read_tree
from generator.reading.mending import mend
from generator.reading.numbered import Numbered
from generator.reading.pointers import resolve_pointer
from generator.records import DisputeType, Importance, Span

Resolve = Callable[[str, Place], Span | Problem]


def read_answer(
    answer: str, numbered: Numbered, file: str
) -> tuple[GivenKeys | None, tuple[Problem, ...]]:
    """The answer with passages for pointers; None where it is about another sheet or about none.

    `file` is the name that problems give.
    """
    mended = mend(answer)
    tree, problems = read_tree(mended.text, file, mended.above)
    if tree is None or isinstance(tree, Scalar):
        nothing = problem(
            Place(file=file, line=1),
            "no-answer",
            "there is no answer in it",
            "begin with the line `stamp: ...` and answer in YAML, as the sheet shows",
        )
        return None, (*problems, nothing)
    given, more = table_of(_keys(numbered))(tree)
    if given is None or given.values.get("stamp") != numbered.stamp:
        return None, (_other_stamp(given, numbered, file),)
    return given, (*problems, *more)


def _other_stamp(given: GivenKeys | None, numbered: Numbered, file: str) -> Problem:
    said = given.values.get("stamp") if given else None
    place = given.places.get("stamp", given.place) if given else Place(file=file, line=1)
    message = f"the stamp is {said!r}, not {numbered.stamp!r}" if said else "there is no stamp"
    remedy = (
        "the articles or their numbers have changed: answer the sheet of today"
        if said
        else f"copy the line `stamp: {numbered.stamp}` from the sheet"
    )
    return problem(place, "other-stamp", message, remedy)


def _keys(numbered: Numbered) -> dict[str, Parser]:
    def find(said: str, place: Place) -> Span | Problem:
        return resolve_pointer(said, numbered, place)

    pointers = many(_pointer(find))
    position: dict[str, Parser] = {"holder": words, "side": words, "evidence": pointers}
    point: dict[str, Parser] = {
        "heading": words,
        "type": one_of(*get_args(DisputeType)),
        "importance": one_of(*get_args(Importance)),
        "positions": many(table_of(position, needed=("holder", "evidence"))),
    }
    quotation: dict[str, Parser] = {
        "words": _pointer(find),
        "speaker": name_or_nobody,
        "role": words,
        "key": flag,
    }
    return {
        "stamp": words,
        **dict.fromkeys(("reader", "read", "articles", "story"), _unheard),
        "disputes": many(table_of(point, needed=("heading", "positions"))),
        "agreed": many(
            _fact_parser(table_of({"evidence": pointers}, needed=("evidence",)), pointers)
        ),
        "quotations": many(table_of(quotation, needed=("words",))),
        "summary": pointers,
        "key": pointers,
        "apart": many(_pair_parser(_pointer(find))),
    }


def _unheard(_node: Node) -> tuple[None, Problems]:
    """Who read what is said by whoever takes the answer, not by the answer."""
    return None, ()


def _pointer(find: Resolve) -> Parser:
    def parse(node: Node) -> tuple[GivenKeys | None, Problems]:
        said, problems = words(node)
        if said is None:
            return None, problems
        found = find(said, node.place)
        if isinstance(found, Problem):
            return None, (found,)
        return GivenKeys(place=node.place, values={"span": found}), ()

    return parse


def _fact_parser(whole: Parser, pointers: Parser) -> Parser:
    """`evidence:` with its pointers, or the pointers alone."""

    def parse(node: Node) -> tuple[GivenKeys | None, Problems]:
        if isinstance(node, Listing):
            found, problems = pointers(node)
            return GivenKeys(place=node.place, values={"evidence": found}), problems
        given: GivenKeys | None
        given, problems = whole(node)
        return given, problems

    return parse


def _pair_parser(pointer: Parser) -> Parser:
    def parse(node: Node) -> tuple[Any, Problems]:
        items = node.items if isinstance(node, Listing) else ()
        if len(items) != 2 or any(is_null(item) for item in items):
            message, remedy = "expected two pointers", "write each pair as a list: [a.5, b.11]"
            return None, (problem(node.place, "bad-pair", message, remedy),)
        (one, problems), (other, more) = (pointer(item) for item in items)
        if one is None or other is None:
            return None, problems + more
        return GivenKeys(place=node.place, values={"pair": (one, other)}), problems + more

    return parse
