"""Acts of dispute in a parsed sentence: who denies, accuses, opposes, supports, and what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.deniable import is_about_a_claim, judges_a_claim
from generator.language.dispute_words import Entry, entries_by_lemma
from generator.language.roles import is_person_noun

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

VERB_KINDS = (
    "deny",
    "accuse",
    "oppose",
    "criticize",
    "support",
    "insist",
    "refuse",
    "reply",
    "answer",
    "say",
)
RELATIVE = frozenset({"who", "which", "that", "whom"})
SUBJECTS = frozenset({"nsubj"})
OBJECTS = frozenset({"dobj", "ccomp", "pcomp", "xcomp", "oprd", "nsubjpass"})
OWNERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""Kinds of names that can stand behind a claim."""
COPULAS = frozenset({"be", "seem", "appear", "remain", "sound", "prove", "become"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nothing", "none", "neither", "nor"})
MAX_CLIMB = 7
"""Steps from a verb without a subject up to the one that has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
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


def acts_of(sentence: Span) -> tuple[Act, ...]:
    """The acts of one sentence in text order."""
    return tuple(sorted(_acts(sentence), key=lambda act: act.verb.i))


def _acts(sentence: Span) -> Iterator[Act]:
    verbs = entries_by_lemma(*VERB_KINDS)
    for token in sentence:
        lemma = token.lemma_.lower()
        entry = _matching(token, verbs.get(lemma, ()))
        if entry and _is_verb(token):
            yield _verb_act(token, entry)
        elif lemma in entries_by_lemma("doubting") and _doubts_something(token):
            yield _doubt(token)
        elif (negated := _says_false(token)) is not None:
            yield Act(
                kind="falsehood",
                verb=token,
                holder=None,
                target=tuple(judged_by(token)),
                negated=negated,
                owner=_owner_judged(token),
            )


def _verb_act(token: Token, entry: Entry) -> Act:
    return Act(
        kind=entry.kind,
        verb=token,
        holder=holder_of(token),
        target=tuple(target_of(token)),
        negated=is_negated(token),
        owner=owner_of(token),
    )


def _doubts_something(adjective: Token) -> bool:
    """`Sceptical of the plan`; `remained doubtful` does not say of what."""
    return adjective.dep_ == "acomp" and any(c.dep_ == "prep" for c in adjective.children)


def _doubt(adjective: Token) -> Act:
    """`Residents are sceptical of the plan`: a denial by the subject."""
    things = [g for c in adjective.children if c.dep_ == "prep" for g in c.children]
    return Act(
        kind="deny",
        verb=adjective,
        holder=holder_of(adjective.head),
        target=tuple(t for c in adjective.children if c.dep_ == "prep" for t in c.subtree),
        negated=is_negated(adjective) or is_negated(adjective.head),
        owner=next((o for o in map(_owner, things) if o is not None), None),
    )


def _says_false(token: Token) -> bool | None:
    """Whether a judgement `false` is taken back (`not false`); None where there is none.

    `not accurate` is `false`.
    """
    negated = is_negated(token) or is_negated(token.head)
    lemma = token.lemma_.lower()
    falsehoods = entries_by_lemma("falsehood")
    if token.lower_ in falsehoods or (lemma in falsehoods and token.pos_ != "VERB"):
        return negated if judges_a_claim(token) else None
    if negated and token.dep_ == "acomp" and lemma in entries_by_lemma("truth"):
        return False
    return None


def _is_verb(token: Token) -> bool:
    """Taggers take a headline's verb for a noun: `dep_` ROOT lets it through. `racially charged
    remarks` charge nobody."""
    if token.dep_ == "amod":
        return False
    return token.pos_ in ("VERB", "AUX") or (token.dep_ == "ROOT" and token.pos_ != "ADJ")


def _matching(token: Token, entries: tuple[Entry, ...]) -> Entry | None:
    """The first entry all of whose further words stand right under the verb."""
    below = {child.lemma_.lower() for child in token.children}
    return next((e for e in entries if _fits(e, token, below)), None)


def _fits(entry: Entry, token: Token, below: set[str]) -> bool:
    if entry.thing and not any(c.dep_ == "dobj" and not _is_person(c) for c in token.children):
        return False
    return all(word in below for word in entry.words[1:]) and is_about_a_claim(token, entry)


def _is_person(noun: Token) -> bool:
    """`questioned the witness` is no dispute, `questioned her account` is."""
    return noun.ent_type_ == "PERSON" or noun.pos_ == "PRON" or is_person_noun(noun.text)


def is_negated(token: Token) -> bool:
    """A negation right under the token, or under the verb it completes: `did not want to deny`."""
    if any(c.dep_ == "neg" or c.lower_ in NEGATIONS for c in token.children):
        return True
    return token.dep_ == "xcomp" and token.head.i != token.i and is_negated(token.head)


def holder_of(verb: Token, climbed: int = 0) -> Token | None:
    """The head of the words that name who acts: subject, agent of a passive, or owner.

    `a statement denying it`, `the bank's letter disputing it`: the owner, else who issued it.
    """
    if climbed > MAX_CLIMB:
        return None
    own = _agent(verb) or _subject(verb)
    if own is not None:
        return own
    beside = _gerund_beside(verb)
    if beside is not None:
        return holder_of(beside, climbed + 1)
    if verb.head.i == verb.i or any(c.dep_ == "nsubjpass" for c in verb.children):
        return None
    above = verb.head
    if above.pos_ in ("NOUN", "PROPN"):
        owner = next((c for c in above.children if c.dep_ == "poss"), None)
        return owner if owner is not None else _beyond(above, climbed)
    return holder_of(above, climbed + 1)


def _gerund_beside(verb: Token) -> Token | None:
    """`claiming that it is bogus and questioning the account`: parsers hang the second gerund on
    the clause in between; it goes with the first."""
    if verb.tag_ != "VBG" or verb.dep_ != "conj" or verb.head.tag_ == "VBG":
        return None
    return next((a for a in verb.ancestors if a.tag_ == "VBG"), None)


def _beyond(noun: Token, climbed: int) -> Token | None:
    """`the bank issued a statement denying it`: who issued. The subject itself may be the doer."""
    if noun.dep_ in SUBJECTS:
        return noun
    return holder_of(noun, climbed + 1) if noun.head.i != noun.i else noun


def _agent(verb: Token) -> Token | None:
    agents = (g for c in verb.children if c.dep_ == "agent" for g in c.children)
    return next((g for g in agents if g.dep_ == "pobj"), None)


def _subject(verb: Token) -> Token | None:
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if subject is not None and subject.lower_ in RELATIVE and verb.dep_ == "relcl":
        return verb.head
    return subject


def target_of(verb: Token) -> list[Token]:
    """What the act is about: object, clause or the phrase behind the verb; for `something that
    the owner denies`, the words before the relative clause. To whom it is said does not count."""
    told = any(c.dep_ in ("ccomp", "dobj") for c in verb.children)
    below = [t for c in verb.children if _is_about(c, verb, told) for t in c.subtree]
    if verb.dep_ == "relcl" and not any(
        c.dep_ == "dobj" and c.lower_ not in RELATIVE for c in verb.children
    ):
        first = verb.left_edge.i
        below += [t for t in verb.sent if t.i < first]
    return sorted(set(below), key=lambda t: t.i)


def _is_about(child: Token, verb: Token, told: bool) -> bool:
    if child.dep_ != "prep":
        return child.dep_ in OBJECTS
    return child.i > verb.i and not (told and child.lower_ in ("to", "in", "on", "at", "during"))


def owner_of(verb: Token) -> Token | None:
    """Who stands behind what the verb is about; None where the words do not say."""
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    told = bool(things) or any(c.dep_ == "ccomp" for c in verb.children)
    links = [c for c in verb.children if c.dep_ == "prep" and _is_about(c, verb, told)]
    things += [g for link in links for g in link.children if g.dep_ == "pobj"]
    if verb.dep_ == "relcl" and not things:
        things = [verb.head]
    return next((o for o in (_owner(thing) for thing in things) if o is not None), None)


def _owner(thing: Token) -> Token | None:
    if thing.pos_ == "PROPN" and thing.ent_type_ in OWNERS:
        return thing
    if thing.pos_ == "PRON" or thing.ent_type_ in OWNERS:
        return None
    inner = [thing, *(g for c in thing.children if c.dep_ == "prep" for g in c.children)]
    below = (_owner_below(child) for noun in inner for child in noun.children)
    return next((owner for owner in below if owner is not None), None)


def _owner_below(child: Token) -> Token | None:
    """`the bank's report`, `the Weil report`, `a report made by the bank`, `a report from it`."""
    if child.dep_ == "poss":
        return child if child.pos_ != "PRON" else None
    if child.dep_ == "compound":
        return child if child.ent_type_ in OWNERS else None
    if child.dep_ == "acl":
        return _agent(child)
    if child.dep_ == "prep" and child.lower_ in ("by", "from"):
        return next((g for g in child.children if g.dep_ == "pobj"), None)
    return None


def _owner_judged(word: Token) -> Token | None:
    """`the bank's report is false`, `called the bank's report false`: the bank."""
    owners = (_owner(thing) for thing in _things_judged(word))
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


def clause_in(target: tuple[Token, ...]) -> Span | None:
    """What is denied or called false, as a clause of its own: `the bridge is safe` in `rejected
    the claim that the bridge is safe`. None where it starts with a pronoun, or there is none."""
    for token in target:
        marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in token.children)
        if marked and token.dep_ in ("ccomp", "acl", "relcl"):
            first = next(t for t in token.subtree if not (t.dep_ == "mark" and t.head == token))
            subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None and subject.pos_ != "PRON":
                return token.doc[first.i : token.right_edge.i + 1]
    return None


def is_silent(words: Span) -> bool:
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
    return any(
        _fits(entry, token.head if len(entry.words) > 1 else token, {"", *_lemmas_around(token)})
        for token in words
        for entry in _divergence_entries(token, table)
    )


def _divergence_entries(token: Token, table: dict[str, tuple[Entry, ...]]) -> tuple[Entry, ...]:
    if token.lower_.endswith("ing"):
        return table.get(token.lower_, ()) if token.dep_ == "amod" else ()
    return table.get(token.lemma_.lower(), ())


def _lemmas_around(token: Token) -> list[str]:
    return [token.head.lemma_.lower(), *(c.lemma_.lower() for c in token.head.children)]


def _about_comment(verb: Token) -> bool:
    """`did not comment`, `did not respond to requests`; not `did not respond to treatment`."""
    asked = {"comment", "request", "message", "call", "inquiry", "email", "question", "immediately"}
    return any(t.lemma_.lower() in asked for t in verb.subtree)


LIGHT = frozenset({"be", "have", "do", "get", "make", "go", "come", "say", "take", "give"})
"""Verbs that say little by themselves: what is denied is their object."""


def denied_words(words: Span) -> tuple[str, ...]:
    """Lemmas that a negation in the words takes back, sorted: `resign` in `will not resign`,
    `issue` in `has no issue`."""
    found = set()
    for token in words:
        if token.dep_ == "neg" or token.lower_ in NEGATIONS:
            found |= {t.lemma_.lower() for t in _under(token) if t.pos_ not in ("PRON", "AUX")}
    return tuple(sorted(found))


def _under(negation: Token) -> list[Token]:
    head = negation.head
    if head.pos_ in ("NOUN", "PROPN"):
        return [head]
    if head.lemma_.lower() not in LIGHT:
        return [head]
    return [c for c in head.children if c.dep_ in ("dobj", "attr", "acomp", "xcomp")]
