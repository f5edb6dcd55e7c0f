"""What a verb of denial is about: only what can be true, asked for or proposed is disputed.

`Rejected the claim` and `dismissed it as noise` are disputes; `rejected by the voters`, `challenged
the champion`, `was denied a visa` and `could challenge the law` are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.language.acts.dispute_words import WordEntry, entries_by_lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

DENIED_OBJECTS = frozenset({"dobj", "nsubjpass", "oprd"})
DENIED_CLAUSES = frozenset({"ccomp", "pcomp", "xcomp"})
POINTING = frozenset({"it", "that", "this", "them", "those", "these", "which", "both", "all"})
CIRCUMSTANTIAL = frozenset({"after", "before", "during", "while", "since", "until"})
"""Prepositions that tell when and how, not of what."""
TRYING = frozenset({"seek", "try", "attempt", "force", "continue", "rush"})
"""`Tried to rebut the charge` is a denial; `voted to reject it` and `To rebut it, ...` are none."""
LAWSUITS = frozenset({"lawsuit", "suit", "case", "charge", "complaint", "motion"})
"""What a court dismisses."""
MAYBE = frozenset({"could", "may", "might", "can", "should", "if", "whether"})
"""A denial under these is none yet."""


def is_about_a_claim(verb: Token, entry: WordEntry) -> bool:
    """Whether the verb, as this entry of the word list, says that something does not hold."""
    if entry.kind == "reply":
        return not _is_possible(verb)
    if entry.kind != "deny":
        return True
    if entry.loose and any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children):
        return False
    things = list(_things_denied(verb))
    if entry.deniable and not any(map(_can_be_denied, things)):
        return False
    if entry.words == ("dismiss",) and any(t.lemma_.lower() in LAWSUITS for t in things):
        return False
    return not (_is_possible(verb) or (entry.words == ("deny",) and _is_granting(verb)))


def _things_denied(verb: Token) -> Iterator[Token]:
    """Objects, clauses and the nouns behind `on`, `against`, `of`; what a relative clause is on."""
    for child in verb.children:
        if child.dep_ in DENIED_OBJECTS | DENIED_CLAUSES:
            yield child
            yield from child.conjuncts
    for link in verb.rights:
        if link.dep_ in ("prep", "prt") and link.lower_ not in CIRCUMSTANTIAL:
            yield from (g for g in link.children if g.dep_ in ("pobj", "pcomp"))
    if verb.dep_ == "relcl":
        yield verb.head


def _can_be_denied(thing: Token) -> bool:
    if thing.dep_ in DENIED_CLAUSES or thing.lower_ in POINTING:
        return True
    return thing.lemma_.lower() in entries_by_lemma("claim", "answerable", "deniable")


def _is_possible(verb: Token) -> bool:
    """`Could challenge it`, `if the court rejects it`, `voted to reject it`."""
    infinitive = any(c.dep_ == "aux" and c.tag_ == "TO" for c in verb.children)
    if infinitive and verb.head.lemma_.lower() not in TRYING:
        return True
    return any(c.dep_ in ("aux", "mark") and c.lower_ in MAYBE for c in verb.children)


def _is_granting(verb: Token) -> bool:
    """`Denied him a visa`, `the request was denied`."""
    granted = entries_by_lemma("granted")
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    return any(c.dep_ == "dative" for c in verb.children) or any(
        o.lemma_.lower() in granted or (o.dep_ == "nsubjpass" and not _can_be_denied(o))
        for o in objects
    )


def judges_a_claim(word: Token) -> bool:
    """`False` in `false reports` judges what somebody said; in `a false alarm` it does not."""
    if word.dep_ not in ("amod", "compound") or word.i > word.head.i:
        return word.dep_ not in ("npadvmod", "dep", "nmod")
    of = [c for c in word.head.head.children if c.dep_ == "nsubj"]
    return any(t.lower_ not in POINTING and _can_be_denied(t) for t in (word.head, *of))
