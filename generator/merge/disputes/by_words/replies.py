"""Answers: words that turn against what another was just said to say.

`The bank rejected that`, `“Not so,” the bank replied`, `the union sees it differently`: they share
no word with what they answer, so that the order of the report decides. What is answered is the
nearest statement before by somebody of another side.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.language.acts.reply_words import has_words
from generator.merge.disputes.by_words.anchors import ANSWER_REACH, Anchor, points_back
from generator.merge.disputes.held import Deed, HeldClaim, HeldClaims
from generator.merge.disputes.holders import Holder, same_voice

POINTED = 4
"""HeldClaims back to which set phrases can refer: a quotation of three sentences and its answer.
Chosen, not measured alone."""


def answers_back(statements: HeldClaims) -> Iterator[Anchor]:
    """`The union said ... The bank rejected the charge.`"""
    for statement in statements.all:
        if statement.claim.silent:
            continue
        deeds = [d for d in statement.deeds if not d.act.negated and points_back(d.act, statement)]
        for deed in deeds:
            yield from _answer(statement, deed, statements, ANSWER_REACH)
        if not deeds and _replies(statement):
            yield from _answer(statement, None, statements, POINTED)


def _replies(statement: HeldClaim) -> bool:
    """Only the report's own words say who answers."""
    own = " ".join(statement.text.replace("”", '"').replace("“", '"').split('"')[::2])
    return has_words("reply", own) or has_words("back", own)


def _answer(
    statement: HeldClaim, deed: Deed | None, statements: HeldClaims, reach: int
) -> Iterator[Anchor]:
    """A set phrase has no object: what both say tells what it is about."""
    holder = (deed.holder if deed else None) or statement.holder
    facing = _before(statement, holder, statements, reach) if holder else None
    if holder is not None and facing is not None:
        own = frozenset(deed.act.terms) if deed else frozenset()
        yield Anchor(
            statement=statement,
            why="answered back",
            holder=holder,
            terms=own | facing.terms if deed else facing.terms & statement.terms,
            target=None,
            opponents=frozenset(),
            facing=facing,
        )


def _before(
    statement: HeldClaim, holder: Holder, statements: HeldClaims, reach: int
) -> HeldClaim | None:
    """The nearest statement that another holds; None where somebody stands in between of whom it
    is not known who it is."""
    first = max(statement.place - reach, 0)
    for other in reversed(statements.all[first : statement.place]):
        unknown = not (other.holder or other.narrated)
        if other.source != statement.source or unknown or other.claim.silent:
            return None
        if other.holder is not None and not same_voice(other.holder, holder):
            return other
    return None
