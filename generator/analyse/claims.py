"""Claims: what each sentence states, whose statement it is, which acts of dispute it reports."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from generator.analyse.blocks import Block, Parsed, content_terms
from generator.analyse.wordings import wordings_of
from generator.language.acts.dispute_words import entries_by_lemma, sides_of
from generator.language.acts.doers import doer_of
from generator.language.acts.reported import ReportedAct as Found
from generator.language.acts.reported import (
    acts_of,
    is_diverging,
    is_negated,
    is_supposed,
    keeps_silent,
    tells_something,
)
from generator.language.figures.counted import counted
from generator.language.figures.numbers import counts_in
from generator.language.grammar import FIRST_PERSON, PRONOUNS
from generator.language.names.roles import kind_of_noun
from generator.language.noun_phrases import naming_phrase
from generator.records import Act, Claim, Figure, Findings, Quotation, Span
from generator.spans import overlaps, shared_length

NOT_HOLDERS = frozenset({"that", "which", "what", "this", "there", "you", "these", "those", "who"})
ONLY_PEOPLE = frozenset({"deny", "reject", "dispute", "refuse", "accuse", "oppose", "dismiss"})
"""What only people and bodies do: whatever noun does it (`the brigade rejected it`) is one."""
GROUPS = frozenset({"others", "some", "many", "several", "most", "few"})
"""Nameless groups: `some say`, `others say`."""
NAME_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
TIME_LABELS = frozenset({"DATE", "TIME"})
HEDGES = frozenset(
    {"may", "might", "could", "perhaps", "possibly", "apparently", "reportedly", "allegedly"}
)
OPENING_CONTRAST = frozenset({"but", "yet", "still", "instead", "conversely"})
"""Contrast words that count only at the start of a claim."""
SETTING_AGAINST = frozenset({"while", "whereas", "although", "though"})
"""Words that open a clause set against the main clause."""
LONGEST_CLAIM_SENTENCE = 250
"""Tokens of a sentence that is looked into. The longest of 5,027 in 120 articles has 98; what is
so long is no sentence, and looking through its parse would take the square of its length."""
CONTRAST_WINDOW = 2
"""Tokens from the start of a claim that count as its start: a quotation mark may stand first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Where a claim stands, and what tells who is meant there."""

    block: Block
    quotations: Sequence[Quotation]
    meant: Mapping[Span, Span]
    """Head of a subject, or a mention -> the words that it stands for."""
    before: Sequence[Claim]
    """Those of the same paragraph."""


def find_claims(findings: Findings, parsed: Parsed) -> Findings:
    """Adds one claim a sentence, or one a holder where two holders share a sentence."""
    claims: list[Claim] = []
    numbers = {sentence.span: k for k, sentence in enumerate(findings.sentences)}
    meant = {s.head: s.antecedent for s in findings.subjects}
    meant |= {q.mention: q.antecedent for q in findings.quotations if q.mention and q.antecedent}
    for block in parsed.blocks:
        found: list[Claim] = []
        at = Telling(block=block, quotations=findings.quotations, meant=meant, before=found)
        for words in block.doc.sents:
            if words.text.strip():
                found += _claims_of(at, words, numbers[block.span_of(words)])
        claims.extend(found)
    return replace(findings, claims=tuple(claims))


def _claims_of(at: Telling, words: Words, number: int) -> Iterator[Claim]:
    whole = at.block.span_of(words)
    if len(words) > LONGEST_CLAIM_SENTENCE:
        yield Claim(span=whole, sentence=number, unnamed=True)
        return
    acts = [act for act in acts_of(words) if not is_supposed(act.verb)]
    near = {k: q for k, q in enumerate(at.quotations) if overlaps(q.span, whole)}
    quoted = _quoted_tokens(at.block, words, near.values())
    outside = [
        act
        for act in acts
        if act.kind != "falsehood" and act.verb.i not in quoted and tells_something(act)
    ]
    parts = _claim_parts(words, outside)
    for part, main in parts:
        here = [act for act in acts if part.start <= act.verb.i < part.end]
        span, holder = at.block.span_of(part), _holder_words(at, main.holder if main else None)
        yield Claim(
            span=span,
            sentence=number,
            quotation=_quotation_shared(span, near),
            holder=holder,
            doer=None if holder else _doer_words(at, part),
            unnamed=main is not None and holder is None,
            negated=any(is_negated(token) for token in part),
            hedged=any(token.lower_ in HEDGES for token in part),
            contrast=_claim_turns(part) or (len(parts) > 1 and _part_set_against(part, words)),
            predicate=part.root.lemma_.lower(),
            terms=content_terms(part),
            opposites=sides_of(part),
            figures=tuple(_figures_of(at.block, part)),
            acts=tuple(_told_acts(at, here)),
            wordings=wordings_of(at.block, part, acts),
            diverging=is_diverging(words),
            silent=keeps_silent(part),
        )


def _figures_of(block: Block, words: Words) -> Iterator[Figure]:
    """Values and unit of each figure, what it is of, and who gives it; in text order."""
    for count in counts_in(words):
        found = counted(count)
        yield Figure(
            span=block.span(count.start, count.end),
            low=count.low,
            high=count.high,
            unit=count.unit,
            scope=count.scope,
            things=found.things,
            group=found.group,
            about=found.about,
            part=found.part,
            changed=found.changed,
            bare=found.bare,
            holder=block.span_of(naming_phrase(found.holder)) if found.holder else None,
        )


def _quoted_tokens(block: Block, words: Words, quotations: Iterable[Quotation]) -> set[int]:
    """Tokens inside direct quotations, whose verbs do not attribute the sentence."""
    direct = [q.span for q in quotations if q.kind == "direct"]
    places = ((token.i, block.offset + token.idx) for token in words)
    return {i for i, place in places if any(s.start <= place < s.end for s in direct)}


def _claim_parts(words: Words, acts: Sequence[Found]) -> list[tuple[Words, Found | None]]:
    """The sentence whole with its outermost act, or cut where two holders speak side by side."""
    outer = [act for act in acts if act.holder is not None and not _inside_another(act, acts)]
    heads = [act for k, act in enumerate(outer) if _own_clause(act, outer[:k])]
    if len(heads) < 2:
        highest = min(outer, key=lambda act: len(list(act.verb.ancestors)), default=None)
        return [(words, highest)]
    return [(_act_clause(act, heads), act) for act in heads]


def _inside_another(act: Found, acts: Sequence[Found]) -> bool:
    """Within what another act says: `he said that she said`."""
    return any(other is not act and act.verb in other.target for other in acts)


def _own_clause(act: Found, before: Sequence[Found]) -> bool:
    """A clause beside the first one with a holder of its own; the first act always counts."""
    if not before:
        return True
    others = {other.holder.i for other in before if other.holder is not None}
    if act.holder is None or act.holder.i in others:
        return False
    if act.verb in act.holder.subtree:
        return act.kind == "say" and _told_by_whom(act)
    verb = _clause_head(act)
    over = any(_is_set_against(other) and verb.is_ancestor(other.verb) for other in before)
    return verb.dep_ == "conj" or over or _is_set_against(act)


def _is_set_against(act: Found) -> bool:
    """A clause that `while` or `although` opens."""
    marks = {child.lower_ for child in _clause_head(act).children if child.dep_ == "mark"}
    return bool(marks & SETTING_AGAINST)


def _clause_head(act: Found) -> Token:
    """The verb; of `are sceptical`, `are`."""
    return act.verb.head if act.verb.dep_ == "acomp" else act.verb


def _told_by_whom(act: Found) -> bool:
    """`... unlike the union, who said that ...`: the relative clause is another's statement."""
    return any(c.lower_ == "who" and c.dep_ == "nsubj" for c in act.verb.children)


def _act_clause(act: Found, heads: Sequence[Found]) -> Words:
    """The unbroken words around the act's verb that are under it and under no other head."""
    verb = _clause_head(act)
    below = set(verb.subtree)
    for other in heads:
        if other is not act and _clause_head(other) in below:
            below -= set(_clause_head(other).subtree)
    places = {token.i for token in below} | {verb.i}
    first = last = verb.i
    while first - 1 in places:
        first -= 1
    while last + 1 in places:
        last += 1
    return verb.doc[first : last + 1]


def _doer_words(at: Telling, part: Words) -> Span | None:
    """Who does what the clause tells: a person or a body, not what a document tells."""
    doer = doer_of(part.root)
    if doer is None or kind_of_noun(doer.text) == "document":
        return None
    return _holder_words(at, doer)


def _holder_words(at: Telling, head: Token | None) -> Span | None:
    """The words that name the holder; a pronoun or a role stands for the person whom the speakers
    of the article resolved it to, a pronoun else for the holder of the claim before it in the
    paragraph."""
    named = at.meant.get(at.block.span_of(head)) if head else None
    if head is None or named is not None:
        return named
    if head.lower_ in PRONOUNS:
        return at.before[-1].holder if at.before else None
    doer = head.dep_ == "nsubj" and head.head.lemma_.lower() in ONLY_PEOPLE
    if head.lower_ in NOT_HOLDERS | FIRST_PERSON or not (doer or _can_hold(head)):
        return None
    return at.block.span_of(naming_phrase(head))


def _can_hold(head: Token) -> bool:
    """Persons, bodies and documents hold claims; `the e-mails` and `the size` do not."""
    if head.ent_type_ in TIME_LABELS or not any(letter.isalnum() for letter in head.text):
        return False
    if head.pos_ == "PROPN" or head.ent_type_ in NAME_LABELS or head.lower_ in GROUPS:
        return True
    return head.pos_ == "ADJ" or kind_of_noun(head.text) is not None


def _told_acts(at: Telling, found: Iterable[Found]) -> Iterator[Act]:
    """Without those of somebody who is told by a possessive only: `their dismissing the plan`."""
    for act in found:
        holder = _holder_words(at, act.holder)
        unnamed = act.holder is not None and holder is None and act.holder.tag_ == "PRP$"
        if act.kind == "say" or unnamed:
            continue
        target = act.verb.doc[act.target[0].i : act.target[-1].i + 1] if act.target else None
        yield Act(
            span=at.block.span_of(act.verb),
            kind=act.kind,
            negated=act.negated,
            holder=holder,
            target=at.block.span_of(target) if target else None,
            owner=_holder_words(at, act.owner),
            terms=content_terms(target) if target else (),
            opposites=sides_of(target) if target else (),
        )


def _claim_turns(words: Words) -> bool:
    """`But`, `Yet`, `Instead` open the claim; `however`, `though` stand in it as an adverb."""
    turning = entries_by_lemma("contrast")
    for token in words:
        if token.lower_ in turning:
            if token.i - words.start < CONTRAST_WINDOW and token.lower_ in OPENING_CONTRAST:
                return True
            if token.lower_ not in OPENING_CONTRAST and token.dep_ == "advmod":
                return token.head.pos_ not in ("ADJ", "ADV")
    return False


def _part_set_against(part: Words, words: Words) -> bool:
    """A part behind `but` or `while`, a `while` part itself, or a part after one."""
    before = words.doc[max(words.start, part.start - 2) : part.start]
    near = {t.lower_ for t in before} | {t.lower_ for t in part[:1]}
    first = words.doc[words.start].lower_ in SETTING_AGAINST
    return bool(near & (SETTING_AGAINST | OPENING_CONTRAST)) or (first and part.start > words.start)


def _quotation_shared(span: Span, quotations: Mapping[int, Quotation]) -> int | None:
    """The quotation (by its index) that shares most characters with the claim."""
    shared = [(shared_length(q.span, span), -k) for k, q in quotations.items()]
    most, place = max(shared, default=(0, 0))
    return -place if most > 0 else None
