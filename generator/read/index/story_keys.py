"""What may be said of a story, each value with its line: the keys of the index and of readings."""

from typing import get_args

from generator.problems import Problems, problem
from generator.read.index.shapes import (
    FREE_KEYS,
    GivenKeys,
    Parser,
    day,
    file_name_key,
    flag,
    many,
    one_of,
    story_id,
    table_of,
    url,
    whole_number,
    words,
)
from generator.read.index.yaml_tree import Listing, Node, Scalar, is_null
from generator.records import DisputeType, Importance


def placed_words(node: Node) -> tuple[GivenKeys | None, Problems]:
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


def pair_of(parser: Parser, things: str, written: str, whole: bool = False) -> Parser:
    """Two things in a list; with `whole` neither may be null."""

    def parse(node: Node) -> tuple[GivenKeys | None, Problems]:
        items = node.items if isinstance(node, Listing) else ()
        if len(items) != 2 or (whole and any(map(is_null, items))):
            message, remedy = f"expected two {things}", f"write each pair as a list{written}"
            return None, (problem(node.place, "bad-pair", message, remedy),)
        (one, problems), (other, more) = map(parser, items)
        both = GivenKeys(place=node.place, values={"pair": (one, other)})
        return (None if one is None or other is None else both), problems + more

    return parse


def position_keys(evidence: Parser) -> dict[str, Parser]:
    return {"holder": words, "side": words, "evidence": evidence}


def point_keys(evidence: Parser) -> dict[str, Parser]:
    return {
        "heading": words,
        "type": one_of(*get_args(DisputeType)),
        "importance": one_of(*get_args(Importance)),
        "positions": many(table_of(position_keys(evidence), needed=("holder", "evidence"))),
    }


SPEAKER_KEYS: dict[str, Parser] = {"also": many(words), "role": words, "party": words}
QUOTATION_KEYS: dict[str, Parser] = {
    **PASSAGE_KEYS,
    "speaker": name_or_nobody,
    "role": words,
    "key": flag,
    "drop": flag,
}
POSITION_KEYS = position_keys(many(passage))
NEW_DISPUTE_KEYS = point_keys(many(passage))
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
    "apart": many(pair_of(passage, "passages", " of two: [[a, b]]")),
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
