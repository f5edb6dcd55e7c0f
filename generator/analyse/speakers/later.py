"""A role that speaks first and is named after: "The envoy was blunt. "No," Ann Weil said."

Newspapers introduce whom they quote. A person who is quoted without ever being introduced, right
after an office spoke unnamed, is the holder of that office.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.analyse.speakers.loose import Heard
from generator.analyse.speakers.walk import Walk
from generator.language.names.persons import is_full, read_name
from generator.language.names.roles import office_of
from generator.records import Introduction, Span

NAMED_LATER = "role first, name with the next quotation"


def named_later(walk: Walk, heard: Sequence[Heard]) -> Iterator[Introduction]:
    """Introductions told by a quotation of an unnamed office and the next one of a new name."""
    for first, second in pairwise(heard):
        role, person = first.referent, second.referent
        if role is None or person is None or person.person is None:
            continue
        if second.quotation.kind == "indirect":
            continue
        if role.kind != "description" or role.many or not _is_office(walk, role.span):
            continue
        named = walk.stage.cast.people[person.person]
        if not named.roles and role.span.end <= named.first.start and _is_full(walk, named.named):
            yield Introduction(name=named.named, role=role.span, why=NAMED_LATER)


def _words(walk: Walk, span: Span) -> str:
    return walk.stage.parsed.article.text[span.start : span.end]


def _is_office(walk: Walk, span: Span) -> bool:
    """A known person's office: "the envoy", "Ulm's mayor"; not "an envoy"."""
    words = _words(walk, span)
    known = words.lower().startswith(("the ", "his ", "her ", "its ")) or "’s " in words
    return (known or "'s " in words) and office_of(words) is not None


def _is_full(walk: Walk, span: Span) -> bool:
    name = read_name(_words(walk, span))
    return name is not None and is_full(name)
