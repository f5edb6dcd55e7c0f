""" "Beeland's envoy was blunt. "No," Ann Weil said.": an officer, named with the next words.

Newspapers introduce whom they quote. Who is quoted by a bare full name, without ever being
introduced, right after the officer of a country or a body spoke unnamed, is that officer. "The
judge" names nobody so: the next to speak may be a neighbour.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.analyse.speakers.loose import LooseWords
from generator.analyse.speakers.sentence_subjects import words_of_span
from generator.analyse.speakers.walk import Walk
from generator.language.names.gazetteer import find_entries
from generator.language.names.person_names import is_full, read_name
from generator.language.names.roles import office_of
from generator.records import Findings, Introduction, Span

NAMED_NEXT = "role first, name with the next quotation"


def with_named_next(findings: Findings, walk: Walk, heard: Sequence[LooseWords]) -> Findings:
    """Adds such introductions; who spoke unnamed gets the name."""
    found = [i for a, b in pairwise(heard) if (i := _introduced(walk, a, b))]
    told = {introduction.role: introduction.name for introduction in found}
    known = sorted((*findings.introductions, *found), key=lambda i: (i.name, i.role))
    quotations = tuple(
        replace(q, antecedent=told[q.antecedent], why=f"{q.why}; {NAMED_NEXT}")
        if q.antecedent in told
        else q
        for q in findings.quotations
    )
    return replace(findings, quotations=quotations, introductions=tuple(known))


def _introduced(walk: Walk, first: LooseWords, second: LooseWords) -> Introduction | None:
    role, person = first.referent, second.referent
    if role is None or person is None or person.person is None:
        return None
    if role.kind != "description" or role.many or second.quotation.kind == "indirect":
        return None
    named = walk.stage.cast.people[person.person]
    bare = second.quotation.mention == named.named and _is_full_name(walk, named.named)
    if not bare or named.roles or role.span.end > named.first.start:
        return None
    owned = _is_owned_office(words_of_span(walk.stage, role.span))
    return Introduction(name=named.named, role=role.span, why=NAMED_NEXT) if owned else None


def _is_owned_office(words: str) -> bool:
    """ "Beeland's chief envoy": an office of a country or a body that is known by its name."""
    owned = "'s " in words or "’s " in words
    return (
        owned and office_of(words) is not None and next(iter(find_entries(words)), None) is not None
    )


def _is_full_name(walk: Walk, span: Span) -> bool:
    name = read_name(words_of_span(walk.stage, span))
    return name is not None and is_full(name)
