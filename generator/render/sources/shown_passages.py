"""What of an article is published: cited passages with a sentence of context, or all of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from generator.people.together import each_of
from generator.records import Article, Briefing, Span, Speaker
from generator.render.cut import agency_named, is_limited, sentences_around
from generator.render.exports.story_json import as_text
from generator.render.site import Site
from generator.spans import overlaps, part, within

REMOVED_SHOWN = 80
"""Characters of a removed passage that its listing shows."""
CONTEXT = 1
"""Sentences shown before and after a cited passage."""


def published_passages(site: Site, file: str) -> tuple[Span, ...]:
    """The spans of the article that its page may show: in text order, not overlapping."""
    article = site.articles[file]
    if article.publish == "full":
        return (Span(article=file, start=0, end=len(article.text)),)
    if is_limited(article):
        wanted = [sentences_around(site, span) for span in site.cited(file)]
        found = tuple(_joined_spans(article, sorted(wanted)))
        _prove(article, found)
        return found
    sentences = site.sentences_in(file)
    wanted = [_with_context(sentences, span) for span in site.cited(file)]
    return tuple(_joined_spans(article, sorted(wanted)))


class OverLimitError(Exception):
    """More of an article would be published than its limit allows."""


def _prove(article: Article, shown: Sequence[Span]) -> None:
    """Raise OverLimitError where the passages together have more words than may be shown."""
    words = sum(_words_shown(article, span) for span in shown if span != article.headline)
    whole = sum(_words_shown(article, span) for span in article.paragraphs)
    most = whole if article.show_at_most is None else whole * article.show_at_most // 100
    if words > (0 if article.publish == "headlines" else most):
        raise OverLimitError(f"{article.file}: {words} of {whole} words, {most} may be shown")


def _words_shown(article: Article, span: Span) -> int:
    return len(article.text[span.start : span.end].split())


def sentences_shown(site: Site, file: str) -> tuple[int, int]:
    """(sentences of the body that its page shows whole, sentences of the body)."""
    article = site.articles[file]
    shown = published_passages(site, file)
    body = [s for s in site.sentences_in(file) if s != article.headline]
    return sum(any(within(s, passage) for passage in shown) for s in body), len(body)


def _with_context(sentences: Sequence[Span], span: Span) -> Span:
    touched = [k for k, s in enumerate(sentences) if overlaps(s, span)]
    if not touched:
        return span
    first = sentences[max(0, touched[0] - CONTEXT)]
    last = sentences[min(len(sentences) - 1, touched[-1] + CONTEXT)]
    return part(span, min(first.start, span.start), max(last.end, span.end))


def _joined_spans(article: Article, spans: Sequence[Span]) -> Iterator[Span]:
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


def passage_digest(words: str) -> str:
    """SHA-256 of the words in UTF-8: whoever keeps a passage can tell that it was not changed."""
    return hashlib.sha256(words.encode("utf-8")).hexdigest()


def opening_of_removed(article: Article, span: Span) -> Span:
    """The first words of a removed passage: what its listing shows."""
    text = article.text[span.start : span.end]
    if len(text) <= REMOVED_SHOWN:
        return span
    stop = max(text.rfind(" ", 0, REMOVED_SHOWN), text.rfind("\n", 0, REMOVED_SHOWN))
    return part(span, span.start, span.start + (stop if stop > 0 else REMOVED_SHOWN))


def _words_beside(site: Site, file: str) -> list[Span]:
    """Words of the article beside what is cited, in order: a speaker's role, cues, mentions, and
    the agency that its dateline names where copies of its words are counted.

    Of an article with a limit they are among those that are shown, or nothing is published.
    """
    stories = [site.briefing_of(outline.id) for outline in site.stories.get(file, ())]
    roles = {speaker.role for story in stories for speaker in speakers_of(story)}
    heard = [q for story in stories for q in (*story.quotations, *story.denials)]
    told = {span for q in heard for span in (q.mention, q.cue.span if q.cue else None)}
    shown = published_passages(site, file)
    apart = {span for span in told if span and not any(within(span, p) for p in shown)}
    copied = any(source.copy_of for story in stories for source in story.sources)
    named = {agency_named(site, file)} if copied else set()
    found = {span for span in roles | apart | named if span and span.article == file}
    beyond = [span for span in found if not any(within(span, p) for p in shown)]
    if beyond and is_limited(site.articles[file]):
        raise OverLimitError(f"{file}: words at {beyond[0].start} are beyond what may be shown")
    return sorted(found, key=lambda span: (span.start, span.end))


def speakers_of(briefing: Briefing) -> Iterator[Speaker]:
    """Everybody who is heard or holds a position, as often as that."""
    for quotation in (*briefing.quotations, *briefing.denials):
        if quotation.speaker:
            yield from each_of(quotation.speaker)
    for dispute in briefing.disputes:
        for position in dispute.positions:
            if position.speaker:
                yield from each_of(position.speaker)


def article_json(site: Site, file: str) -> str:
    """One article as published under data/articles/; offsets point into the whole text."""
    article = site.articles[file]

    def digested(span: Span) -> dict[str, Any]:
        words = article.text[span.start : span.end]
        return {
            "start": span.start,
            "end": span.end,
            "text": words,
            "sha256": passage_digest(words),
        }

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
            "headline": digested(article.headline) if article.headline else None,
            "passages": [digested(span) for span in published_passages(site, file)],
            "removed": [
                {"reason": r.reason, "start": r.span.start, "end": r.span.end}
                for r in article.removals
            ],
            "roles": [digested(span) for span in _words_beside(site, file)],
            "removed_begins": []
            if is_limited(article)
            else [digested(opening_of_removed(article, r.span)) for r in article.removals],
        }
    )
