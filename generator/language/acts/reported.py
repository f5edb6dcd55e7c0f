"""Acts of dispute in a parsed sentence: denials, accusations, judgements, and their negation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.acts.dispute_words import WordEntry, entries_by_lemma
from generator.language.acts.doers import (
    CIRCUMSTANTIAL,
    doer_of,
    judged_by,
    owner_in,
    owner_judged,
    owner_of,
    target_of,
)
from generator.language.grammar import CONTENT_CLAUSES, NEGATIONS
from generator.language.names.roles import is_person_noun

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

VERB_KINDS = (
    *("deny", "accuse", "oppose", "criticize", "support", "insist", "refuse", "reply", "answer"),
    "say",
)
ASKED_FOR_COMMENT = frozenset(
    {"comment", "request", "message", "call", "inquiry", "email", "question", "immediately"}
)
"""Of a verb that answers: to whom asks, not to a treatment."""
DENIED_OBJECTS = frozenset({"dobj", "nsubjpass", "oprd"})
DENIED_CLAUSES = frozenset({"ccomp", "pcomp", "xcomp"})
POINTING = frozenset({"it", "that", "this", "them", "those", "these", "which", "both", "all"})
TRYING = frozenset({"seek", "try", "attempt", "force", "continue", "rush"})
"""`Tried to rebut the charge` is a denial; `voted to reject it` and `To rebut it, ...` are none."""
LAWSUITS = frozenset({"lawsuit", "suit", "case", "charge", "complaint", "motion"})
"""What a court dismisses."""
MAYBE = frozenset({"could", "may", "might", "can", "should", "if", "whether"})
"""A denial under these is none yet."""
CONDITIONS = frozenset({"if", "unless", "whether"})
FINDING = frozenset({"reveal", "find", "show", "see", "report", "confirm"})
"""Verbs that give a statement with a clause, and tell a deed with an object; `according to letters
seen by the paper` is the paper's statement all the same."""
PURPOSE = frozenset({"advcl", "acl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedAct:
    """One act. `holder` heads the words that name who does it; None = it is not said.

    `target` are the tokens of what the act is about, in text order; may be empty.
    """

    kind: str
    verb: Token
    holder: Token | None
    target: tuple[Token, ...]
    negated: bool
    owner: Token | None = None
    """Whose claim, plan or words the target is: `the bank's report`, `claims by the bank`."""


def acts_of(sentence: Span) -> tuple[ReportedAct, ...]:
    return tuple(sorted(_acts(sentence), key=lambda act: act.verb.i))


def _acts(sentence: Span) -> Iterator[ReportedAct]:
    verbs = entries_by_lemma(*VERB_KINDS)
    for token in sentence:
        lemma = token.lemma_.lower()
        below = {child.lemma_.lower() for child in token.children}
        fitting = (e for e in verbs.get(lemma, ()) if _entry_fits(e, token, below))
        entry = next(fitting, None) if _is_verb(token) else None
        if entry:
            yield ReportedAct(
                kind=entry.kind,
                verb=token,
                holder=doer_of(token),
                target=tuple(target_of(token)),
                negated=is_negated(token),
                owner=owner_of(token),
            )
        elif lemma in entries_by_lemma("doubting") and _doubts_something(token):
            yield _doubt(token)
        elif (negated := _says_false(token)) is not None:
            yield ReportedAct(
                kind="falsehood",
                verb=token,
                holder=None,
                target=tuple(judged_by(token)),
                negated=negated,
                owner=owner_judged(token),
            )


def _doubts_something(adjective: Token) -> bool:
    """`Sceptical of the plan`; `remained doubtful` does not say of what."""
    return adjective.dep_ == "acomp" and any(c.dep_ == "prep" for c in adjective.children)


def _doubt(adjective: Token) -> ReportedAct:
    """`Residents are sceptical of the plan`: a denial by the subject."""
    things = [g for c in adjective.children if c.dep_ == "prep" for g in c.children]
    return ReportedAct(
        kind="deny",
        verb=adjective,
        holder=doer_of(adjective.head),
        target=tuple(t for c in adjective.children if c.dep_ == "prep" for t in c.subtree),
        negated=is_negated(adjective) or is_negated(adjective.head),
        owner=next((o for o in map(owner_in, things) if o is not None), None),
    )


def _says_false(token: Token) -> bool | None:
    """Whether a judgement `false` is taken back (`not false`); None where there is none.

    `not accurate` is `false`.
    """
    negated = is_negated(token) or is_negated(token.head)
    lemma = token.lemma_.lower()
    falsehoods = entries_by_lemma("falsehood")
    if token.lower_ in falsehoods or (lemma in falsehoods and token.pos_ != "VERB"):
        return negated if _judges_a_claim(token) else None
    if negated and token.dep_ == "acomp" and lemma in entries_by_lemma("truth"):
        return False
    return None


def _is_verb(token: Token) -> bool:
    """Taggers take a headline's verb for a noun: `dep_` ROOT lets it through. `racially charged
    remarks` charge nobody."""
    if token.dep_ == "amod":
        return False
    return token.pos_ in ("VERB", "AUX") or (token.dep_ == "ROOT" and token.pos_ != "ADJ")


def _entry_fits(entry: WordEntry, token: Token, below: set[str]) -> bool:
    if entry.thing and not any(c.dep_ == "dobj" and not _asks_person(c) for c in token.children):
        return False
    return all(word in below for word in entry.words[1:]) and _is_about_a_claim(token, entry)


def _asks_person(noun: Token) -> bool:
    """`questioned the witness` is no dispute, `questioned her account` is."""
    return noun.ent_type_ == "PERSON" or noun.pos_ == "PRON" or is_person_noun(noun.text)


def is_negated(token: Token) -> bool:
    """A negation right under the token, or under the verb it completes: `did not want to deny`."""
    if any(c.dep_ == "neg" or c.lower_ in NEGATIONS for c in token.children):
        return True
    return token.dep_ == "xcomp" and token.head.i != token.i and is_negated(token.head)


def keeps_silent(words: Span) -> bool:
    """Somebody declines to comment, or does not answer: all words of a `silent` entry stand in
    one verb's reach."""
    table = entries_by_lemma("silent")
    for token in words:
        for entry in table.get(token.lemma_.lower(), ()):
            if entry.words[0] == "not":
                if token.head.lemma_.lower() == entry.words[1] and _about_comment(token.head):
                    return True
            elif any(t.lemma_.lower() == entry.words[1] for t in token.subtree):
                return True
    return False


def is_diverging(words: Span) -> bool:
    """It says outright that two sides differ. `opposing views` do, `opposing the plan` does not."""
    table = entries_by_lemma("divergence")
    for token in words:
        gerund = token.lower_.endswith("ing")
        if gerund and token.dep_ != "amod":
            continue
        form = token.lower_ if gerund else token.lemma_.lower()
        around = {t.lemma_.lower() for t in (token.head, *token.head.children)}
        for entry in table.get(form, ()):
            if _entry_fits(entry, token.head if len(entry.words) > 1 else token, around):
                return True
    return False


def _about_comment(verb: Token) -> bool:
    """`did not comment`, `did not respond to requests`; not `did not respond to treatment`."""
    return any(t.lemma_.lower() in ASKED_FOR_COMMENT for t in verb.subtree)


# --- what a verb of denial is about: only what can be true, asked for or proposed is disputed ----
#
# `Rejected the claim` and `dismissed it as noise` are disputes; `rejected by the voters`,
# `challenged the champion`, `was denied a visa` and `could challenge the law` are none.


def _is_about_a_claim(verb: Token, entry: WordEntry) -> bool:
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


def _judges_a_claim(word: Token) -> bool:
    """`False` in `false reports` judges what somebody said; in `a false alarm` it does not."""
    if word.dep_ not in ("amod", "compound") or word.i > word.head.i:
        return word.dep_ not in ("npadvmod", "dep", "nmod")
    of = [c for c in word.head.head.children if c.dep_ == "nsubj"]
    return any(t.lower_ not in POINTING and _can_be_denied(t) for t in (word.head, *of))


# --- acts that nobody did, and deeds that a verb of saying tells: neither makes anybody a holder --
#
# `If the court rejects it` rejects nothing yet; `the mayor met them to ask for help` and `the mayor
# revealed the plan in May` tell what the mayor did, in the words of the report.


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
