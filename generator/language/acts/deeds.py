"""Acts that nobody did, and deeds that a verb of saying tells: neither makes anybody a holder.

`If the court rejects it` rejects nothing yet; `the mayor met them to ask for help` and `the mayor
revealed the plan in May` tell what the mayor did, in the words of the report.
"""

from __future__ import annotations

from spacy.tokens import Token

from generator.language.acts.reported import ReportedAct
from generator.language.grammar import CONTENT_CLAUSES

CONDITIONS = frozenset({"if", "unless", "whether"})
FINDING = frozenset({"reveal", "find", "show", "see", "report", "confirm"})
"""Verbs that give a statement with a clause, and tell a deed with an object; `according to letters
seen by the paper` is the paper's statement all the same."""
PURPOSE = frozenset({"advcl", "acl"})


def is_supposed(verb: Token) -> bool:
    """In a clause that `if`, `unless` or `whether` opens."""
    inside = verb
    while inside.dep_ not in ("ROOT", "ccomp") and inside.head.i != inside.i:
        if _opened_clause(inside):
            return True
        inside = inside.head
    return _opened_clause(inside)


def _opened_clause(verb: Token) -> bool:
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in CONDITIONS for c in verb.children)


def tells_something(act: ReportedAct) -> bool:
    """Whether the holder says or thinks something; always, of verbs that do not say."""
    if act.kind != "say":
        return True
    below = list(act.verb.children)
    if act.verb.lemma_.lower() in FINDING and not any(c.dep_ in CONTENT_CLAUSES for c in below):
        return act.verb.dep_ == "parataxis" or any(c.dep_ == "agent" for c in below)
    return not (act.verb.dep_ in PURPOSE and any(c.tag_ == "TO" for c in below))
