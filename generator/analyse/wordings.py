"""Words of a claim for the question of a disputed point, as places in the article."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from spacy.tokens import Span as Words
from spacy.tokens import Token

from generator.analyse.blocks import Block, content_terms
from generator.language.acts.reported import ReportedAct
from generator.language.askable import askable_in
from generator.language.asked_whole import Askable
from generator.language.marks.mark_signs import OPENING_MARKS, STRAIGHT
from generator.records import CutWords, Span


def wordings_of(block: Block, words: Words, acts: Sequence[ReportedAct]) -> tuple[CutWords, ...]:
    """One for each frame and each way of cutting, in text order of their verbs."""
    # what tells of a dispute; `refused to pay` can be what one is about
    disputing = (a for a in acts if a.kind != "say" and not (a.kind == "refuse" and a.target))
    acting = frozenset(act.verb.i for act in disputing)
    found = (_wording(block, asked) for asked in askable_in(words, acting))
    return tuple({(w.frame, w.front, w.back): w for w in found}.values())


def _wording(block: Block, asked: Askable) -> CutWords:
    return CutWords(
        frame=asked.frame,
        front=tuple(_runs(block, asked.front)),
        back=tuple(_runs(block, asked.back)),
        terms=content_terms(asked.tokens),
        told=tuple(sorted({*asked.told, *_grammar_of(asked)})),
    )


def _runs(block: Block, tokens: Sequence[Token]) -> Iterator[Span]:
    """Stretches of tokens that follow each other in the text."""
    for _, numbered in groupby(enumerate(tokens), key=lambda one: one[1].i - one[0]):
        run = [token for _, token in numbered]
        yield block.span_of(run[0].doc[run[0].i : run[-1].i + 1])


def _grammar_of(asked: Askable) -> Iterator[str]:
    first, verb = asked.tokens[0], asked.verb
    if _opens_a_sentence(first) and first.pos_ != "PROPN" and first.ent_type_ in ("", "CARDINAL"):
        yield "opens"
    if asked.subject is not None and asked.subject.pos_ == "PROPN":
        yield "named"
    if verb is not None:
        yield f"as {verb.dep_}"
        if any(c.dep_ == "neg" for c in verb.children):
            yield "negated"
        if any(c.tag_ == "MD" for c in verb.children):
            yield "modal"
        if verb.lemma_ == "be":
            yield "being"


def _opens_a_sentence(first: Token) -> bool:
    """Its own, or one that is quoted in it: `He said: “Most of them left.”`"""
    before = [t for t in first.sent if t.i < first.i and not t.is_space]
    return not any(t.text[0].isalnum() for t in before) or before[-1].text in (
        *OPENING_MARKS,
        STRAIGHT,
    )
