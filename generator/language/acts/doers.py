"""Around a verb or a judging word: who acts, what the act is about, and whose claim that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language.acts.dispute_words import entries_by_lemma
from generator.language.grammar import NAMING_PARTS, RELATIVE

if TYPE_CHECKING:
    from spacy.tokens import Token

DOER_OBJECTS = frozenset({"dobj", "ccomp", "pcomp", "xcomp", "oprd", "nsubjpass"})
OWNERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""Kinds of names that can stand behind a claim."""
COPULAS = frozenset({"be", "seem", "appear", "remain", "sound", "prove", "become"})
CIRCUMSTANTIAL = frozenset({"in", "after", "before", "during", "while", "since", "until"})
"""Prepositions that tell where, when and how, not of what."""
DOER_CLIMB = 7
"""Steps from a verb without a subject up to the one that has it."""


def doer_of(verb: Token, climbed: int = 0) -> Token | None:
    """The head of the words that name who acts: subject, agent of a passive, or owner.

    `a statement denying it`, `the bank's letter disputing it`: the owner, else who issued it.
    """
    if climbed > DOER_CLIMB:
        return None
    own = _agent(verb) or _verb_subject(verb)
    if own is not None:
        return own
    beside = _gerund_beside(verb)
    if beside is not None:
        return doer_of(beside, climbed + 1)
    if verb.head.i == verb.i or any(c.dep_ == "nsubjpass" for c in verb.children):
        return None
    above = verb.head
    if above.pos_ not in NAMING_PARTS:
        return doer_of(above, climbed + 1)
    owner = next((c for c in above.children if c.dep_ == "poss"), None)
    if owner is not None or above.dep_ == "nsubj" or above.head.i == above.i:
        # the subject itself may be the doer
        return owner or above
    # `the bank issued a statement denying it`: who issued
    return doer_of(above, climbed + 1)


def _gerund_beside(verb: Token) -> Token | None:
    """`claiming that it is bogus and questioning the account`: parsers hang the second gerund on
    the clause in between; it goes with the first."""
    if verb.tag_ != "VBG" or verb.dep_ != "conj" or verb.head.tag_ == "VBG":
        return None
    return next((a for a in verb.ancestors if a.tag_ == "VBG"), None)


def _agent(verb: Token) -> Token | None:
    agents = (g for c in verb.children if c.dep_ == "agent" for g in c.children)
    return next((g for g in agents if g.dep_ == "pobj"), None)


def _verb_subject(verb: Token) -> Token | None:
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is not None and subject.lower_ in RELATIVE and verb.dep_ == "relcl":
        return verb.head
    return subject


def target_of(verb: Token) -> list[Token]:
    """What the act is about: object, clause or the phrase behind the verb; for `something that
    the owner denies`, the words before the relative clause. To whom it is said does not count."""
    told = any(c.dep_ in ("ccomp", "dobj") for c in verb.children)
    below = {t for c in verb.children if _is_about(c, verb, told) for t in c.subtree}
    own = any(c.dep_ == "dobj" and c.lower_ not in RELATIVE for c in verb.children)
    if verb.dep_ == "relcl" and not own:
        below.update(t for t in verb.sent if t.i < verb.left_edge.i)
    return sorted(below, key=lambda t: t.i)


def _is_about(child: Token, verb: Token, told: bool) -> bool:
    """`Hit back at the claim`; `hit back on Tuesday`, `in a tweet` tell when and where."""
    if child.dep_ != "prep":
        return child.dep_ in DOER_OBJECTS
    if child.i < verb.i or child.lower_ in CIRCUMSTANTIAL or _is_of_time(child):
        return False
    return not (told and child.lower_ in ("to", "on", "at"))


def _is_of_time(link: Token) -> bool:
    things = [c for c in link.children if c.dep_ == "pobj"]
    return bool(things) and all(thing.ent_type_ in ("DATE", "TIME") for thing in things)


def owner_of(verb: Token) -> Token | None:
    """Who stands behind what the verb is about; None where the words do not say."""
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    told = bool(things) or any(c.dep_ == "ccomp" for c in verb.children)
    links = [c for c in verb.children if c.dep_ == "prep" and _is_about(c, verb, told)]
    things += [g for link in links for g in link.children if g.dep_ == "pobj"]
    if verb.dep_ == "relcl" and not things:
        things = [verb.head]
    return next((o for o in (owner_in(thing) for thing in things) if o is not None), None)


def owner_in(thing: Token) -> Token | None:
    if thing.pos_ == "PROPN" and thing.ent_type_ in OWNERS:
        return thing
    if thing.pos_ == "PRON" or thing.ent_type_ in OWNERS:
        return None
    inner = [thing, *(g for c in thing.children if c.dep_ == "prep" for g in c.children)]
    below = (_owner_below(child) for noun in inner for child in noun.children)
    return next((owner for owner in below if owner is not None), None)


def _owner_below(child: Token) -> Token | None:
    """`the bank's report`, `the Weil report`, `a report made by the bank`, `a report from it`; the
    Paris treaty is nobody's."""
    if child.dep_ == "poss":
        return child if child.pos_ != "PRON" else None
    if child.dep_ == "compound":
        said = child.head.lemma_.lower() in entries_by_lemma("claim", "owned")
        return child if said and child.ent_type_ in OWNERS else None
    if child.dep_ == "acl":
        return _agent(child)
    if child.dep_ == "prep" and child.lower_ in ("by", "from"):
        return next((g for g in child.children if g.dep_ == "pobj"), None)
    return None


def owner_judged(word: Token) -> Token | None:
    """`the bank's report is false`, `called the bank's report false`: the bank."""
    owners = (owner_in(thing) for thing in _things_judged(word))
    return next((owner for owner in owners if owner is not None), None)


def judged_by(word: Token) -> list[Token]:
    """What is called false: the subject of `is false` and `is a false report`, the object of
    `calls the report false`, else the noun that the word stands before."""
    found = {t for thing in _things_judged(word) for t in thing.subtree if t.i != word.i}
    return sorted(found, key=lambda t: t.i)


def _things_judged(word: Token) -> list[Token]:
    noun = word.head if word.dep_ in ("amod", "compound") else None
    verb = _verb_above(word)
    if verb is None:
        return [noun] if noun is not None else []
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i != word.i]
    if noun is not None and noun in objects:
        return [noun]
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    judged = objects if objects and verb.lemma_.lower() not in COPULAS else subjects
    return [*judged, *([noun] if noun is not None else [])]


def _verb_above(word: Token) -> Token | None:
    """The verb of the clause in which the word judges; not that of a subject it stands in."""
    above = word
    while above.pos_ not in ("VERB", "AUX"):
        if above.head.i == above.i or above.dep_ in ("nsubj", "nsubjpass", "poss"):
            return None
        above = above.head
    return above
