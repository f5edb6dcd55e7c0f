"""Named persons, bodies and places, where they stand."""

from dataclasses import replace

from generator.analyse.blocks import Parsed
from generator.records import Findings, Name, NameKind

NAME_KINDS: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "body",
    "NORP": "other",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}


def find_names(findings: Findings, parsed: Parsed) -> Findings:
    """Adds the names that spaCy marks as person, body, place or nationality."""
    names = tuple(
        Name(span=block.span_of(entity), kind=NAME_KINDS[entity.label_])
        for block in parsed.blocks
        for entity in block.doc.ents
        if entity.label_ in NAME_KINDS
    )
    return replace(findings, names=names)
