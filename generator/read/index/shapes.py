"""What a value of the index may look like: small parsers that give `(value, problems)`.

A value that is wrong gives None and a problem; the values beside it are kept.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any
from urllib.parse import urlsplit

from generator.problems import Place, Problem, Problems, problem
from generator.read.encoding.normalise import normalise
from generator.read.index.withholding import STRICTEST, meant_key
from generator.read.index.yaml_tree import Listing, Node, Scalar, Table, is_null

Parser = Callable[[Node], tuple[Any, Problems]]
FREE_KEYS = "*"
"""In a table of parsers: any key, for names and ids that an editor chooses."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ID_LONGEST = 100
LONGEST_NUMBER = 9
"""Of a number: no article has a billion letters."""
WHOLE_PERCENT = 100
FLAGS = {
    **dict.fromkeys(("true", "yes", "on"), True),
    **dict.fromkeys(("false", "no", "off"), False),
}
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


def scalar(expected: str, read: Callable[[str], Any]) -> Parser:
    """Words as written, as `read` takes them: None where they are not what is expected, empty where
    nothing is said."""

    def parse(node: Node) -> tuple[Any, Problems]:
        if is_null(node):
            return None, ()
        value = read(node.text) if isinstance(node, Scalar) else None
        wrong = (_wrong_kind(node, expected),) if value is None else ()
        return (None if value == "" else value), wrong

    return parse


def _whole_number(said: str) -> int | None:
    right = said.isascii() and said.isdigit() and len(said) <= LONGEST_NUMBER
    return int(said) if right else None


def _of_a_hundred(said: str) -> int | None:
    said = said.replace("%", "").strip()
    right = said.isascii() and said.isdigit() and int(said[:LONGEST_NUMBER]) <= WHOLE_PERCENT
    return int(said) if right else None


words = scalar("words", lambda said: normalise(said).strip())
"""One line or block of words, normalised as articles are, without white space around it."""
file_name_key = scalar("a file name", str.strip)
"""A name as written: what looks broken in it may be so on the disk."""
flag = scalar("true or false", lambda said: FLAGS.get(said.lower()))
whole_number = scalar("a number such as 120", _whole_number)
percent_given = scalar("a share such as 30 %", _of_a_hundred)
"""A share of a hundred: `30 %`, `30%` or `30`."""


ToldOfWords = Callable[[Place, str], Problem]
"""Makes a problem of words and of where they stand."""


def wrong_words(code: str, message: str, remedy: str, shown: int | None = None) -> ToldOfWords:
    """`message` has a place for the words, or for so many letters of them."""
    return lambda place, said: problem(place, code, message.format(said[:shown]), remedy)


def words_that(fit: Callable[[str], object], wrong: ToldOfWords, read: Parser = words) -> Parser:
    """Words that fit; others are a problem."""

    def parse(node: Node) -> tuple[str | None, Problems]:
        said, problems = read(node)
        if said is None or fit(said):
            return said, problems
        return None, (wrong(node.place, said),)

    return parse


def one_of(*choices: str) -> Parser:

    def wrong(place: Place, said: str) -> Problem:
        message = f"{said!r} is none of {', '.join(choices)}"
        return problem(place, "bad-value", message, _did_you_mean(said, choices))

    return words_that(choices.__contains__, wrong)


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


def _year_given(said: str) -> int | None:
    try:
        if len(said) == len("2031-05-17"):
            return date.fromisoformat(said).year if said[4] == "-" else None
        return (
            datetime.fromisoformat(said).year if re.match(r"\d{4}-\d{2}-\d{2}[T ]", said) else None
        )
    except ValueError:
        return None


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


def is_id(said: str) -> bool:
    """Whether words can be an address: lower-case letters and digits, joined by hyphens."""
    return len(said) <= ID_LONGEST and bool(ID.fullmatch(said))


bad_id = wrong_words(
    "bad-id",
    "{!r} cannot be an address",
    "use lower-case letters, digits and single hyphens",
    80,
)
story_id = words_that(is_id, bad_id)
"""A story's id, which becomes its address."""
day = words_that(
    lambda said: len(said) == len("2031-05-17"),
    wrong_words("bad-date", "{!r} is more than a day", "write it like 2031-05-17"),
    published,
)
url = words_that(
    is_web_address,
    wrong_words("bad-url", "{!r} is no web address", "write it in full, with https://", 80),
)


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
        problems.extend(
            problem(node.place, "missing-key", f"the key {key!r} is missing", "add it")
            for key in missing
            if key not in wrong
        )
        places = {_name_of(key, keys): key.place for key, _ in node.entries}
        given = GivenKeys(place=node.place, values=values, places=places)
        return (None if missing else given), tuple(problems)

    return parse


def _table_entry(key: Scalar, child: Node, keys: Mapping[str, Parser]) -> tuple[str, Any, Problems]:
    """The name of a key, its value and what is wrong with either."""
    parser, name = keys.get(key.text) or keys.get(FREE_KEYS), _name_of(key, keys)
    strictest = STRICTEST.get(name) if name in keys else None
    if parser is None:
        message = f"there is no key {key.text[:60]!r} here"
        told = problem(key.place, "unknown-key", message, _did_you_mean(key.text, keys))
        return name, strictest, (told,)
    if not name:
        message = "a name without a letter that can be seen"
        return name, None, (problem(key.place, "bad-value", message, "write the name"),)
    value, problems = parser(child)
    if value is None and strictest is not None:
        message, remedy = f"{key.text!r} has no value", "write one or take the line out"
        problems = problems or (problem(key.place, "bad-value", message, remedy),)
        strict = (replace(p, message=p.message + STRICT_UNTIL) for p in problems)
        return name, strictest, tuple(strict)
    return name, value, problems


def _name_of(key: Scalar, keys: Collection[str]) -> str:
    """The key as it is looked up: a name that an editor chose is normalised as articles are, and a
    slip in a key that withholds something is taken for that key."""
    if key.text in keys:
        return key.text
    return normalise(key.text).strip() if FREE_KEYS in keys else meant_key(key.text, keys)


STRICT_UNTIL = " (the strictest counts until it is mended)"


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
