"""What may be said of a story, each value with its line: the keys of the index and of readings."""

from __future__ import annotations

from typing import get_args

from generator.read.index.shapes import (
    FREE_KEYS,
    GivenKeys,
    Parser,
    Problems,
    day,
    file_name_key,
    flag,
    many,
    one_of,
    problem,
    story_id,
    table_of,
    url,
    whole_number,
    words,
)
from generator.read.index.yaml_tree import Listing, Node, Scalar, is_null
from generator.records import DisputeType, Importance


def placed_words(node: Node) -> tuple[GivenKeys | None, Problems]:
    """Words of an article, with their line."""
    said, problems = words(node)
    return (GivenKeys(place=node.place, values={"words": said}) if said else None), problems


def name_or_nobody(node: Node) -> tuple[str | None, Problems]:
    """A name; empty where `null` says that nobody can be named."""
    return ("", ()) if is_null(node) else words(node)


PASSAGE_KEYS: dict[str, Parser] = {"article": file_name_key, "words": words, "near": whole_number}


def passage(node: Node) -> tuple[GivenKeys | None, Problems]:
    """Words of an article: by themselves, or with the article they stand in."""
    if isinstance(node, Scalar):
        return placed_words(node)
    given, problems = table_of(PASSAGE_KEYS, needed=("words",))(node)
    return given, problems


def pair(node: Node) -> tuple[GivenKeys | None, Problems]:
    """Two passages in a list."""
    if not isinstance(node, Listing) or len(node.items) != 2:
        message, remedy = "expected two passages", "write each pair as a list of two: [[a, b]]"
        return None, (problem(node.place, "bad-pair", message, remedy),)
    (one, problems), (other, more) = (passage(item) for item in node.items)
    if one is None or other is None:
        return None, problems + more
    return GivenKeys(place=node.place, values={"pair": (one, other)}), problems + more


SPEAKER_KEYS: dict[str, Parser] = {"also": many(words), "role": words, "party": words}
QUOTATION_KEYS: dict[str, Parser] = {
    **PASSAGE_KEYS,
    "speaker": name_or_nobody,
    "role": words,
    "key": flag,
    "drop": flag,
}
POSITION_KEYS: dict[str, Parser] = {"holder": words, "side": words, "evidence": many(passage)}
NEW_DISPUTE_KEYS: dict[str, Parser] = {
    "heading": words,
    "type": one_of(*get_args(DisputeType)),
    "importance": one_of(*get_args(Importance)),
    "positions": many(table_of(POSITION_KEYS, needed=("holder", "evidence"))),
}
RESOLVED_KEYS: dict[str, Parser] = {"date": day, "source": words, "url": url}
DISPUTE_KEYS: dict[str, Parser] = {
    "match": words,
    "words": many(passage),
    "drop": flag,
    "resolved": table_of(RESOLVED_KEYS, needed=("date", "source")),
    **NEW_DISPUTE_KEYS,
}
FACT_KEYS: dict[str, Parser] = {"evidence": many(passage)}
AGREED_KEYS: dict[str, Parser] = {**FACT_KEYS, "drop": flag}
READ_KEYS: dict[str, Parser] = {
    "summary": many(passage),
    "key": many(passage),
    "quotations": many(table_of(QUOTATION_KEYS, needed=("words",))),
    "disputes": many(table_of(NEW_DISPUTE_KEYS, needed=("heading", "positions"))),
    "agreed": many(table_of(FACT_KEYS, needed=("evidence",))),
    "apart": many(pair),
}
"""What a reading may say."""
CORRECTION_KEYS: dict[str, Parser] = {"date": day, "words": words}
STORY_KEYS: dict[str, Parser] = {
    "title": words,
    "formerly": many(story_id),
    "tags": many(words),
    "note": words,
    "corrections": many(table_of(CORRECTION_KEYS, needed=("date", "words"))),
    "status": one_of("draft", "published"),
    "thread": placed_words,
    "speakers": table_of({FREE_KEYS: table_of(SPEAKER_KEYS)}),
    **READ_KEYS,
    "disputes": many(table_of(DISPUTE_KEYS)),
    "agreed": many(table_of(AGREED_KEYS, needed=("evidence",))),
}
