"""Noun phrases around a head: the words that name somebody, with and without appositions."""

from __future__ import annotations

from spacy.tokens import Span, Token

LEFT = frozenset({"det", "compound", "amod", "poss", "nummod", "nmod", "predet", "quantmod"})
MAX_AFTER = 6
"""Tokens of an `of` or `for` phrase that still belong to a name: `lawyers for the bank`."""


def naming_phrase(head: Token) -> Span:
    """The person's name where one stands in the phrase, else the noun with what narrows it."""
    person = _person(head)
    if person is not None:
        return person
    doc = head.doc
    left = [t.i for c in head.lefts if c.dep_ in LEFT for t in c.subtree if t.pos_ != "PUNCT"]
    end = head.i
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for") and child.i == end + 1:
            last = child.right_edge.i
            end = last if last - head.i <= MAX_AFTER else end
    return doc[min([head.i, *left]) : end + 1]


def _person(head: Token) -> Span | None:
    """The name that the head is part of or that is set beside it."""
    apposed = {head.i} | {t.i for c in head.children if c.dep_ == "appos" for t in (c, *c.lefts)}
    return next(
        (e for e in head.doc.ents if e.label_ == "PERSON" and any(t.i in apposed for t in e)),
        None,
    )


def apposition(head: Token) -> Span:
    """The whole phrase under the head, cut before a relative clause."""
    cut = next((c.left_edge.i for c in head.rights if c.dep_ == "relcl"), head.right_edge.i + 1)
    return head.doc[head.left_edge.i : max(cut, head.i + 1)]
