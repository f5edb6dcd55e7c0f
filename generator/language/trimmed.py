"""What a subject and a predicate keep when only what makes them whole is read.

Left out is what only stands beside: appositions, relative and adverbial clauses, what a comma sets
apart, the negation, and, where it is to be short, all but the first phrase behind the verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.language.grammar import NEGATIONS, SUBJECTS, VERBS

if TYPE_CHECKING:
    from spacy.tokens import Token

LEFT_OUT = frozenset(
    {"appos", "relcl", "advcl", "parataxis", "discourse", "intj", "preconj", "dep", "meta"}
)
"""Labels of what stands beside: a clause can do without it."""
SHORTENED = frozenset({"prep", "advmod", "npadvmod"})
"""Labels of what can go as well, right under the verb."""
COMPLETE = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp", "agent", "oprd"})
"""Labels of what makes a verb whole without the phrases behind it."""


def subject_words(head: Token) -> tuple[Token, ...]:
    return _with_commas(_kept(head, head, full=True))


def predicate_words(verb: Token, *, full: bool) -> tuple[Token, ...]:
    return _with_commas(_kept(verb, verb, full=full))


def _with_commas(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """With those between two words of a list: `the mayor, the council and the firm`."""
    found = sorted(tokens, key=lambda t: t.i)
    places = {t.i for t in found}
    commas = [
        t.nbor()
        for t in found
        if t.i + 2 in places and t.i + 1 not in places and t.nbor().text == ","
    ]
    return tuple(sorted([*found, *commas], key=lambda t: t.i))


def _kept(root: Token, top: Token, *, full: bool) -> Iterator[Token]:
    for child in root.lefts:
        if _stays(child, root, top, full=full):
            yield from _kept(child, top, full=full)
    yield root
    for child in root.rights:
        if _stays(child, root, top, full=full):
            yield from _kept(child, top, full=full)


def _stays(child: Token, root: Token, top: Token, *, full: bool) -> bool:
    if child.dep_ in LEFT_OUT or _is_set_apart(child):
        return False
    if child.dep_ == "punct":
        tied = child.i > 0 and not child.nbor(-1).whitespace_
        return tied and (
            child.text == "%" or (child.text in ("-", "–", "/") and not child.whitespace_)
        )
    if root != top or root.pos_ not in VERBS:
        return True
    if child.i < root.i:
        return child.dep_ in ("aux", "auxpass")
    return _stays_behind(child, root, full=full)


def _is_set_apart(child: Token) -> bool:
    """A comma stands before it: `, known as the Mill`."""
    first = child.left_edge
    return child.dep_ in ("acl", "prep", "advmod") and first.i > 0 and first.nbor(-1).text == ","


def _stays_behind(child: Token, verb: Token, *, full: bool) -> bool:
    """Right under the clause's own verb, behind it."""
    if child.dep_ in SUBJECTS or child.dep_ in ("conj", "cc", "mark", "neg", "expl", "npadvmod"):
        return False
    if child.lower_ in NEGATIONS:
        return False
    if full or child.dep_ not in SHORTENED or (child.dep_ == "advmod" and child.i == verb.i + 1):
        return True
    phrases = [c for c in verb.rights if c.dep_ == "prep"]
    complete = any(c.dep_ in COMPLETE for c in verb.children)
    return child in phrases[:1] and not complete
