"""What of an article is published: cited passages with a sentence of context, or all of it."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.people.together import each_of, speakers_of
from generator.records import Article, Briefing, Span
from generator.render.cut import agency_named, is_limited, sentences_around
from generator.render.exports.story_json import as_text, picked, record_cutter, removed_json
from generator.render.site import Site, numbers_of
from generator.spans import join, part, within

REMOVED_SHOWN = 80
"""Characters of a removed passage that its listing shows."""
CONTEXT = 1
"""Sentences shown before and after a cited passage."""


def published_passages(site: Site, file: str) -> tuple[Span, ...]:
    """The spans of the article that its page may show: in text order, not overlapping."""
    article = site.articles[file]
    if article.publish == "full":
        return (Span(article=file, start=0, end=len(article.text)),)
    more = 0 if is_limited(article) else CONTEXT
    around = (sentences_around(site, span, more) for span in site.cited(file))
    found = _joined_spans(article, around)
    if is_limited(article):
        _prove(article, found)
    return tuple(found)


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


def _joined_spans(article: Article, spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap, or that only white space separates, as one; in text order."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not article.text[joined[-1].end : span.start].strip():
            joined[-1] = join(joined[-1], span)
        else:
            joined.append(span)
    return joined


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


def article_json(site: Site, file: str) -> str:
    """One article as published under data/articles/; offsets point into the whole text."""
    article = site.articles[file]

    def digested(span: Span) -> dict[str, Any]:
        """Whoever keeps the words can tell by their digest that they were not changed."""
        words = article.text[span.start : span.end]
        digest = hashlib.sha256(words.encode("utf-8")).hexdigest()
        return {"start": span.start, "end": span.end, "text": words, "sha256": digest}

    return as_text(
        {
            "article": file,
            "slug": site.slugs[file],
            "sha256": article.sha256,
            "length": len(article.text),
            **picked(article, "outlet", "url", "published", "language"),
            "full_text": article.publish == "full",
            "publish": article.publish or "passages",
            **picked(article, "show_at_most", "licence", "excerpt"),
            "stories": [b.id for b in site.stories.get(file, ())],
            "headline": digested(article.headline) if article.headline else None,
            "passages": [digested(span) for span in published_passages(site, file)],
            "removed": removed_json(article),
            "roles": [digested(span) for span in _words_beside(site, file)],
            "removed_begins": []
            if is_limited(article)
            else [digested(opening_of_removed(article, r.span)) for r in article.removals],
        }
    )


def published_names(site: Site, briefing: Briefing) -> list[dict[str, Any]]:
    """Each name once, sorted, with a place in published words that it comes from.

    `article` where those words are the name; `editor` or `reading` where one of these gave it, and
    then there is no place; `program` for a known name of what the article names otherwise
    (Washington: United States), or one whose own words are not shown: its mention there.
    """
    cut = record_cutter(numbers_of(briefing), site.articles)
    shown = [span for s in briefing.sources for span in published_passages(site, s.article)]
    mentions = _mentions_by_name(briefing)
    everybody = tuple(speakers_of(briefing))
    given = {one.name: one.named_by for one in everybody if one.named_by != "program"}

    def row(name: str) -> dict[str, Any]:
        found = next(_places_of_name(site, shown, name), None)
        by = "article" if found else given.get(name, "program")
        span = found or (mentions.get(name) if by == "program" else None)
        return {"name": name, "by": by, **(cut(span) if span else {})}

    return [row(name) for name in sorted({speaker.name for speaker in everybody})]


def _places_of_name(site: Site, shown: list[Span], name: str) -> Iterator[Span]:
    for span in shown:
        at = site.articles[span.article].text.find(name, span.start, span.end)
        if at >= 0:
            yield part(span, at, at + len(name))


def _mentions_by_name(briefing: Briefing) -> dict[str, Span]:
    """Name -> where somebody of this name is mentioned beside words, else what shows a side, else
    the words themselves: whose they are was told by what stands around them."""
    told = (*briefing.quotations, *briefing.denials)
    sides = [position for dispute in briefing.disputes for position in dispute.positions]
    places = (
        *((q.speaker, q.mention) for q in told),
        *((p.speaker, p.evidence[0] if p.evidence else None) for p in sides),
        *((q.speaker, q.span) for q in told),
    )
    found: dict[str, Span] = {}
    for speaker, place in places:
        if speaker and place:
            for one in each_of(speaker):
                found.setdefault(one.name, place)
    return found
