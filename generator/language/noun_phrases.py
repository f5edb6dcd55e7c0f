"""Noun phrases around a head: the words that name somebody, with and without appositions."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.lang.en.syntax_iterators import noun_chunks
from spacy.tokens import Span, Token

from generator.language.acts.dispute_words import entries_by_lemma
from generator.language.names.roles import is_person_noun

LEFT = frozenset({"det", "compound", "amod", "poss", "nummod", "nmod", "predet", "quantmod"})
MAX_AFTER = 6
"""Tokens of an `of` or `for` phrase that still belong to a name: `lawyers for the bank`."""


def naming_phrase(head: Token) -> Span:
    """The person's name where one stands in the phrase, else the noun with what narrows it."""
    person = _person_beside(head)
    if person is not None:
        return person
    doc = head.doc
    left = [
        t.i
        for c in head.lefts
        if c.dep_ in LEFT and not _opens_sentence(c)
        for t in _child_words(c)
    ]
    end = _last_of_pair(head)
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for") and child.i == end + 1:
            last = child.right_edge.i
            end = last if last - head.i <= MAX_AFTER else end
    return doc[min([head.i, *left]) : end + 1]


def _last_of_pair(head: Token) -> int:
    """ "Russia and China": two names that share a verb are one holder."""
    doc, after = head.doc, head.i + 1
    pair = doc[after : after + 2]
    if head.pos_ == "PROPN" and len(pair) == 2 and pair[0].lower_ == "and":
        other = pair[1]
        if other.pos_ == "PROPN" and other.dep_ == "conj" and other.head == head:
            return other.i
    return head.i


def _opens_sentence(child: Token) -> bool:
    """ "As such, independent auditors": the first words open the sentence."""
    return child.lower_ == "such" and child.nbor().text == ","


def _child_words(child: Token) -> list[Token]:
    return [token for token in child.subtree if token.pos_ != "PUNCT"]


def _person_beside(head: Token) -> Span | None:
    """The name that the head is part of or that is set beside it."""
    apposed = {head.i} | {t.i for c in head.children if c.dep_ == "appos" for t in (c, *c.lefts)}
    named = min((i for i in apposed if head.doc[i].ent_type_ == "PERSON"), default=None)
    return None if named is None else _entity_at(head.doc[named])


def _entity_at(token: Token) -> Span:
    """The whole name that the token is part of; `Doc.ents` would go through the whole text."""
    doc, start, end = token.doc, token.i, token.i + 1
    while doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]


TOPIC_LINKS = frozenset({"of", "in", "on", "about", "with", "for", "to", "between", "over", "at"})
NOT_TOPICS = frozenset({"PERSON", "ORG", "GPE", "NORP", "DATE", "TIME", "CARDINAL"})
MAX_TOPIC = 9
"""Most tokens of a topic phrase."""
QUOTES = frozenset('“”"«»')


def topic_phrases(words: Span) -> Iterator[Span]:
    """The noun phrases of a stretch, each short and with its phrase behind it, where both fit.

    Names of persons and bodies head no list, nor do pronouns (of `his plan`, `plan` is left), days
    and dates, and phrases that quotation marks cut.
    """
    for owned in _chunks(words):
        chunk = words.doc[owned.start + (owned[0].tag_ == "PRP$") : owned.end]
        if len(chunk) and _names_a_thing(chunk) and not _has_mark(chunk):
            yield chunk
            end = _with_link(chunk)
            longer = words.doc[chunk.start : end]
            if end > chunk.end and len(longer) <= MAX_TOPIC and not _has_mark(longer):
                yield longer


def _chunks(words: Span) -> Iterator[Span]:
    """spaCy's base noun phrases in these words, found in their sentences only.

    `Span.noun_chunks` goes through the whole text each time, which takes the square of its length.
    """
    doc = words.doc
    if not len(words):
        return
    around = doc[words[0].sent.start : words[-1].sent.end]
    for start, end, _ in noun_chunks(around):
        if words.start <= start and end <= words.end:
            yield doc[start:end]


def _names_a_thing(chunk: Span) -> bool:
    root = chunk.root
    owned = any(t.tag_ == "PRP$" or t.pos_ == "PRON" for t in chunk)
    named = root.ent_type_ in NOT_TOPICS or is_person_noun(root.text)
    empty = root.lemma_.lower() in entries_by_lemma("empty")
    return root.pos_ == "NOUN" and not (named or owned or empty)


def _with_link(chunk: Span) -> int:
    link = next(
        (c for c in chunk.root.rights if c.dep_ == "prep" and c.lower_ in TOPIC_LINKS), None
    )
    return link.right_edge.i + 1 if link is not None and link.i == chunk.end else chunk.end


def _has_mark(words: Span) -> bool:
    return any(mark in token.text for token in words for mark in QUOTES)
