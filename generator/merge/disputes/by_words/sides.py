"""The two sides of an anchor: what it turns against, and what else its own side says."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.language.acts.dispute_words import opposed_sides, turned
from generator.merge.claims.held import HeldClaim, HeldClaims
from generator.merge.claims.holders import ANSWERABLE, CLAIM_NOUNS, Holder
from generator.merge.disputes.by_words.anchors import ANSWER_REACH
from generator.merge.disputes.by_words.signs import Anchor
from generator.merge.likeness import answer_likeness
from generator.records import Span

NAMED, JUST_BEFORE, RETOLD, OPPOSITE, NARRATED, FACING = 1.0, 1.5, 1.5, 0.7, -0.5, 3.0
"""Points of a statement on the other side: of somebody whom the anchor names; just before the
anchor, half as much for the one before that; that retells what the anchor is about (in a story of a
few sentences no word is rare); with opposite words; in the outlet's own narration; that the
anchor's rule found."""
# origin: set by hand on 14 labelled stories, 2026-11; a fifth less changes 2 to 4 of 21 real
# stories, a quarter more 2 to 5
OWN, TURN, TOLD = 5.0, 1.7, 2.0
"""Points of the anchor's own passage; of what a side says just before it is answered, or goes on to
say in answering; of the words in which the anchor tells the claim it turns against."""
# origin: set by hand on 14 labelled stories, 2026-11; a fifth less changes 1 to 5 of 21 real
# stories, a quarter more 1 to 5
ANSWER, COMPANION = 1.5, 1.6
"""Fewest points of a passage on the other side, and of a further one on the anchor's side."""
# origin: set by hand on 14 labelled stories, 2026-11; a fifth less changes 2 to 5 of 21 real
# stories, a quarter more 1 to 7
REACH = 2
"""HeldClaims before the anchor that count as near."""
TURN_LENGTH = 2
"""HeldClaims of a turn."""
RETOLD_TERMS, RETOLD_SHARE = 3, 0.6
"""Fewest words, and least share, that retelling has of what the anchor is about."""
# origin: set by hand on 14 labelled stories, 2026-11; a fifth less changes 3 of 21 real stories, a
# quarter more 3
KEPT = 4
"""Passages kept of each side of one anchor."""
TOLD_TERMS = 3
"""Fewest content words of a claim that is told, beside whose it is: `the bank's report` tells
nothing."""
UNNAMED_TERMS = 4
"""The same for a claim of nobody in particular."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A statement on one side of a point. `holder` None = the outlet."""

    statement: HeldClaim
    span: Span
    """The whole claim, or the part of it that tells this side."""
    holder: Holder | None
    points: float
    """Comparable only within one anchor, or one candidate."""

    @property
    def doer(self) -> Holder | None:
        """Of an outlet's own words who does what they tell."""
        return None if self.holder else self.statement.doer


Positions = Sequence[Sequence[Passage]]
"""The passages of a side, those together that are one position."""


def name_of(passage: Passage) -> str:
    """Of who holds it."""
    return passage.holder.name if passage.holder else passage.statement.outlet


Side = Mapping[Span, Passage]
"""By the span of the passage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A draft of a dispute."""

    anchors: tuple[Anchor, ...]
    """None where no word of dispute shows it, only the weight of what both sides say."""
    against: Side
    """The side that denies, accuses or turns."""
    facing: Side


def points_of(anchors: Iterable[Anchor], statements: HeldClaims) -> list[Issue]:
    """A point for every anchor with an answer."""
    told = (replace(a, retold=_retold(a.terms, statements)) for a in anchors)
    return [point for point in (_point(a, statements) for a in told) if point is not None]


def _retold(terms: frozenset[str], statements: HeldClaims) -> frozenset[int]:
    least = max(RETOLD_TERMS, RETOLD_SHARE * len(terms))
    often = Counter(place for term in terms for place in statements.having.get(term, ()))
    return frozenset(place for place, both in often.items() if both >= least)


def _point(anchor: Anchor, statements: HeldClaims) -> Issue | None:
    answers = _answers(anchor, statements)
    facing = [*answers, *_told_by(anchor)]
    if not facing:
        return None
    before, after = _turn_before(anchor, answers, statements), _turn_after(anchor, statements)
    mine = passage_of(anchor.statement, OWN, anchor.holder)
    return Issue(
        anchors=(anchor,),
        against=by_span([*after, mine, *_companions(anchor, statements)]),
        facing=by_span([*facing, *before]),
    )


def by_span(passages: Iterable[Passage]) -> Side:
    return {passage.span: passage for passage in passages}


def passage_of(statement: HeldClaim, points: float, holder: Holder | None) -> Passage:
    """Of the whole claim."""
    return Passage(statement=statement, span=statement.claim.span, holder=holder, points=points)


def _best(found: Iterable[tuple[HeldClaim, float]], least: float, most: int) -> list[Passage]:
    """Most points first; of equals the earlier first."""
    ranked = sorted(found, key=lambda row: (-row[1], row[0].place))[:most]
    return [passage_of(other, points, other.holder) for other, points in ranked if points >= least]


def _answers(anchor: Anchor, statements: HeldClaims) -> list[Passage]:
    """What the other side says of it. Left out are those that only their holder speaks for: they
    share no term and no pair of opposites with the anchor and are not near it."""
    found = (
        (other, _points(anchor, other, statements.weights))
        for other in _in_view(anchor, statements)
        if _other_side(anchor, other)
    )
    return _best(found, ANSWER, KEPT)


def _companions(anchor: Anchor, statements: HeldClaims) -> list[Passage]:
    """What the anchor's own side says on it, sharing a term with it, without the anchor itself."""
    terms = (anchor.terms | anchor.statement.terms) - anchor.holder.words
    places = _sharing(terms, statements)
    if anchor.aspects:
        places &= _taking(anchor.aspects, statements)
    found = (
        (other, answer_likeness(terms, other.terms, statements.weights))
        for other in (statements.all[place] for place in places)
        if other.place != anchor.statement.place and other.holder in anchor.holder.voice
    )
    return _best(found, COMPANION, KEPT - 1)


def _in_view(anchor: Anchor, statements: HeldClaims) -> list[HeldClaim]:
    place, sides = anchor.statement.place, anchor.statement.claim.opposites
    if anchor.aspects:
        places = _taking(map(turned, anchor.aspects), statements)
    else:
        places = _sharing(anchor.terms, statements) | {*range(max(0, place - REACH), place)}
        places |= {anchor.facing.place} if anchor.facing is not None else set()
        places |= _taking(statements.taking, statements) if sides else set()
    return [statements.all[k] for k in places]


def _sharing(terms: Iterable[str], statements: HeldClaims) -> set[int]:
    """Places of the statements that have one of these terms."""
    return {place for term in terms for place in statements.having.get(term, ())}


def _taking(sides: Iterable[str], statements: HeldClaims) -> set[int]:
    """Places of those that take one of these sides in a pair of opposites."""
    return {place for side in sides for place in statements.taking.get(side, ())}


def _other_side(anchor: Anchor, other: HeldClaim) -> bool:
    if other.text == anchor.statement.text or not (other.holder or other.narrated):
        return False
    own = anchor.holder.voice if anchor.rule.hard else anchor.holder.side
    return not (other.claim.silent or other.holder in own or _joins(anchor, other))


def _joins(anchor: Anchor, other: HeldClaim) -> bool:
    """It turns against the same thing."""
    return any(
        deed.act.kind in ("deny", "falsehood")
        and not deed.act.negated
        and len(anchor.terms.intersection(deed.act.terms)) > 1
        for deed in other.deeds
    )


def _points(anchor: Anchor, other: HeldClaim, weights: Mapping[str, float]) -> float:
    own = anchor.statement
    points = answer_likeness(anchor.terms, other.terms, weights)
    back = own.place - other.place
    if own.source == other.source and 0 < back <= REACH:
        points += JUST_BEFORE / back
    if _is_opponent(anchor, other):
        points += NAMED
    if other.place in anchor.retold:
        points += RETOLD
    if opposed_sides(own.claim.opposites, other.claim.opposites):
        points += OPPOSITE
    if other.holder is None:
        points += NARRATED
    if anchor.facing is not None and other.place == anchor.facing.place:
        points += FACING
    return points


def _is_opponent(anchor: Anchor, other: HeldClaim) -> bool:
    if anchor.owner is not None:
        return other.holder in anchor.owner.side
    return other.holder is not None and other.holder.surname in anchor.opponents


def _turn_before(
    anchor: Anchor, answers: Sequence[Passage], statements: HeldClaims
) -> Iterable[Passage]:
    """What the one who is answered said just before, where the answer stands close by."""
    first = answers[0].statement if answers else anchor.statement
    near = first.source == anchor.statement.source
    if near and first.holder and 0 < anchor.statement.place - first.place <= ANSWER_REACH:
        said = statements.all[max(first.place - TURN_LENGTH, 0) : first.place]
        return _turn(first.holder, first, said[::-1])
    return ()


def _turn_after(anchor: Anchor, statements: HeldClaims) -> Iterable[Passage]:
    """What the anchor's side goes on to say."""
    if anchor.facing is None and anchor.aspects:
        return ()
    start = anchor.statement.place + 1
    return _turn(anchor.holder, anchor.statement, statements.all[start : start + TURN_LENGTH])


def _turn(holder: Holder, told: HeldClaim, beside: Sequence[HeldClaim]) -> Iterable[Passage]:
    """Of what stands beside it, nearest first, what one voice says in one breath."""
    for other in beside:
        if other.source != told.source or other.holder not in holder.voice:
            return
        yield passage_of(other, TURN, other.holder)


def _told_by(anchor: Anchor) -> Iterable[Passage]:
    """The words of the anchor that tell whose claim it turns against, and what the claim is.

    A claim that nobody is named for (`rumours that ...`) is held by whoever reports it.
    """
    told = anchor.terms - ANSWERABLE - anchor.owner.words if anchor.owner else ()
    named = len(told) >= TOLD_TERMS
    unnamed = len(anchor.terms) >= UNNAMED_TERMS and bool(anchor.terms & CLAIM_NOUNS)
    if anchor.target is not None and anchor.rule.tells and (named or unnamed):
        yield Passage(
            statement=anchor.statement,
            span=anchor.target,
            holder=anchor.owner or anchor.rumour,
            points=TOLD,
        )
