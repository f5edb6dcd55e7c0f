"""A short neutral heading: the noun phrase of the texts that both sides share most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.language.dispute_words import entries_by_lemma
from generator.merge.disputes.gather import Point
from generator.merge.disputes.statements import Statement, Statements
from generator.records import Phrase

LONGEST = 70
"""Code points of a heading; a longer phrase is not taken."""
BARE = 2.0
"""Points lost by a phrase of a single term: `the troops` says less than `withdrawal of troops`."""
EXTRA = 0.8
"""Points lost for each term of the phrase that only one side has."""
TARGETED = 1.5
"""Points for a phrase inside what the first anchor is about."""
OPENING = re.compile(r"^(?:a|an|any|this|that|these|those|such)\s+", re.IGNORECASE)
JUDGING = ("falsehood", "deny", "accuse")


def heading_of(point: Point, statements: Statements) -> str:
    """A phrase as printed, its first letter raised; of equal phrases the first one."""
    against = [passage.statement for passage in point.against.values()]
    facing = [passage.statement for passage in point.facing.values()]
    anchor = point.anchors[0]
    own = anchor.statement
    phrases = [
        (phrase, statement)
        for statement in (own, *against, *facing)
        for phrase in statement.claim.phrases
        if phrase.terms and not _judges(phrase)
    ]
    best, most = "", float("-inf")
    for phrase, statement in phrases:
        text = _cut(phrase, statement)
        points = sum(_points(phrase, against, facing, statements))
        points -= BARE if len(phrase.terms) == 1 else 0.0
        if anchor.target is not None and statement is own:
            inside = anchor.target.start <= phrase.span.start < anchor.target.end
            points += TARGETED if inside else 0.0
        if points > most and len(text) <= LONGEST:
            best, most = text, points
    return best[:1].upper() + best[1:] or own.outlet


def _points(
    phrase: Phrase,
    against: Iterable[Statement],
    facing: Iterable[Statement],
    statements: Statements,
) -> Iterator[float]:
    mine = frozenset().union(*(s.terms for s in against))
    theirs = frozenset().union(*(s.terms for s in facing))
    for term in dict.fromkeys(phrase.terms):
        both = term in mine and term in theirs
        yield statements.weights.get(term, 0.0) if both else -EXTRA


def _judges(phrase: Phrase) -> bool:
    """A phrase with a word of judgement would take a side."""
    judging = entries_by_lemma(*JUDGING)
    return any(term in judging for term in phrase.terms)


def _cut(phrase: Phrase, statement: Statement) -> str:
    offset = statement.claim.span.start
    text = statement.text[phrase.span.start - offset : phrase.span.end - offset]
    return OPENING.sub("", " ".join(text.split()))
