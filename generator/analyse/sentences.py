"""The sentences of an article with the content words that comparisons look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from generator.analyse.blocks import Parsed
from generator.records import Findings, Sentence

CONTENT_TAGS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def content_terms(words: Iterable[Token]) -> tuple[str, ...]:
    """Lower-case lemmas of nouns, names, verbs, adjectives and numbers, in text order."""
    return tuple(t.lemma_.lower() for t in words if t.pos_ in CONTENT_TAGS and not t.is_stop)


def find_sentences(findings: Findings, parsed: Parsed) -> Findings:
    """Adds the sentences of the headline (paragraph -1) and of every paragraph."""
    sentences = tuple(
        Sentence(
            span=block.span_of(sentence),
            paragraph=block.paragraph,
            terms=content_terms(sentence),
        )
        for block in parsed.blocks
        for sentence in block.doc.sents
        if sentence.text.strip()
    )
    return replace(findings, sentences=sentences)
