"""The question of a point: a fixed frame and words cut from its evidence.

`Whether` and a clause that a side denies or states, where one can stand alone; else the noun phrase
that both sides share most, in the frame of the point's type.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.language.acts.dispute_words import entries_by_lemma
from generator.merge.disputes.clauses import PRONOUN, clause_said, tells_who
from generator.merge.disputes.gather import Passage, Point
from generator.merge.disputes.holders import Holder, name_words
from generator.merge.disputes.statements import Statement, Statements
from generator.records import DisputeType, Phrase

LONGEST = 70
"""Code points of a clause or phrase; a longer one is not taken."""
LONGEST_CLAUSE = 90
"""Code points of a clause that is denied."""
FEWEST = 2
"""Words of a phrase; one word is taken where there is nothing else."""
WORD = re.compile(r"[^\W_][\w'’-]*")
HEADLINE = -1
IN_HEADLINE = 2
"""Points of a term for standing in a headline."""
SHORT = 3
"""Terms up to which a phrase does not win by shortness."""
PROPOSED = 4
"""Points for a word of what can be asked for and refused: `the ban`, `the plan`."""
ASIDE = 20
"""Points lost by words that judge, count or tell who spoke: taken where nothing else is."""
MARKS = re.compile(r"[“”\"«»]")
OPENING = re.compile(r"^(?:any|this|that|these|those|such)\s+", re.IGNORECASE)
NO_ISSUE = re.compile(
    r"^(?:no|who|whose|what|which|other|another|more|many|some|all|both|each|every|several|one"
    r"|my|your|his|her|its|our|their|i|you|he|she|it|we|they)\b"
    r"|^[\d.,]+ (?:(?:thousand|million|billion) )?\w+$|[\n;:()$%]",
    re.IGNORECASE,
)
"""`no job`, `whose office`, `190,000 tonnes`, `her words`: asks, counts or points elsewhere."""
JUDGING = ("falsehood", "deny", "accuse")
SAID = ("claim", "answerable")
FRAMES: dict[DisputeType, str] = {
    "blame": "Who is to blame for {what}",
    "legality": "Whether {what} {be} lawful",
    "characterisation": "How views of {what} differ",
    "policy": "How views of {what} differ",
}
PROPOSAL = "Whether {what} {be} right"
"""The frame of what is asked for and refused."""
OPEN_QUESTION = "How accounts of {what} differ"
"""The frame of all else: no side's name stands in the question, as if it were on trial."""
HEAD = re.compile(
    r"^(?P<head>.+?)(?: (?:of|for|on|in|to|at|by|with|from|over|about|against)\b.*)?$"
)
"""The head noun ends what stands before the first preposition: `the talks in Ulm`."""
ONE = ("ss", "us", "is", "ics")
"""Ends of words with an s that are no plural: `the crisis`, `politics`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A heading, and the words in it that were cut from the evidence."""

    text: str
    cut: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a story is about: term -> how much, by how many statements and the headlines have it."""

    weight: Mapping[str, float]


def matter_of(statements: Statements) -> Matter:
    heads = frozenset().union(*(s.terms for s in statements.all if s.paragraph == HEADLINE))
    often = {term: len(places) for term, places in statements.having.items()}
    return Matter(
        weight={t: math.log1p(n) + (IN_HEADLINE if t in heads else 0) for t, n in often.items()}
    )


def heading_of(
    point: Point, kind: DisputeType, matter: Matter, taken: Collection[str], shown: str
) -> Question | None:
    """The first wording that no other point of the page has, of words of its sentences; None = no
    words tell it."""
    told = frozenset(WORD.findall(shown.casefold()))
    return next(
        (
            question
            for question in _questions(point, kind, matter)
            if question.text not in taken and told.issuperset(WORD.findall(question.cut.casefold()))
        ),
        None,
    )


def _questions(point: Point, kind: DisputeType, matter: Matter) -> Iterator[Question]:
    for clause in _clauses(point):
        yield Question(text=f"Whether {clause}", cut=clause)
    phrases = list(_phrases(point, matter))
    for phrase in sorted(phrases, key=lambda text: len(text.split()) < FEWEST):
        yield _framed(point, kind, phrase)


def _clauses(point: Point) -> Iterator[str]:
    """What is denied as a clause of its own, then what the answered side states as one."""
    for anchor in point.anchors:
        if anchor.clause is not None:
            cut = anchor.statement.whole[anchor.clause.start : anchor.clause.end]
            bare = " ".join(MARKS.sub("", cut).split()).rstrip(" ,.;:")
            if len(bare) <= LONGEST_CLAUSE and not PRONOUN.search(bare):
                yield bare
    answered = [a.facing for a in point.anchors if a.facing is not None]
    facing = [p.statement for p in point.facing.values()] if point.anchors else []
    yield from filter(None, map(clause_said, (*answered, *facing)))


def _framed(point: Point, kind: DisputeType, phrase: str) -> Question:
    frame = FRAMES.get(kind, OPEN_QUESTION)
    if kind == "policy" and _is_proposal(phrase):
        frame = PROPOSAL
    text = frame.format(
        be="are" if _is_several(phrase) else "is",
        what=phrase,
    )
    return Question(text=text, cut=phrase)


def _is_proposal(phrase: str) -> bool:
    """Its last word before a preposition is one of what can be asked for: `ban`, `plans`."""
    found = HEAD.match(phrase)
    last = (found["head"] if found else phrase).split()[-1].casefold()
    return any(word in entries_by_lemma("policy") for word in (last, last.removesuffix("s")))


def _is_several(phrase: str) -> bool:
    found = HEAD.match(phrase)
    head = found["head"] if found else phrase
    several = head.endswith("s") and not head.endswith(ONE)
    return (several and not head.endswith(("’s", "'s"))) or " and " in head


def is_plural(holder: Holder | None) -> bool:
    """`Democrats`, `officials`; a body is one, whatever its name ends with."""
    if holder is None:
        return False
    people = holder.speaker is not None and holder.speaker.unnamed
    crowd = holder.party is not None and holder.party.endswith(" Party")
    several = holder.name.endswith("s") and not holder.name.endswith(ONE)
    return " and " in holder.name or (several and (people or crowd))


def _phrases(point: Point, matter: Matter) -> Iterator[str]:
    """Noun phrases of the evidence, the one that tells most of the matter first."""
    sides = [list(side.values()) for side in (point.against, point.facing)]
    names = frozenset().union(*(name_words(p.holder) for side in sides for p in side if p.holder))
    names |= {"the"}
    found: dict[str, float] = {}
    for passage in (p for side in sides for p in side):
        for phrase in passage.statement.claim.phrases:
            text = _cut(phrase, passage.statement)
            if _names_something(phrase, text, names):
                points = _points(phrase, sides, matter)
                points -= 0 if _fits(phrase, passage.statement, text) else ASIDE
                found[text] = max(points, found.get(text, -2.0 * ASIDE))
    yield from sorted(found, key=lambda text: (-found[text], text))


def _names_something(phrase: Phrase, text: str, names: frozenset[str]) -> bool:
    """It has words besides the holders' names, and is short enough."""
    words = frozenset(WORD.findall(text.casefold()))
    return bool(frozenset(phrase.terms) - names) and not words <= names and len(text) <= LONGEST


def _fits(phrase: Phrase, statement: Statement, text: str) -> bool:
    """It neither judges nor counts, nor tells who spoke."""
    judging = entries_by_lemma(*JUDGING)
    if any(term in judging for term in phrase.terms):
        return False
    bare = frozenset(phrase.terms) <= entries_by_lemma(*SAID).keys()
    return not bare and not NO_ISSUE.search(text) and not tells_who(statement, phrase.span.start)


def _points(phrase: Phrase, sides: Sequence[Sequence[Passage]], matter: Matter) -> float:
    """Terms count by their weight in the story, more where both sides have them."""
    points = 0.0
    for term in dict.fromkeys(phrase.terms):
        having = sum(any(term in p.statement.terms for p in side) for side in sides)
        points += having * matter.weight.get(term, 0.0)
    if entries_by_lemma("policy").keys() & set(phrase.terms):
        points += PROPOSED
    return points / math.sqrt(max(len(phrase.terms), SHORT))


def _cut(phrase: Phrase, statement: Statement) -> str:
    text = statement.whole[phrase.span.start : phrase.span.end]
    bare = OPENING.sub("", " ".join(MARKS.sub("", text).split())).strip(" ,.;:’'")
    return f"the {bare[4:]}" if bare.startswith("The ") else bare
