"""Anchors that point back: a denial, an answer or a refusal of what another was just said to say.

Such words share none with what they answer (`rejected that`, `sees it differently`), so that the
order of the report decides: the nearest statement before by somebody of another side.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.language.replies import has_words, reply_words
from generator.merge.disputes.anchors import Anchor
from generator.merge.disputes.holders import Holder, last_word, same_side
from generator.merge.disputes.statements import Deed, Statement, Statements

POINTED = 4
"""Statements back to which words that only point (`rejected that`) can refer."""
CLOSE = 2
"""The same for a denial that says what it denies: it may also answer what another report tells."""


def answered(statements: Statements) -> Iterator[Anchor]:
    """`The mayor said nobody was warned. The agency rejected that.`"""
    for statement in statements.all:
        for deed in statement.deeds:
            holder = deed.holder or (statement.holder if deed.act.holder is None else None)
            if deed.act.kind != "deny" or deed.act.negated or holder is None:
                continue
            reach = POINTED if _points(deed) else CLOSE
            facing = _before(statement, holder, statements, reach)
            if facing is not None and (_points(deed) or _fits(deed, holder, facing)):
                yield _anchor(statement, holder, facing, "denial that points back", statements)


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


def refusals(statements: Statements) -> Iterator[Anchor]:
    """`The firm asked for a mediator. The ministry turned down the request.`"""
    for statement in statements.all:
        if statement.claim.silent:
            continue
        for deed in statement.deeds:
            holder = deed.holder or statement.holder
            if deed.act.kind != "refuse" or deed.act.negated or holder is None:
                continue
            facing = _before(statement, holder, statements, POINTED)
            if facing is not None and has_words("demand", facing.text):
                yield _anchor(statement, holder, facing, "refusal", statements)


def _points(deed: Deed) -> bool:
    """Nothing of what is denied is said but that it was said."""
    return frozenset(deed.act.terms) <= reply_words("pointing").words


def _fits(deed: Deed, holder: Holder, facing: Statement) -> bool:
    """The statement has a word of what is denied, or is about who denies."""
    names = {last_word(holder.name), last_word(holder.party or holder.name)}
    return bool(frozenset(deed.act.terms) & facing.terms) or bool(names & facing.names)


def _before(
    statement: Statement, holder: Holder, statements: Statements, reach: int
) -> Statement | None:
    """The nearest statement before it that somebody of another side holds."""
    first = max(statement.place - reach, 0)
    for other in reversed(statements.all[first : statement.place]):
        if other.source != statement.source or other.claim.silent:
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


REPLY_RULES = (answered, replies, refusals)
"""In order of trust."""
