"""seeds/readings/STORY.yml: a second reader's choice, found in the articles like the index's words.

The file was right when it was made: what has gone since is left out with a notice, and only a file
that cannot be understood is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.problems import Place
from generator.read.encoding.load import load
from generator.read.index.entries import LARGEST_INDEX
from generator.read.index.pointing import Shelf, each, point
from generator.read.index.shapes import (
    GivenKeys,
    Parser,
    Problems,
    is_id,
    one_of,
    problem,
    published,
    table_of,
    words,
)
from generator.read.index.story_keys import READ_KEYS
from generator.read.index.story_orders import (
    in_two_articles,
    leaves_two_sides,
    one_source,
    pair_apart,
    positions_of,
    quotation_order,
    shelf_of,
)
from generator.read.index.yaml_tree import Listing, Node, Scalar, Table, read_tree
from generator.records import (
    AgreementOrder,
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
    found, problems = [], list[Problems]()
    for key, value in node.entries:
        digest = value.text.strip().lower() if isinstance(value, Scalar) else ""
        right = bool(DIGEST.fullmatch(digest))
        found.append(
            ReadArticle(file=key.text.strip(), sha256=digest[:DIGEST_DIGITS] if right else None)
        )
        if not right:
            message = f"{digest[:60]!r} is no sha256"
            remedy = f"give its first {DIGEST_DIGITS} hex digits, as in docs/data/articles"
            problems.append((problem(key.place, "bad-value", message, remedy),))
    return tuple(found), tuple(p for several in problems for p in several)


READER_KEYS: dict[str, Parser] = {"name": words, "kind": one_of("person", "model")}
READING_KEYS: dict[str, Parser] = {
    "reader": table_of(READER_KEYS, needed=("name", "kind")),
    "read": published,
    "articles": articles_read,
    **READ_KEYS,
}


def read_readings(
    seeds_dir: Path,
    articles: Sequence[Article],
    lock: Sequence[LockedStory],
    second: bool = False,
) -> tuple[tuple[Reading, ...], Problems]:
    """The readings of a seed folder by name; with `second`, those of the other readers."""
    found = [
        _load(path, articles, lock, second) for path in _reading_files(seeds_dir / READINGS_FOLDER)
    ]
    readings = tuple(reading for reading, _ in found if reading is not None)
    return readings, tuple(p for _, problems in found for p in problems)


def _reading_files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(p for p in folder.iterdir() if p.suffix in (".yml", ".yaml", ".json"))


def _load(
    path: Path, articles: Sequence[Article], lock: Sequence[LockedStory], second: bool
) -> tuple[Reading | None, Problems]:
    file = f"{READINGS_FOLDER}/{path.name}"
    place = Place(file=file, line=1)
    story = path.stem.removesuffix(SECOND)
    if path.suffix != ".yml" or not is_id(story):
        if second:
            return None, ()
        message = f"{path.name!r} names no story"
        remedy = "name it like the story's address: readings/harbour-strike.yml"
        return None, (problem(place, "bad-reading-name", message, remedy),)
    if path.stem.endswith(SECOND) != second:
        return None, ()
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
    reading, last = reading_of(given, shelf_of((story,), articles, lock, fades=True))
    return reading, (*problems, *more, *last)


def reading_of(given: GivenKeys, shelf: Shelf) -> tuple[Reading, Problems]:
    """The words of a reading found in the articles."""
    values, reader = given.values, given.values["reader"].values
    summary, problems = each(point, values.get("summary", ()), shelf)
    key, more = each(point, values.get("key", ()), shelf)
    quotations, also = each(quotation_order, values.get("quotations", ()), shelf)
    disputes, further = each(_read_dispute, values.get("disputes", ()), shelf)
    agreed, others = each(_read_fact, values.get("agreed", ()), shelf)
    apart, last = each(pair_apart, values.get("apart", ()), shelf)
    reading = Reading(
        story=shelf.story,
        place=Place(file=given.place.file, line=1),
        reader=reader["name"],
        kind=reader["kind"],
        read=values["read"][:10] if "read" in values else None,
        articles=values["articles"],
        disputes=disputes if "disputes" in values else None,
        agreed=agreed if "agreed" in values else None,
        summary=summary if "summary" in values else None,
        key=key if "key" in values else None,
        quotations=quotations,
        apart=apart,
    )
    return reading, (*problems, *more, *also, *further, *others, *last)


def _read_dispute(given: GivenKeys, shelf: Shelf) -> tuple[DisputeOrder | None, Problems]:
    values = dict(given.values)
    positions, problems = positions_of(values.pop("positions"), shelf)
    if leaves_two_sides(positions):
        return DisputeOrder(place=given.place, positions=positions, **values), problems
    message = f"the point {values['heading'][:60]!r} has no two sides left"
    remedy = "it is left out; read the story again"
    gone = problem(given.place, "point-without-sides", message, remedy, notice=bool(problems))
    return None, (*problems, gone)


def _read_fact(given: GivenKeys, shelf: Shelf) -> tuple[AgreementOrder | None, Problems]:
    evidence, problems = each(point, given.values["evidence"], shelf)
    if in_two_articles(evidence):
        return AgreementOrder(evidence=evidence), problems
    return None, (*problems, *one_source(given, problems))
