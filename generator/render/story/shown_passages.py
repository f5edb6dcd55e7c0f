"""What of an article is published: cited passages with a sentence of context, or all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.records import Article, Span
from generator.render.cut import part
from generator.render.exports.story_json import as_text
from generator.render.site import Site

CONTEXT = 1
"""Sentences shown before and after a cited passage."""


def published_passages(site: Site, file: str) -> tuple[Span, ...]:
    """The spans of the article that its page may show: in text order, not overlapping."""
    article = site.articles[file]
    if article.full_text:
        return (Span(article=file, start=0, end=len(article.text)),)
    sentences = site.sentences_in(file)
    wanted = [_with_context(sentences, span) for span in site.cited(file)]
    return tuple(_joined(article, sorted(wanted)))


def _with_context(sentences: Sequence[Span], span: Span) -> Span:
    touched = [k for k, s in enumerate(sentences) if s.start < span.end and span.start < s.end]
    if not touched:
        return span
    first = sentences[max(0, touched[0] - CONTEXT)]
    last = sentences[min(len(sentences) - 1, touched[-1] + CONTEXT)]
    return part(span, min(first.start, span.start), max(last.end, span.end))


def _joined(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
    """Spans that overlap, or that only white space separates, as one."""
    held: Span | None = None
    for span in spans:
        if held and (span.start <= held.end or not article.text[held.end : span.start].strip()):
            held = part(held, held.start, max(held.end, span.end))
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def article_json(site: Site, file: str) -> str:
    """One article as published under data/articles/; offsets point into the whole text."""
    article = site.articles[file]
    passages: list[dict[str, Any]] = [
        {"start": s.start, "end": s.end, "text": article.text[s.start : s.end]}
        for s in published_passages(site, file)
    ]
    return as_text(
        {
            "article": file,
            "slug": site.slugs[file],
            "sha256": article.sha256,
            "length": len(article.text),
            "outlet": article.outlet,
            "url": article.url,
            "published": article.published,
            "language": article.language,
            "full_text": article.full_text,
            "stories": [b.id for b in site.stories.get(file, ())],
            "passages": passages,
            "removed": [
                {"reason": r.reason, "start": r.span.start, "end": r.span.end}
                for r in article.removals
            ],
        }
    )
