"""What a value of the index may look like: small parsers that give `(value, problems)`.

A value that is wrong gives None and a problem; the values beside it are kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

from generator.problems import Place, Problem
from generator.read.encoding.normalise import normalise
from generator.read.index.withholding import STRICTEST, meant_key
from generator.read.index.yaml_tree import Listing, Node, Scalar, Table, is_null

Problems = tuple[Problem, ...]
Parser = Callable[[Node], tuple[Any, Problems]]
FREE_KEYS = "*"
"""In a table of parsers: any key, for names and ids that an editor chooses."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_LONGEST = 100
LONGEST_NUMBER = 9
"""Of a number: no article has a billion letters."""
WHOLE_PERCENT = 100
EARLIEST, LATEST = 1800, 2100
"""Years outside which a publication date is taken for a slip of the pen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenKeys:
    """The keys of one table that were given and right."""

    place: Place
    values: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where each key stands."""

    @property
    def slips(self) -> frozenset[str]:
        """Keys that were given and could not be read."""
        return frozenset(self.places.keys() - self.values.keys())


def problem(place: Place, code: str, message: str, remedy: str, notice: bool = False) -> Problem:
    """A problem at a place of the index."""
    return Problem(
        file=place.file,
        line=place.line,
        code=code,
        message=message,
        remedy=remedy,
        severity="notice" if notice else "error",
    )


def words(node: Node) -> tuple[str | None, Problems]:
    """One line or block of words, normalised as articles are, without white space around it."""
    if is_null(node):
        return None, ()
    if not isinstance(node, Scalar):
        return None, (_wrong_kind(node, "words"),)
    return normalise(node.text).strip() or None, ()


def file_name_key(node: Node) -> tuple[str | None, Problems]:
    """A name as written: what looks broken in it may be so on the disk."""
    if is_null(node):
        return None, ()
    if not isinstance(node, Scalar):
        return None, (_wrong_kind(node, "a file name"),)
    return node.text.strip() or None, ()


def flag(node: Node) -> tuple[bool | None, Problems]:
    """Yes or no."""
    said = node.text.lower() if isinstance(node, Scalar) else ""
    if said in ("true", "yes", "on"):
        return True, ()
    if said in ("false", "no", "off"):
        return False, ()
    return None, () if is_null(node) else (_wrong_kind(node, "true or false"),)


def whole_number(node: Node) -> tuple[int | None, Problems]:
    """A whole number from 0 on."""
    if is_null(node):
        return None, ()
    said = node.text if isinstance(node, Scalar) else ""
    if said.isascii() and said.isdigit() and len(said) <= LONGEST_NUMBER:
        return int(said), ()
    return None, (_wrong_kind(node, "a number such as 120"),)


def percent_given(node: Node) -> tuple[int | None, Problems]:
    """A share of a hundred: `30 %`, `30%` or `30`."""
    if is_null(node):
        return None, ()
    said = node.text.replace("%", "").strip() if isinstance(node, Scalar) else ""
    if said.isascii() and said.isdigit() and int(said[:LONGEST_NUMBER]) <= WHOLE_PERCENT:
        return int(said), ()
    return None, (_wrong_kind(node, "a share such as 30 %"),)


def one_of(*choices: str) -> Parser:
    """One of a few words."""

    def parse(node: Node) -> tuple[str | None, Problems]:
        said, problems = words(node)
        if said is None or said in choices:
            return said, problems
        message = f"{said!r} is none of {', '.join(choices)}"
        return None, (problem(node.place, "bad-value", message, _did_you_mean(said, choices)),)

    return parse


def published(node: Node) -> tuple[str | None, Problems]:
    """An ISO 8601 date or RFC 3339 date-time, as written."""
    said, problems = words(node)
    if said is None:
        return None, problems
    year = _year_given(said)
    if year is None:
        message = f"{said!r} is no date"
        return None, (problem(node.place, "bad-date", message, "write it like 2031-05-17"),)
    if not EARLIEST <= year <= LATEST:
        message = f"the year {year} is odd"
        return said, (problem(node.place, "odd-date", message, "look at the date again", True),)
    return said, ()


def day(node: Node) -> tuple[str | None, Problems]:
    """A whole day: `2031-05-17`."""
    said, problems = published(node)
    if said is None or len(said) == len("2031-05-17"):
        return said, problems
    message = f"{said!r} is more than a day"
    return None, (problem(node.place, "bad-date", message, "write it like 2031-05-17"),)


def _year_given(said: str) -> int | None:
    try:
        if len(said) == len("2031-05-17"):
            return date.fromisoformat(said).year if said[4] == "-" else None
        return (
            datetime.fromisoformat(said).year if re.match(r"\d{4}-\d{2}-\d{2}[T ]", said) else None
        )
    except ValueError:
        return None


def url(node: Node) -> tuple[str | None, Problems]:
    """An http or https address."""
    said, problems = words(node)
    if said is None:
        return None, problems
    if is_web_address(said):
        return said, problems
    message = f"{said[:80]!r} is no web address"
    return None, (problem(node.place, "bad-url", message, "write it in full, with https://"),)


def is_web_address(said: str) -> bool:
    """Whether words are an http or https address, whole."""
    try:
        parts = urlsplit(said)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and not re.search(r"[\s<>\"{}|\\^`\x00-\x1f]", said)
        )
    except ValueError:
        return False


def story_id(node: Node) -> tuple[str | None, Problems]:
    """A story's id, which becomes its address."""
    said, problems = words(node)
    if said is None or is_id(said):
        return said, problems
    return None, (bad_id(node.place, said),)


def is_id(said: str) -> bool:
    """Whether words can be an address: lower-case letters and digits, joined by hyphens."""
    return len(said) <= ID_LONGEST and bool(ID.fullmatch(said))


def bad_id(place: Place, said: str) -> Problem:
    """The problem of an id that cannot be an address."""
    message = f"{said[:80]!r} cannot be an address"
    return problem(place, "bad-id", message, "use lower-case letters, digits and single hyphens")


def many(parser: Parser) -> Parser:
    """A list; a single value counts as a list of one, nothing at all as not given."""

    def parse(node: Node) -> tuple[tuple[Any, ...] | None, Problems]:
        if is_null(node):
            return None, ()
        items = node.items if isinstance(node, Listing) else (node,)
        parsed = [parser(item) for item in items]
        values = tuple(value for value, _ in parsed if value is not None)
        return values, tuple(p for _, problems in parsed for p in problems)

    return parse


def table_of(keys: Mapping[str, Parser], needed: Collection[str] = ()) -> Parser:
    """A mapping with known keys; without one of the needed ones it is nothing."""

    def parse(node: Node) -> tuple[GivenKeys | None, Problems]:
        if is_null(node) and not needed:
            return GivenKeys(place=node.place), ()
        if not isinstance(node, Table):
            return None, (_wrong_kind(node, f"keys such as {', '.join(list(keys)[:3])}"),)
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        wrong: set[str] = set()
        for key, child in node.entries:
            name, value, found = _table_entry(key, child, keys)
            problems.extend(found)
            wrong |= {name} if found else set()
            if value is not None:
                values.setdefault(name, value)
        missing = [key for key in needed if key not in values]
        problems.extend(_missing_key(node.place, key) for key in missing if key not in wrong)
        places = {_name_of(key, keys): key.place for key, _ in node.entries}
        given = GivenKeys(place=node.place, values=values, places=places)
        return (None if missing else given), tuple(problems)

    return parse


def _table_entry(key: Scalar, child: Node, keys: Mapping[str, Parser]) -> tuple[str, Any, Problems]:
    """The name of a key, its value and what is wrong with either."""
    parser, name = keys.get(key.text) or keys.get(FREE_KEYS), _name_of(key, keys)
    strictest = STRICTEST.get(name) if name in keys else None
    if parser is None:
        return name, strictest, (_unknown_key(key, keys),)
    if not name:
        message = "a name without a letter that can be seen"
        return name, None, (problem(key.place, "bad-value", message, "write the name"),)
    value, problems = parser(child)
    if value is None and strictest is not None:
        told = problems or (_nothing_said(key),)
        return name, strictest, tuple(replace(p, message=p.message + STRICT_UNTIL) for p in told)
    return name, value, problems


def _name_of(key: Scalar, keys: Collection[str]) -> str:
    """The key as it is looked up: a name that an editor chose is normalised as articles are, and a
    slip in a key that withholds something is taken for that key."""
    if key.text in keys:
        return key.text
    return normalise(key.text).strip() if FREE_KEYS in keys else meant_key(key.text, keys)


STRICT_UNTIL = " (the strictest counts until it is mended)"


def _nothing_said(key: Scalar) -> Problem:
    message = f"{key.text!r} has no value"
    return problem(key.place, "bad-value", message, "write one or take the line out")


def _unknown_key(key: Scalar, known: Collection[str]) -> Problem:
    message = f"there is no key {key.text[:60]!r} here"
    return problem(key.place, "unknown-key", message, _did_you_mean(key.text, known))


def _missing_key(place: Place, key: str) -> Problem:
    return problem(place, "missing-key", f"the key {key!r} is missing", "add it")


KEY_LIKENESS = 0.5
"""Likeness of letters from which a key is named as the one that was meant."""
# origin: set by hand, 2026-11-21; an unlikely hint stands beside the list of all keys in the docs


def _did_you_mean(said: str, known: Collection[str]) -> str:
    near = get_close_matches(said.lower(), known, n=1, cutoff=KEY_LIKENESS)
    return f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(known)}"


def _wrong_kind(node: Node, expected: str) -> Problem:
    found = {Scalar: "words", Listing: "a list", Table: "keys with values"}[type(node)]
    message = f"expected {expected}, found {found}"
    return problem(node.place, "wrong-kind", message, "see the index reference")
