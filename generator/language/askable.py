"""Words of a sentence that can stand behind the frame of a question, cut along its parse.

`Whether` takes a clause with its subject or an infinitive, `should` a subject and what it is to do,
`How many` what was counted, `When` what happened on a day that is told. What only stands beside
(appositions, relative and adverbial clauses, parentheses) is left out, and so is a negation, which
a question holds anyway; nothing is asked of a clause that only stands beside. No word is put in
and none is changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.language.acts.dispute_words import entries_by_lemma
from generator.language.asked_whole import (
    AUXILIARY,
    POINTING_WORDS,
    Askable,
    can_be_asked,
    has_tense,
)
from generator.language.grammar import RELATIVE, SUBJECTS, VERBS
from generator.language.noun_phrases import kept_words, topic_phrases

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

ASIDE_MARKS = frozenset(
    {"although", "though", "after", "before", "since", "when", "as", "once", "until"}
)
"""Words that open a clause which is taken for granted: `even though he paid`, `after he left`."""
MEASURED = frozenset({"MONEY", "PERCENT"})
DEEDS = ("tion", "sion", "ment", "ance", "ence", "al", "ing", "sis", "ism", "ure")
"""Ends of nouns that tell what somebody does or proposes: `removal`, `closure`."""
SHORT_DEEDS = frozenset(
    {"policy", "law", "order", "attack", "threat", "rule", "cut", "tax", "tariff", "raid", "arrest"}
    | {"move", "program", "programme", "wall", "vote", "strike", "sale"}
)
COUNTING = frozenset(
    {"no", "any", "every", "each", "another", "some", "all", "both", "many", "more", "most", "few"}
    | {"several", "other", "which", "what", "whose", "one", "much", "less"}
)
BEGGING = frozenset(
    {"urge", "ask", "call", "want", "demand", "press", "tell", "order", "push", "force", "require"}
    | {"pressure", "allow", "let", "expect", "need", "request", "advise", "warn", "encourage"}
    | {"beg", "bar", "forbid", "direct", "instruct"}
)
"""Verbs that say what another is to do: `urged the council to close the bridge`."""
TENDING = frozenset(
    {"refuse", "decline", "plan", "promise", "agree", "vow", "intend", "fail", "want", "threaten"}
    | {"decide", "try", "seek", "move", "have", "need", "ought", "propose", "pledge", "hope"}
)
"""Verbs that say what one is to do oneself: `refused to close the bridge`."""


def askable_in(words: Span, acting: Collection[int] = ()) -> Iterator[Askable]:
    """Of every verb of the words, and their noun phrases: short, whole, and without a pronoun of
    somebody who is not in it. `acting` are places of verbs that tell of a dispute (`denied`), not
    what it is about."""
    yield from filter(None, map(_thing, topic_phrases(words)))
    for token in words:
        if token.pos_ in VERBS and token.dep_ not in AUXILIARY and token.i not in acting:
            found = _of_infinitive(token) if _has_its_to(token) else _of_clause(token)
            for askable in found:
                inside = all(words.start <= t.i < words.end for t in askable.tokens)
                if inside and can_be_asked(askable):
                    yield askable


def _thing(phrase: Span) -> Askable | None:
    """A noun phrase that names one thing: it neither counts nor points."""
    first, head = phrase[0], phrase.root
    if first.lower_ in POINTING_WORDS | COUNTING or first.pos_ == "NUM":
        return None
    several = head.tag_ in ("NNS", "NNPS") or any(c.dep_ == "cc" for c in head.children)
    told, lemma = {"several"} if several else set[str](), head.lemma_.lower()
    if lemma in entries_by_lemma("policy"):
        told |= {"deed", "proposal"}
    elif lemma in SHORT_DEEDS or (lemma.endswith(DEEDS) and not head.lower_.endswith("ings")):
        told.add("deed")
    if head.dep_ == "dobj" and head.head.tag_ == "VB":
        told.add("wanted")
    return Askable(frame="thing", front=tuple(phrase), told=frozenset(told))


def _of_clause(verb: Token) -> Iterator[Askable]:
    subject, lent = _whose_verb(verb)
    if subject is None or not has_tense(verb) or _is_aside(verb):
        return
    asked = Askable(frame="whether", front=kept_words(subject), verb=verb, subject=subject)
    for full in (True, False):
        told = frozenset(filter(None, (lent, "full" if full else "")))
        back = kept_words(verb, full=full)
        if not _is_wish(verb, subject):
            yield replace(asked, back=back, told=told)
        bare = tuple(t for t in back if t.head != verb or t.dep_ != "aux")
        if verb.tag_ == "VB" or _is_wish(verb, subject):
            yield replace(asked, frame="should", back=bare, told=told)
        yield from _counted(replace(asked, back=back, told=told), verb, subject)
    timed = _told_in_time(verb)
    if timed:
        back = tuple(t for t in kept_words(verb) if t.i not in timed)
        yield replace(asked, frame="when", back=back)


def _is_aside(verb: Token) -> bool:
    """What is told besides and taken for granted: `the bank, which lends to Lind, denied it`."""
    if verb.dep_ == "conj" and verb.head.pos_ in VERBS:
        return _is_aside(verb.head)
    if verb.dep_ == "relcl":
        before = verb.left_edge.i - 1
        set_off = before >= verb.sent.start and verb.doc[before].is_punct
        return set_off or verb.head.dep_ == "appos"
    opening = (c for c in verb.children if c.dep_ in ("mark", "advmod"))
    return verb.dep_ == "advcl" and any(c.lower_ in ASIDE_MARKS for c in opening)


def _is_wish(verb: Token, subject: Token) -> bool:
    """`That the council close the bridge`: the taggers' plural of a single subject."""
    single = subject.tag_ in ("NN", "NNP") and not any(c.dep_ == "conj" for c in subject.children)
    own = not any(c.dep_ in AUXILIARY for c in verb.children)
    return single and own and verb.tag_ in ("VBP", "VB")


def _of_infinitive(verb: Token) -> Iterator[Askable]:
    doer = _doer_of(verb, verb.head)
    for full in (True, False):
        told = frozenset({"full"} if full else ())
        back = kept_words(verb, full=full)
        yield Askable(frame="to", front=(), back=back, verb=verb, told=told)
        if doer is not None:
            yield Askable(
                frame="should",
                front=kept_words(doer),
                back=tuple(t for t in back if t.tag_ != "TO" or t.head != verb),
                verb=verb,
                subject=doer,
                told=told | {"infinitive"},
            )


def _doer_of(verb: Token, governor: Token) -> Token | None:
    """Who is to do it: whom somebody urges, or who plans it."""
    objects = [c for c in governor.children if c.dep_ in ("dobj", "dative") and c.i < verb.i]
    asked = [*(c for c in verb.children if c.dep_ in SUBJECTS), *objects]
    lemma = governor.lemma_.lower()
    if asked and lemma in BEGGING:
        return asked[0] if asked[0].pos_ in ("NOUN", "PROPN") else None
    if not asked and lemma in TENDING and verb.dep_ == "xcomp":
        return _whose_verb(governor)[0]
    return None


def _has_its_to(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(c.tag_ == "TO" and c.dep_ == "aux" for c in verb.children)


def _whose_verb(verb: Token) -> tuple[Token | None, str]:
    """The verb's own; of `and lied`, that of the verb before it; of `who lied`, whom it tells of;
    of `Lind said she knew`, that of the telling."""
    own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if own is None:
        joined = verb.dep_ == "conj" and verb.head.pos_ in VERBS
        return (_whose_verb(verb.head)[0], "joined") if joined else (None, "")
    if own.lower_ in RELATIVE and verb.dep_ == "relcl":
        return (verb.head if verb.head.pos_ in ("NOUN", "PROPN") else None), "relative"
    if own.pos_ == "PRON" or own.tag_ in ("DT", "EX", "WP", "WDT"):
        return _teller(verb, own), "teller"
    return own, ""


def _teller(verb: Token, pronoun: Token) -> Token | None:
    """`Lind` in `Lind said she knew`, where nobody else is told of before."""
    telling = entries_by_lemma("say", "insist", "deny")
    if verb.dep_ != "ccomp" or verb.head.lemma_.lower() not in telling:
        return None
    teller = next((c for c in verb.head.children if c.dep_ in SUBJECTS), None)
    if teller is None or teller.pos_ not in ("NOUN", "PROPN") or teller.i > pronoun.i:
        return None
    return teller if _agrees(teller, pronoun) else None


def _agrees(teller: Token, pronoun: Token) -> bool:
    person = teller.ent_type_ == "PERSON"
    if pronoun.lower_ in ("he", "she"):
        own = {t.i for t in teller.subtree}
        before = (t for t in pronoun.sent if t.i < pronoun.i and t.i not in own)
        return person and not any(t.ent_type_ == "PERSON" for t in before)
    several = teller.tag_ in ("NNS", "NNPS")
    return pronoun.lower_ == ("they" if several else "it") and not person


def _told_in_time(verb: Token) -> frozenset[int]:
    """Places of the words right under the verb that tell a day or an hour."""
    phrases = (c for c in verb.children if c.dep_ in ("prep", "npadvmod", "advmod"))
    below = (list(phrase.subtree) for phrase in phrases)
    timed = (words for words in below if any(t.ent_type_ in ("DATE", "TIME") for t in words))
    return frozenset(t.i for words in timed for t in words)


def _counted(asked: Askable, verb: Token, subject: Token) -> Iterator[Askable]:
    """`How many` `people died in the flood`; `How many` `people` `the flood killed`; `How much`
    `the bridge cost`."""
    if _has_number(subject):
        bare = tuple(t for t in asked.front if not _in_number(t, subject))
        yield replace(asked, frame="many", front=bare)
    for thing in verb.rights:
        below = {t.i for t in thing.subtree}
        rest = tuple(t for t in asked.back if t.i not in below)
        if thing.dep_ == "dobj" and _has_number(thing):
            noun = tuple(t for t in kept_words(thing) if not _in_number(t, thing))
            yield replace(asked, frame="many", front=noun, back=(*asked.front, *rest))
        elif thing.dep_ in ("dobj", "attr", "npadvmod") and thing.ent_type_ in MEASURED:
            yield replace(asked, frame="much", back=rest)


def _has_number(noun: Token) -> bool:
    return any(c.dep_ == "nummod" and c.pos_ == "NUM" for c in noun.children)


def _in_number(token: Token, noun: Token) -> bool:
    while token.head not in (token, noun):
        token = token.head
    return token != noun and token.dep_ in ("nummod", "quantmod", "advmod", "det", "predet")
