"""What of an article is published: cited passages with a sentence of context, or all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.records import Article, Span
from generator.render.cut import part, sentences_around
from generator.render.exports.story_json import as_text
from generator.render.site import Site
from generator.spans import within

CONTEXT = 1
"""Sentences shown before and after a cited passage."""


def published_passages(site: Site, file: str) -> tuple[Span, ...]:
    """The spans of the article that its page may show: in text order, not overlapping."""
    article = site.articles[file]
    if article.publish == "full":
        return (Span(article=file, start=0, end=len(article.text)),)
    if is_limited(article):
        wanted = [sentences_around(site, span) for span in site.cited(file)]
        found = tuple(_joined(article, sorted(wanted)))
        _prove(article, found)
        return found
    sentences = site.sentences_in(file)
    wanted = [_with_context(sentences, span) for span in site.cited(file)]
    return tuple(_joined(article, sorted(wanted)))


class OverLimitError(Exception):
    """More of an article would be published than its limit allows."""


def is_limited(article: Article) -> bool:
    """Whether nothing around the cited passages may be shown."""
    return article.show_at_most is not None or article.publish in ("quotations", "headlines")


def _prove(article: Article, shown: Sequence[Span]) -> None:
    """Raise OverLimitError where the passages together have more words than may be shown."""
    words = sum(_words(article, span) for span in shown if span != article.headline)
    whole = sum(_words(article, span) for span in article.paragraphs)
    most = whole if article.show_at_most is None else whole * article.show_at_most // 100
    if words > (0 if article.publish == "headlines" else most):
        raise OverLimitError(f"{article.file}: {words} of {whole} words, {most} may be shown")


def _words(article: Article, span: Span) -> int:
    return len(article.text[span.start : span.end].split())


def sentences_shown(site: Site, file: str) -> tuple[int, int]:
    """(sentences of the body that its page shows whole, sentences of the body)."""
    article = site.articles[file]
    shown = published_passages(site, file)
    body = [s for s in site.sentences_in(file) if s != article.headline]
    return sum(any(within(s, passage) for passage in shown) for s in body), len(body)


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
            "full_text": article.publish == "full",
            "publish": article.publish or "passages",
            "show_at_most": article.show_at_most,
            "licence": article.licence,
            "excerpt": article.excerpt,
            "stories": [b.id for b in site.stories.get(file, ())],
            "passages": passages,
            "removed": [
                {"reason": r.reason, "start": r.span.start, "end": r.span.end}
                for r in article.removals
            ],
        }
    )
