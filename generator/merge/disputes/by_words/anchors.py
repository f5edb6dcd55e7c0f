"""Anchors: statements that by themselves show a dispute, found by named rules."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.language.acts.dispute_words import opposed_sides
from generator.merge.claims.held import HeldClaim, HeldClaims, replies
from generator.merge.claims.holders import Deed, Holder
from generator.merge.disputes.by_words.signs import Anchor, Rule
from generator.merge.likeness import answer_likeness
from generator.records import Act
from generator.spans import cut

ANSWER_REACH = 3
"""Statements back to which a bare denial can refer."""
POINTED = 4
"""The same for set phrases: a quotation of three sentences and its answer. Chosen, not measured
alone."""
SUPPORTED = 2
"""Fewest content words that what one opposes and another supports have in common."""
OPPOSED = re.compile(
    r"\b(?:opposing|opposite|conflicting|contradictory|contradict(?:s|ed)?)\b", re.I
)
"""Words of a divergence by which two exclude each other; accounts that differ may both hold."""
DIVERGENCE_REACH = 6
"""Statements from one that says that views differ, in which the views have to follow."""
CONTRAST_REACH = 2
"""Statements back to which `But` can refer."""
STANDS = frozenset({"deny", "refuse", "insist", "accuse", "oppose", "support", "falsehood"})
"""Acts that show a `but` to set two positions against each other: with one, or with one negation,
some four in five contrasts read in unlabelled stories were disputes; of all, two in five."""
CONTRAST_LIKENESS = 0.4
"""Fewest points of likeness between the two: `But` also turns to another subject."""
# origin: set by hand on 14 labelled stories, 2026-11; a fifth less changes 0 of 21 real stories, a
# quarter more 0


def answers_back(rule: Rule, statements: HeldClaims) -> Iterator[Anchor]:
    """`The bank rejected that`, `“Not so,” the bank replied`, `the union sees it differently`: no
    word in common with what they answer, so that the order of the report decides."""
    for statement in statements.all:
        if statement.claim.silent:
            continue
        deeds = [deed for deed in statement.deeds if deed.bare and not deed.act.negated]
        for deed in deeds:
            yield from _answer(rule, statement, deed, statements, ANSWER_REACH)
        if not deeds and (replies("reply", statement) or replies("back", statement)):
            yield from _answer(rule, statement, None, statements, POINTED)


def _answer(
    rule: Rule, statement: HeldClaim, deed: Deed | None, statements: HeldClaims, reach: int
) -> Iterator[Anchor]:
    """A set phrase has no object: what both say tells what it is about."""
    holder = (deed.holder if deed else None) or statement.holder
    facing = _answered(statement, holder, statements, reach) if holder else None
    if holder is not None and facing is not None:
        own = frozenset(deed.act.terms) if deed else frozenset()
        yield Anchor(
            statement=statement,
            rule=rule,
            holder=holder,
            terms=own | facing.terms if deed else facing.terms & statement.terms,
            facing=facing,
        )


def _answered(
    statement: HeldClaim, holder: Holder, statements: HeldClaims, reach: int
) -> HeldClaim | None:
    """The nearest statement before it that another holds; None where somebody stands in between of
    whom it is not known who it is."""
    for other in reversed(statements.all[max(statement.place - reach, 0) : statement.place]):
        unknown = not (other.holder or other.narrated)
        if other.source != statement.source or unknown or other.claim.silent:
            return None
        if other.holder is not None and other.holder not in holder.voice:
            return other
    return None


def denials(rule: Rule, statements: HeldClaims) -> Iterator[Anchor]:
    """`The bank denied the report.`"""
    yield from _by_act(rule, statements, "deny")


def falsehoods(rule: Rule, statements: HeldClaims) -> Iterator[Anchor]:
    """`The report is false, the bank said.`"""
    yield from _by_act(rule, statements, "falsehood")


def accusations(rule: Rule, statements: HeldClaims) -> Iterator[Anchor]:
    """`The union accused the bank of hiding nothing new`, where the bank says the opposite."""
    for anchor in _by_act(rule, statements, "accuse"):
        if anchor.owner is not None:
            answer = _opposite_of(anchor, anchor.owner, statements)
            if answer is not None and _of_one_matter(anchor.statement, answer, statements):
                sides = opposed_sides(tuple(sorted(anchor.aspects)), answer.claim.opposites)
                yield replace(anchor, facing=answer, aspects=frozenset(sides))


def _opposite_of(anchor: Anchor, accused: Holder, statements: HeldClaims) -> HeldClaim | None:
    """What the accused says with opposite words; the likest of them."""
    found = [
        other
        for other in statements.all
        if other.holder in accused.side
        and opposed_sides(tuple(sorted(anchor.aspects)), other.claim.opposites)
    ]
    return max(
        found,
        key=lambda o: (
            answer_likeness(anchor.statement.terms, o.terms, statements.weights),
            -o.place,
        ),
        default=None,
    )


def oppositions(rule: Rule, statements: HeldClaims) -> Iterator[Anchor]:
    """`The union opposes the merger`, where another is for it."""
    for anchor in _by_act(rule, statements, "oppose"):
        for other in statements.all:
            if other.holder is None or other.holder in anchor.holder.side:
                continue
            if _is_for(anchor, other) or _is_for_it_nearby(anchor, other):
                yield replace(anchor, facing=other)
                break


def _is_for_it_nearby(anchor: Anchor, other: HeldClaim) -> bool:
    """`The mayor welcomed the vote. The union voiced opposition to the decision.`"""
    back = anchor.statement.place - other.place
    near = other.source == anchor.statement.source and 0 < back <= CONTRAST_REACH
    return near and any(d.act.kind == "support" and not d.act.negated for d in other.deeds)


def _is_for(anchor: Anchor, other: HeldClaim) -> bool:
    """It supports, and does not oppose, what has the rarest words of the anchor's target."""
    return any(
        deed.act.kind == "support"
        and not deed.act.negated
        and len(anchor.terms & frozenset(deed.act.terms)) >= SUPPORTED
        for deed in other.deeds
        if deed.holder is not None or other.holder is not None
    )


def divergences(rule: Rule, statements: HeldClaims) -> Iterator[Anchor]:
    """`They left with opposing views: the bank said ..., the union said ...`"""
    for statement in statements.all:
        if statement.claim.diverging:
            near = [
                other
                for other in statements.all[statement.place : statement.place + DIVERGENCE_REACH]
                if other.source == statement.source and other.holder is not None
            ]
            pair = _differing(near)
            if pair is not None and pair[1].holder is not None:
                yield Anchor(
                    statement=pair[1],
                    rule=rule,
                    holder=pair[1].holder,
                    terms=pair[0].terms & (pair[1].terms | statement.terms),
                    facing=pair[0],
                    aspects=_aspects(pair[1], pair[0]),
                    opposed=_tells_opposed(statement),
                )


def _tells_opposed(statement: HeldClaim) -> bool:
    """In its sentence, of which it may be a clause."""
    report, number = statement.report, statement.claim.sentence
    told = cut(report.article.text, report.findings.sentences[number].span)
    return OPPOSED.search(told) is not None


def _differing(near: Sequence[HeldClaim]) -> tuple[HeldClaim, HeldClaim] | None:
    """The first pair with opposite words, else the first that `but` sets against each other."""
    pairs = [(a, b) for a in near for b in near if a.place < b.place and _differ(a, b)]
    return next((pair for pair in pairs if _aspects(*pair)), pairs[0] if pairs else None)


def _aspects(own: HeldClaim, facing: HeldClaim) -> frozenset[str]:
    return frozenset(opposed_sides(own.claim.opposites, facing.claim.opposites))


def _differ(one: HeldClaim, other: HeldClaim) -> bool:
    return (one.holder is None or other.holder not in one.holder.side) and (
        one.claim.sentence == other.claim.sentence
        or other.claim.contrast
        or bool(opposed_sides(one.claim.opposites, other.claim.opposites))
    )


def _by_act(rule: Rule, statements: HeldClaims, kind: str) -> Iterator[Anchor]:
    for statement in statements.all:
        for deed in statement.deeds:
            act = deed.act
            holder = deed.holder or (statement.holder if act.holder is None else None)
            if act.kind != kind or holder is None or deed.owner in holder.voice:
                continue
            if kind == "deny" and deed.owner is None and deed.bare:
                continue
            if kind == "falsehood" or not act.negated:
                yield Anchor(
                    statement=statement,
                    rule=rule,
                    holder=holder,
                    terms=frozenset(act.terms),
                    target=act.target,
                    opponents=_named_in(statement, act),
                    owner=deed.owner,
                    rumour=deed.rumour,
                    aspects=frozenset(act.opposites) if kind == "accuse" else frozenset(),
                )


def _named_in(statement: HeldClaim, act: Act) -> frozenset[str]:
    if act.target is None:
        return frozenset()
    offset = statement.claim.span.start
    target = statement.text[max(act.target.start - offset, 0) : act.target.end - offset]
    words = {w.strip("“”\"'’.,;:()") for w in target.casefold().replace("’", "'").split()}
    bare = {w.removesuffix("'s").removesuffix("'") for w in words}
    return statement.names & bare


def contrasts(rule: Rule, statements: HeldClaims) -> Iterator[Anchor]:
    """`The union said the talks failed. But the bank said they went well.`"""
    for statement in statements.all:
        if statement.claim.contrast and statement.holder is not None:
            facing = _turned_against(statement, statements)
            if (
                facing is not None
                and _takes_a_stand(statement, facing)
                and _of_one_matter(statement, facing, statements)
            ):
                yield Anchor(
                    statement=statement,
                    rule=rule,
                    holder=statement.holder,
                    terms=statement.terms,
                    facing=facing,
                    aspects=_aspects(statement, facing),
                )


def _takes_a_stand(statement: HeldClaim, facing: HeldClaim) -> bool:
    """`But` alone also adds a second voice. One of the two has a word of dispute (`insisted`,
    `opposed`), or they stand side by side and only one of them negates."""
    if any(d.act.kind in STANDS for s in (statement, facing) for d in s.deeds):
        return True
    if opposed_sides(statement.claim.opposites, facing.claim.opposites):
        return True
    beside = statement.place - facing.place == 1 and not statement.claim.silent
    return beside and statement.claim.negated != facing.claim.negated


def _of_one_matter(statement: HeldClaim, facing: HeldClaim, statements: HeldClaims) -> bool:
    """Two halves of one sentence, `But the bank refused`, `Some say ... But others say ...`, or
    enough shared words."""
    if statement.claim.sentence == facing.claim.sentence:
        return True
    if any(d.act.kind in ("deny", "refuse") and not d.act.terms for d in statement.deeds):
        return True
    names = [s.holder.name.casefold() for s in (facing, statement) if s.holder is not None]
    if names[0].startswith("some") and names[-1].startswith("other"):
        return True
    return answer_likeness(statement.terms, facing.terms, statements.weights) >= CONTRAST_LIKENESS


def _turned_against(statement: HeldClaim, statements: HeldClaims) -> HeldClaim | None:
    """The nearest statement before it by somebody of another side."""
    first = max(statement.place - CONTRAST_REACH, 0)
    for other in reversed(statements.all[first : statement.place]):
        if other.source == statement.source and other.holder is not None:
            return None if statement.holder in other.holder.side else other
    return None
