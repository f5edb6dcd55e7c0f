"""The question of a point: a fixed frame and words cut from its evidence.

`Whether` and a clause that a side denies or states, where one can stand alone; else the noun phrase
that both sides share most, in the frame of the point's type.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from generator.language.acts.dispute_words import entries_by_lemma
from generator.language.names.gazetteer import ARTICLE
from generator.merge.disputes.clauses import clause_said, tells_who
from generator.merge.disputes.gather import Passage, Point
from generator.merge.disputes.holders import Holder, name_words
from generator.merge.disputes.statements import Statement
from generator.records import DisputeType, Phrase

LONGEST = 70
"""Code points of a clause or phrase; a longer one is not taken."""
LONGEST_CLAUSE = 90
"""Code points of a clause that is denied."""
FEWEST = 2
"""Words of a phrase; one word is taken where there is nothing else."""
WORD = re.compile(r"[^\W_][\w'’-]*")
ROOMY = 3
"""Terms up to which a phrase is not judged by their mean."""
PROPOSED = 6
"""Points for a word of what can be asked for and refused: `the ban`, `the plan`."""
ASIDE = 20
"""Points lost by words that judge, count or tell who spoke: taken where nothing else is."""
MARKS = re.compile(r"[“”\"«»]")
OPENING = re.compile(r"^(?:a|an|any|this|that|these|those|such)\s+", re.IGNORECASE)
NO_ISSUE = re.compile(
    r"^(?:no|who|whose|what|which|other|another|more|many|some|all|both|each|every|several|one"
    r"|my|your|his|her|its|our|their|i|you|he|she|it|we|they)\b"
    r"|^[\d.,]+ (?:(?:thousand|million|billion) )?\w+$|[\n;:]",
    re.IGNORECASE,
)
"""`no job`, `whose office`, `190,000 tonnes`, `her words`: asks, counts or points elsewhere."""
JUDGING = ("falsehood", "deny", "accuse")
SAID = ("claim", "answerable")
FRAMES: dict[DisputeType, str] = {
    "blame": "Who is to blame for {what}",
    "legality": "Whether {what} would be lawful",
}
RIGHT = "Whether {who} {be} right about {what}"
"""The frame of every other type: neither side is, until the reader has read both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A heading, and the words in it that were cut from the evidence."""

    text: str
    cut: str


def heading_of(point: Point, kind: DisputeType, taken: Collection[str]) -> Question | None:
    """The first wording that no other point of the page has; None = no words tell it."""
    return next((w for w in _wordings(point, kind) if w.text not in taken and w.cut), None)


def _wordings(point: Point, kind: DisputeType) -> Iterator[Question]:
    for clause in _clauses(point):
        yield Question(text=f"Whether {clause}", cut=clause)
    phrases = list(_phrases(point))
    for phrase in sorted(phrases, key=lambda text: len(text.split()) < FEWEST):
        yield _framed(point, kind, phrase)


def _clauses(point: Point) -> Iterator[str]:
    """What is denied as a clause of its own, then what is stated as one by either side."""
    for anchor in point.anchors:
        if anchor.clause is not None:
            cut = anchor.statement.whole[anchor.clause.start : anchor.clause.end]
            bare = " ".join(MARKS.sub("", cut).split()).rstrip(" ,.;:")
            if len(bare) <= LONGEST_CLAUSE:
                yield bare
    facing = [a.facing for a in point.anchors if a.facing is not None]
    passages = [p.statement for p in (*point.facing.values(), *point.against.values())]
    for statement in (*facing, *passages):
        clause = clause_said(statement)
        if clause:
            yield clause


def _framed(point: Point, kind: DisputeType, phrase: str) -> Question:
    holder = _asserts(point)
    frame = FRAMES.get(kind, RIGHT)
    if holder is None and "{who}" in frame:
        frame = "What is true of {what}"
    be = "are" if is_plural(holder) else "is"
    return Question(text=frame.format(who=_called(holder), be=be, what=phrase), cut=phrase)


def _called(holder: Holder | None) -> str:
    """`the ferry firm`, `Ann Lee`, `experts`."""
    name = holder.name if holder else ""
    bare = name[:1].islower() and not is_plural(holder) and not ARTICLE.match(name)
    return f"the {name}" if bare else name


def _asserts(point: Point) -> Holder | None:
    """Who says what the other side turns against."""
    sides = (point.facing, point.against)
    held = (p.holder for side in sides for p in side.values() if p.holder is not None)
    return next(held, None)


def is_plural(holder: Holder | None) -> bool:
    """`Democrats`, `officials`; a body is one, whatever its name ends with."""
    if holder is None:
        return False
    people = holder.speaker is not None and holder.speaker.unnamed
    crowd = holder.party is not None and holder.party.endswith(" Party")
    several = holder.name.endswith("s") and not holder.name.endswith("ss")
    return " and " in holder.name or (several and (people or crowd))


def _phrases(point: Point) -> Iterator[str]:
    """Noun phrases of the evidence, the one that tells most of the matter first."""
    sides = [list(side.values()) for side in (point.against, point.facing)]
    names = frozenset().union(*(name_words(p.holder) for side in sides for p in side if p.holder))
    names |= {"the"}
    found: dict[str, float] = {}
    for side in sides:
        for passage in side:
            for phrase in passage.statement.claim.phrases:
                text = _cut(phrase, passage.statement)
                if _names_something(phrase, text, names):
                    points = _points(phrase, sides)
                    points -= 0 if _fits(phrase, passage.statement, text) else ASIDE
                    found[text] = max(points, found.get(text, float("-inf")))
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


def _points(phrase: Phrase, sides: Sequence[Sequence[Passage]]) -> float:
    """Each term counts by its weight in the story, twice where both sides have it."""
    points = 0
    for term in dict.fromkeys(phrase.terms):
        having = [any(term in p.statement.terms for p in side) for side in sides]
        often = sum(term in p.statement.terms for side in sides for p in side)
        points += 2 + 2 * often if all(having) else 1
    proposed = entries_by_lemma("policy").keys() & set(phrase.terms)
    return (points + (PROPOSED if proposed else 0)) / max(len(phrase.terms), ROOMY)


def _cut(phrase: Phrase, statement: Statement) -> str:
    text = statement.whole[phrase.span.start : phrase.span.end]
    bare = OPENING.sub("", " ".join(MARKS.sub("", text).split())).strip(" ,.;:’'")
    return f"the {bare[4:]}" if bare.startswith("The ") else bare
