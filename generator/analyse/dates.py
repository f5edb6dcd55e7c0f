"""The dates that an article names, resolved against its own date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.analyse.blocks import Block, Parsed
from generator.language.dates import Expression, recognise, resolve
from generator.language.tense import direction_at
from generator.records import DateMention, Findings, Span

NOT_A_DATE = frozenset({"ORG", "PERSON", "WORK_OF_ART", "PRODUCT"})
"""Names that may hold a calendar word: the Sunday Herald, April Jones."""
ANY = frozenset({"a", "an", "any", "each", "every"})


def find_dates(findings: Findings, parsed: Parsed) -> Findings:
    """Adds the date expressions of headline and paragraphs, in text order.

    Words that may name a date or a length of time ("in two weeks") are left out unless the tense
    makes them a date.
    """
    found = [
        (block, expression)
        for block in parsed.blocks
        for expression in recognise(block.doc.text)
        if not _other_sense(block, expression)
    ]
    directions = [direction_at(b.doc, e.start, e.end) for b, e in found]
    placed = [replace(e, start=b.offset + e.start, end=b.offset + e.end) for b, e in found]
    values = resolve(placed, directions, article_day(parsed.article.published))
    dates = tuple(
        DateMention(
            span=Span(article=findings.article, start=e.start, end=e.end), value=value, direction=d
        )
        for e, d, value in zip(placed, directions, values, strict=True)
        if value or not (e.told or e.future_only)
    )
    return replace(findings, dates=dates)


def article_day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or RFC 3339 date-time, as its publisher wrote it."""
    return date.fromisoformat(published[:10]) if published else None


def _other_sense(block: Block, expression: Expression) -> bool:
    """True inside a longer name ("the Sunday Herald") and for "a single Saturday"."""
    words = block.doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if words is None:
        return False
    last = words[-1]
    goes_on = last.i + 1 < len(block.doc) and block.doc[last.i + 1].ent_iob_ == "I"
    if last.ent_type_ in NOT_A_DATE and goes_on:
        return True
    return expression.kind == "weekday" and any(c.lower_ in ANY for c in words.root.children)
