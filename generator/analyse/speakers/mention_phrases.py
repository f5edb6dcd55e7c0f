"""Noun phrases: their extent, whether they mean somebody known, a person of the cast."""

from spacy.tokens import Token

from generator.analyse.speakers.sentence_subjects import Referent, Setting, Stage, span_of_tokens
from generator.language.grammar import PHRASE_LINKS
from generator.records import Span

DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any"})
KNOWING = frozenset({"familiar", "close", "briefed"})
"""What tells of a source why it knows."""
PLURAL = frozenset({"NNS", "NNPS"})
MENTION_BREAKS = frozenset([*',:-—–"“”'])


def phrase_of(stage: Stage, setting: Setting, noun: Token) -> Span:
    """The noun's phrase up to its last "of", "for" or "in" phrase, without commas and clauses; with
    "familiar with the matter"."""
    doc = setting.scene.doc
    start, end = noun.left_edge.i, noun.i + 1
    for token in doc[start : noun.i]:
        inside = _is_inner_hyphen(token)
        joins = token.dep_ == "cc" and token.ent_type_ and doc[token.i + 1].ent_iob_ == "I"
        both = noun.tag_ in PLURAL and token.head.head == noun
        ends = token.dep_ == "mark" or (token.dep_ == "cc" and not joins and not both)
        if (token.text in MENTION_BREAKS and not inside) or ends:
            start = token.i + 1
    for child in noun.rights:
        if child.lower_ in KNOWING:
            end = _end_of(child, end)
            continue
        if child.dep_ != "prep" or not (child.lower_ in PHRASE_LINKS or _is_in_name(child, noun)):
            break
        end = _end_of(child, end)
    return span_of_tokens(stage, setting.scene, min(start, noun.i), end)


def _is_in_name(preposition: Token, noun: Token) -> bool:
    """The "on" of "the Joint Committee on Taxation"."""
    names = all(t.pos_ == "PROPN" for t in preposition.children if t.dep_ == "pobj")
    return preposition.lower_ == "on" and noun.pos_ == "PROPN" and names


def _end_of(preposition: Token, end: int) -> int:
    """Where the words below a preposition end, or are broken by a comma or a clause."""
    below = [t for t in preposition.subtree if t.i >= end]
    ends = (t.left_edge.i if t.dep_ == "relcl" else t.i for t in below if _ends_phrase(t))
    stop = next(ends, None)
    return stop if stop is not None else max((t.i + 1 for t in below), default=end)


def _ends_phrase(token: Token) -> bool:
    return token.dep_ == "relcl" or _breaks_off(token)


def _breaks_off(token: Token) -> bool:
    """ "-" of "- " does, that of "Tobacco-Free" does not."""
    return token.text in MENTION_BREAKS and not _is_inner_hyphen(token)


def _is_inner_hyphen(token: Token) -> bool:
    return token.text == "-" and token.i > 0 and not token.nbor(-1).whitespace_


def of_person(stage: Stage, number: int, why: str) -> Referent:
    person = stage.cast.people[number]
    return Referent(span=person.named, kind="person", person=number, gender=person.gender, why=why)


def may_be_body(stage: Stage, subject: Referent | None) -> bool:
    """A name of one word, without a role, that the parser takes for a person's: "Lumora"."""
    if subject is None or subject.person is None:
        return False
    person = stage.cast.people[subject.person]
    words = stage.parsed.article.text[person.named.start : person.named.end]
    return " " not in words and not person.roles


def is_definite(noun: Token) -> bool:
    """Whether the phrase means a known person: "the", "his", "the ministry's", a country's."""
    lefts = list(noun.lefts)
    words = {t.lower_ for t in lefts}
    if words & INDEFINITE:
        return False
    return bool(words & DEFINITE) or any(t.dep_ == "poss" for t in lefts)
