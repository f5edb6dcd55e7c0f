"""The figures of a claim: values, unit, what each is of, and who gives it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Words

from generator.analyse.blocks import Block, Parsed, span_of
from generator.language.figures.counted import counted
from generator.language.figures.numbers import counts_in
from generator.language.noun_phrases import naming_phrase
from generator.records import Figure, Span


def figures_of(parsed: Parsed, block: Block, words: Words) -> Iterator[Figure]:
    """In text order."""
    for count in counts_in(words):
        found = counted(count)
        holder = found.holder
        yield Figure(
            span=Span(
                article=parsed.article.file,
                start=block.offset + count.start,
                end=block.offset + count.end,
            ),
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
            holder=span_of(parsed, block, naming_phrase(holder)) if holder is not None else None,
        )
