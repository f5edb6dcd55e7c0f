"""A short neutral heading: the noun phrase of the texts that both sides share most."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.language.acts.dispute_words import entries_by_lemma
from generator.merge.disputes.anchors import Anchor, refuses
from generator.merge.disputes.clauses import clause_said, tells_who
from generator.merge.disputes.gather import Point, Side
from generator.merge.disputes.holders import name_words
from generator.merge.disputes.statements import Statement, Statements
from generator.records import Phrase
from generator.spans import begins_in

LONGEST = 70
"""Code points of a heading; a longer phrase is not taken."""
BARE = 2.0
"""Points lost by a phrase of a single term: `the troops` says less than `withdrawal of troops`."""
TOP = 4
"""Passages of each side whose phrases are tried."""
RARE = 0.3
"""Points of a term for its weight among all statements."""
MOST = 5
"""Statements that count for one term."""
EXTRA = 1.0
"""Points lost for each term of the phrase that only one side has."""
TARGETED = 3.0
"""Points for a phrase inside what the first anchor is about, or of what is asked and refused."""
ASIDE = 20.0
"""Points lost by words that tell who spoke, or that ask or count: taken where nothing else is."""
MARKS = re.compile(r"[“”\"«»]")
OPENING = re.compile(r"^(?:a|an|any|this|that|these|those|such)\s+", re.IGNORECASE)
NO_ISSUE = re.compile(
    r"^(?:no|who|whose|what|which|other|another|more|many|some|all|both|each|every|several)\b"
    r"|^[\d.,]+ (?:(?:thousand|million|billion) )?\w+$",
    re.IGNORECASE,
)
"""`no job`, `whose office`, `190,000 tonnes`: asks or counts, and names nothing."""
JUDGING = ("falsehood", "deny", "accuse")
SAID = ("claim", "answerable")


def heading_of(point: Point, statements: Statements) -> str:
    """`Whether` and the clause that the first anchor denies or answers, else the best phrase as
    printed, its first letter raised; of equal phrases the first one."""
    clause = _clause(point) or _answered(point)
    if clause:
        return f"Whether {clause}"
    against = [passage.statement for passage in point.against.values()]
    facing = [passage.statement for passage in point.facing.values()]
    anchor = point.anchors[0]
    own = anchor.statement
    said = [a.said for a in point.anchors if a.said is not None]
    phrases = [
        (phrase, statement)
        for statement in (*_own(anchor), *said, *_sources(point))
        for phrase in statement.claim.phrases
        if frozenset(phrase.terms) - name_words(anchor.holder) and not _judges(phrase)
    ]
    best, most = "", float("-inf")
    for phrase, statement in phrases:
        text = _cut(phrase, statement)
        points = sum(_points(phrase, against, facing, statements))
        points -= BARE if len(phrase.terms) == 1 else 0.0
        if anchor.target is not None and statement is own:
            inside = begins_in(phrase.span, anchor.target)
            points += TARGETED if inside else 0.0
        points += TARGETED if statement in said else 0.0
        points += TARGETED if refuses(anchor) and _is_proposal(phrase) else 0.0
        points -= ASIDE if _is_aside(phrase, statement, text) else 0.0
        if points > most and len(text) <= LONGEST:
            best, most = text, points
    heading = best if most > -ASIDE / 2 else _names(point)
    return heading[:1].upper() + heading[1:] or own.outlet


def _own(anchor: Anchor) -> list[Statement]:
    """The anchor's words; a bare `rejected that` has none that tell the issue."""
    return [] if anchor.why == "answered back" else [anchor.statement]


def _sources(point: Point) -> list[Statement]:
    """Of a point about opposites the answer, else the best passages of both sides."""
    first = point.anchors[0]
    if first.why == "answered back" and first.facing is not None:
        return _top(point.facing)
    if first.aspects and first.facing is not None and first.said is None:
        return [first.facing]
    return [*_top(point.against), *_top(point.facing)]


def _top(side: Side) -> list[Statement]:
    best = sorted(side.values(), key=lambda p: (-p.points, p.statement.place))
    return [passage.statement for passage in best[:TOP]]


def _clause(point: Point) -> str:
    """The first denied clause that is short enough, without quotation marks; empty if none."""
    for anchor in point.anchors:
        if anchor.clause is not None:
            cut = anchor.statement.whole[anchor.clause.start : anchor.clause.end]
            bare = " ".join(MARKS.sub("", cut).split()).rstrip(" ,.;:")
            if len(bare) <= LONGEST:
                return bare
    return ""


def _answered(point: Point) -> str:
    """What the first anchor turns against, where that was told as a clause: the statement that its
    rule found, else the best of the other side."""
    anchor = point.anchors[0]
    statements = [anchor.facing] if anchor.facing is not None else _top(point.facing)[:1]
    return next((clause for s in statements if s is not None and (clause := clause_said(s))), "")


def _names(point: Point) -> str:
    """Who stands against whom, where no words name the issue."""
    sides = (point.facing.values(), point.against.values())
    first = [next((p.holder.name for p in side if p.holder is not None), "") for side in sides]
    return " and ".join(name for name in first if name)


def _is_aside(phrase: Phrase, statement: Statement, text: str) -> bool:
    bare = len(phrase.terms) == 1 and phrase.terms[0] in entries_by_lemma(*SAID)
    return bare or bool(NO_ISSUE.match(text)) or tells_who(statement, phrase.span.start)


def _points(
    phrase: Phrase,
    against: Sequence[Statement],
    facing: Sequence[Statement],
    statements: Statements,
) -> Iterator[float]:
    """A term counts by how many statements have it, if both sides do, and a little by rarity."""
    for term in dict.fromkeys(phrase.terms):
        mine, theirs = _having(term, against), _having(term, facing)
        rare = RARE * statements.weights.get(term, 0.0)
        yield min(mine + theirs, MOST) + rare if mine and theirs else -EXTRA


def _having(term: str, side: Sequence[Statement]) -> int:
    return sum(term in statement.terms for statement in side)


def _is_proposal(phrase: Phrase) -> bool:
    return not entries_by_lemma("policy").keys().isdisjoint(phrase.terms)


def _judges(phrase: Phrase) -> bool:
    """A phrase with a word of judgement would take a side."""
    judging = entries_by_lemma(*JUDGING)
    return any(term in judging for term in phrase.terms)


def _cut(phrase: Phrase, statement: Statement) -> str:
    text = statement.whole[phrase.span.start : phrase.span.end]
    return OPENING.sub("", " ".join(text.split()))
