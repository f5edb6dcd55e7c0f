"""Whether words cut for a question can be asked: short, whole, pointing to nothing outside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.acts.dispute_words import entries_by_lemma
from generator.language.grammar import NEGATIONS
from generator.language.noun_phrases import COMPLETE

if TYPE_CHECKING:
    from spacy.tokens import Token

AUXILIARY = frozenset({"aux", "auxpass"})
POINTING_WORDS = frozenset({"this", "these", "those", "that", "such", "here", "there"})
LONGEST_QUESTION = 13
"""Words behind the frame."""
FEWEST_ASKED = 3
HALVES = frozenset({"wo", "ca", "sha", "ai"})
"""What is left of `won't`, `can't` without the negation."""
OPEN_END = frozenset({"as", "so", "soon", "than", "too", "not", "more", "less", "if", "what"})
BARE = frozenset(
    {"be", "have", "do", "come", "go", "take", "get", "make", "put", "give", "keep", "become"}
    | {"seem", "appear", "remain", "stand"}
)
"""Verbs that say nothing without what stands behind them: `Whether the mayor came`."""
SPEECH_MARKS = frozenset('“”"«»')
OF_OTHERS = frozenset({"my", "our", "your"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Askable:
    """Tokens in the order in which they are read behind the frame, and what the parse tells."""

    frame: str
    front: tuple[Token, ...]
    """The subject, or what was counted."""
    back: tuple[Token, ...] = ()
    verb: Token | None = None
    subject: Token | None = None
    told: frozenset[str] = frozenset()

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.front + self.back


def can_be_asked(found: Askable) -> bool:
    words = [t for t in found.tokens if t.text[:1].isalnum()]
    if not FEWEST_ASKED <= len(words) <= LONGEST_QUESTION:
        return False
    if any(t.text in HALVES or SPEECH_MARKS & set(t.text) for t in found.tokens):
        return False
    if found.verb is not None and (found.verb.text[0].isupper() or _denies_all(found.verb)):
        return False
    if _ends_open(found) or _only_tells(found.verb) or _says_itself(found):
        return False
    if any(_joins_nothing(t, found) for t in found.tokens):
        return False
    return not any(_points_outside(t, found) for t in found.tokens)


def _denies_all(verb: Token) -> bool:
    """`did nothing wrong`: without the negation no word tells what was done."""
    return any(c.dep_ in COMPLETE and c.lower_ in NEGATIONS for c in verb.children)


def _says_itself(found: Askable) -> bool:
    """`Biden is Biden`: behind the verb stands nothing that its subject is not."""
    front = {t.lower_ for t in found.front}
    behind = {t.lower_ for t in found.back if t != found.verb and t.dep_ not in AUXILIARY}
    return bool(front and behind) and behind <= front


def _joins_nothing(token: Token, found: Askable) -> bool:
    """An `and` of which one part was left out: `the spirit of due process and`."""
    if token.dep_ != "cc":
        return False
    joined = (c for c in token.head.children if c.dep_ == "conj" and c.i > token.i)
    return not any(c in found.tokens for c in joined)


def _ends_open(found: Askable) -> bool:
    last = found.tokens[-1]
    if found.frame == "whether" and last == found.verb and last.lemma_ in BARE:
        return True
    open_end = last.dep_ in ("prep", "mark", "det", "aux", "cc") or last.lower_ in OPEN_END
    return open_end and last != found.verb


def _only_tells(verb: Token | None) -> bool:
    """That somebody speaks is not what a dispute is about: `told the paper that he pushed back`;
    `told the clerk to lie` is."""
    if verb is None or verb.lemma_.lower() not in entries_by_lemma("say"):
        return False
    below = {c.dep_ for c in verb.rights if c.dep_ != "ccomp" or not has_tense(c)}
    return "oprd" not in below and not ("dobj" in below and below & {"ccomp", "xcomp"})


def _points_outside(token: Token, found: Askable) -> bool:
    """It points to what does not stand in the question."""
    if token.tag_ == "PRP$":
        subject = found.subject
        outside = subject is None or token in subject.subtree or subject.pos_ != "PROPN"
        return outside or token.lower_ in OF_OTHERS
    if token.tag_ == "PRP":
        return not token.lower_.endswith(("self", "selves")) or found.subject is None
    if token.tag_ in ("WP", "WDT", "WP$", "WRB"):
        return token.head == found.verb or token in found.front
    return token.lower_ in POINTING_WORDS and token.dep_ != "mark"


def has_tense(verb: Token) -> bool:
    own = (verb, *(c for c in verb.children if c.dep_ in AUXILIARY))
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in own)
