"""seeds/readings/STORY.yml: a second reader's choice, found in the articles like the index's words.

The file was right when it was made: what has gone since is left out with a notice, and only a file
that cannot be understood is an error.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from generator.problems import Place, Problem, Problems, problem
from generator.read.encoding.decode import load
from generator.read.index.entries import LARGEST_INDEX
from generator.read.index.pointing import Shelf
from generator.read.index.shapes import GivenKeys, Parser, is_id, one_of, published, table_of, words
from generator.read.index.story_keys import READ_KEYS
from generator.read.index.story_orders import leaves_two_sides, lists_said, positions_of, shelf_of
from generator.read.index.yaml_tree import Listing, Node, Scalar, Table, read_tree
from generator.records import (
    Article,
    DisputeOrder,
    LockedStory,
    ReadArticle,
    Reading,
)

READINGS_FOLDER = "readings"
SECOND = ".2"
"""Behind the story's id in the name of another reader's file, which is compared and not shown."""
DIGEST = re.compile(r"[0-9a-f]{12,64}")
DIGEST_DIGITS = 12


def articles_read(node: Node) -> tuple[tuple[ReadArticle, ...] | None, Problems]:
    """File names in a list, or each with the first digits of its text's sha256."""
    if isinstance(node, Listing):
        named = [item for item in node.items if isinstance(item, Scalar)]
        return tuple(ReadArticle(file=item.text.strip()) for item in named), ()
    if not isinstance(node, Table):
        message, remedy = "expected the articles that were read", "write a list of file names"
        return None, (problem(node.place, "wrong-kind", message, remedy),)
    found, problems = [], list[Problem]()
    for key, value in node.entries:
        digest = value.text.strip().lower() if isinstance(value, Scalar) else ""
        right = bool(DIGEST.fullmatch(digest))
        found.append(
            ReadArticle(file=key.text.strip(), sha256=digest[:DIGEST_DIGITS] if right else None)
        )
        if not right:
            message = f"{digest[:60]!r} is no sha256"
            remedy = f"give its first {DIGEST_DIGITS} hex digits, as in docs/data/articles"
            problems.append(problem(key.place, "bad-value", message, remedy))
    return tuple(found), tuple(problems)


READER_KEYS: dict[str, Parser] = {"name": words, "kind": one_of("person", "model")}
READING_KEYS: dict[str, Parser] = {
    "reader": table_of(READER_KEYS, needed=("name", "kind")),
    "read": published,
    "articles": articles_read,
    **READ_KEYS,
}


def read_readings(
    seeds_dir: Path, articles: Sequence[Article], lock: Sequence[LockedStory]
) -> tuple[tuple[tuple[Reading, ...], tuple[Reading, ...]], Problems]:
    """The readings of a seed folder by name, those of the second readers, and what is wrong."""
    readings: dict[bool, list[Reading]] = {False: [], True: []}
    problems: Problems = ()
    for path in sorted((seeds_dir / READINGS_FOLDER).glob("*")):
        if path.suffix in (".yml", ".yaml", ".json"):
            reading, told = _load(path, articles, lock)
            readings[path.stem.endswith(SECOND)] += [reading] if reading else []
            problems += told
    return (tuple(readings[False]), tuple(readings[True])), problems


def _load(
    path: Path, articles: Sequence[Article], lock: Sequence[LockedStory]
) -> tuple[Reading | None, Problems]:
    file = f"{READINGS_FOLDER}/{path.name}"
    place = Place(file=file, line=1)
    story = path.stem.removesuffix(SECOND)
    if path.suffix != ".yml" or not is_id(story):
        message = f"{path.name!r} names no story"
        remedy = "name it like the story's address: readings/harbour-strike.yml"
        return None, (problem(place, "bad-reading-name", message, remedy),)
    text, problems = load(path, place, LARGEST_INDEX)
    if text is None:
        return None, problems
    reading, more = parse_reading(text, file, story, articles, lock)
    return reading, problems + more


def parse_reading(
    text: str,
    file: str,
    story: str,
    articles: Sequence[Article],
    lock: Sequence[LockedStory] = (),
) -> tuple[Reading | None, Problems]:
    """The reading in a text; None where it does not say who read what."""
    tree, problems = read_tree(text, file)
    if tree is None:
        nothing = (problem(Place(file=file, line=1), "bad-yaml", "it is empty", "remove it"),)
        return None, problems or nothing
    given: GivenKeys | None
    given, more = table_of(READING_KEYS, needed=("reader", "articles"))(tree)
    if given is None:
        return None, problems + more
    shelf = shelf_of((story,), articles, lock, fades=True)
    reading = _reading_of(given, shelf)
    return reading, (*problems, *more, *shelf.told)


def _reading_of(given: GivenKeys, shelf: Shelf) -> Reading:
    values, reader = given.values, given.values["reader"].values
    return Reading(
        story=shelf.story,
        place=Place(file=given.place.file, line=1),
        reader=reader["name"],
        kind=reader["kind"],
        read=values["read"][:10] if "read" in values else None,
        articles=values["articles"],
        **lists_said(given, shelf, _read_dispute),
    )


def _read_dispute(given: GivenKeys, shelf: Shelf) -> DisputeOrder | None:
    told, values = len(shelf.told), dict(given.values)
    positions = positions_of(values.pop("positions"), shelf)
    if leaves_two_sides(positions):
        return DisputeOrder(place=given.place, positions=positions, **values)
    message = f"the point {values['heading'][:60]!r} has no two sides left"
    remedy, explained = "it is left out; read the story again", len(shelf.told) > told
    shelf.told.append(problem(given.place, "point-without-sides", message, remedy, explained))
    return None
