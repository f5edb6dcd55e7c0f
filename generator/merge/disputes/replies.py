"""Replies: words that answer what another was just said to say (`sees it differently`).

They share none with what they answer, so that the order of the report decides: the nearest
statement before by somebody of another side.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.language.replies import has_words
from generator.merge.disputes.anchors import Anchor
from generator.merge.disputes.holders import Holder, same_side
from generator.merge.disputes.statements import Statement, Statements

POINTED = 4
"""Statements back to which such words can refer: a quotation of three sentences and its answer.
Chosen, not measured alone."""


def replies(statements: Statements) -> Iterator[Anchor]:
    """`The police said the march was calm. The organisers gave a different account.`"""
    for statement in statements.all:
        if statement.holder is None or statement.claim.silent:
            continue
        own = _unquoted(statement.text)
        if has_words("reply", own) or has_words("back", own):
            facing = _before(statement, statement.holder, statements, POINTED)
            if facing is not None:
                yield _anchor(statement, statement.holder, facing, "reply", statements)


def _before(
    statement: Statement, holder: Holder, statements: Statements, reach: int
) -> Statement | None:
    """The nearest statement before it that somebody of another side holds."""
    first = max(statement.place - reach, 0)
    for other in reversed(statements.all[first : statement.place]):
        unknown = not (other.holder or other.narrated)
        if other.source != statement.source or other.claim.silent or unknown:
            return None
        if other.holder is not None and not same_side(other.holder, holder):
            return other
    return None


def _anchor(
    statement: Statement, holder: Holder, facing: Statement, why: str, statements: Statements
) -> Anchor:
    """The statement, with the one behind it in which the same holder goes on."""
    behind = statements.all[statement.place + 1 : statement.place + 2]
    return Anchor(
        statement=statement,
        why=why,
        holder=holder,
        terms=facing.terms & statement.terms,
        target=None,
        opponents=frozenset(),
        facing=facing,
        also=tuple(
            s for s in behind if s.source == statement.source and same_side(s.holder, holder)
        ),
    )


def _unquoted(text: str) -> str:
    """The words outside quotation marks: only the report's own say who answers."""
    parts = text.replace("”", '"').replace("“", '"').split('"')
    return " ".join(parts[::2])


REPLY_RULES = (replies,)
"""In order of trust."""
