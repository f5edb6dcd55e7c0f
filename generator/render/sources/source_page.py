"""The page of one article: cited passages in their context, and everything that was removed."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from markupsafe import Markup

from generator.interface import say
from generator.language.words.english import is_understood
from generator.records import Article, Span
from generator.render.cut import anchor, cut_markup, is_limited, label_of, plain_words_of
from generator.render.escape import escape, one_line, safe_url, shortened
from generator.render.pages import site_page
from generator.render.site import Site
from generator.render.sources.shown_passages import (
    opening_of_removed,
    published_passages,
    sentences_shown,
)
from generator.spans import begins_in, common, cut, overlaps, part

ORIGINAL = Markup(' <a class="original" href="{}" rel="external noopener" aria-label="{}">↗</a>')
FRAGMENT_WORDS = 5
"""Words at either end of a passage that a link to the original looks for."""


def source_page(site: Site, article: Article) -> tuple[str, str]:
    head = article.headline
    shown, whole = sentences_shown(site, article.file)
    limited = is_limited(article)
    return site_page(
        site,
        f"sources/{site.slugs[article.file]}/",
        "source",
        {
            "title": plain_words_of(site, head) if head else article.file,
            "description": shortened(say("source.description", label=label_of(article)), 200),
            "kind": "source",
            "published": article.published,
        },
        article=article,
        url=safe_url(article.url),
        outlet=site.outlet_slugs.get(article.outlet or ""),
        stories=site.stories.get(article.file, ()),
        headline=_cited_marked(site, head)[0] if head else None,
        blocks=list(_marked_paragraphs(site, article)),
        removed=[
            (r, None if limited else opening_of_removed(article, r.span)) for r in article.removals
        ],
        limited=limited,
        unread=not is_understood(article),
        shown=shown,
        whole=whole,
    )


def _marked_paragraphs(site: Site, article: Article) -> Iterator[tuple[Span, Markup] | None]:
    """Paragraphs with their cited passages marked; None where something is left out."""
    passages = published_passages(site, article.file)
    kept = _shown_body(site, article)
    at = 0
    for paragraph in kept:
        for passage in (p for p in passages if overlaps(p, paragraph)):
            span = common(paragraph, passage)
            if _left_out(article, part(span, at, span.start)):
                yield None
            yield span, _marked_words(site, article, span)
            at = span.end
    if kept and _left_out(article, part(kept[-1], at, kept[-1].end)):
        yield None


def _shown_body(site: Site, article: Article) -> Sequence[Span]:
    """Paragraphs, and whatever else holds a cited passage (a dateline, a byline)."""
    inside = (*article.paragraphs, *((article.headline,) if article.headline else ()))
    cited = site.cited(article.file)
    outside = [s for s in cited if not any(begins_in(s, p) for p in inside)]
    return sorted((*article.paragraphs, *outside))


def _left_out(article: Article, between: Span) -> bool:
    """Whether words of the body stand there."""
    return any(cut(article.text, common(p, between)).strip() for p in article.paragraphs)


def _marked_words(site: Site, article: Article, shown: Span) -> Markup:
    """The words of `shown` with every cited passage in it as a target; passages may nest."""
    words, cited = _cited_marked(site, shown)
    url = original_url(article, cited[0]) if cited else None
    return words + (ORIGINAL.format(escape(url), say("source.passage_in_original")) if url else "")


def _cited_marked(site: Site, shown: Span) -> tuple[Markup, list[Span]]:
    """The words of `shown` with what begins in it marked, and which passages these are."""
    cited = [s for s in site.cited(shown.article) if begins_in(s, shown)]
    return Markup("").join(_nested(site, shown, cited)), cited


def _nested(site: Site, outer: Span, inner: Sequence[Span]) -> Iterator[Markup]:
    at, rest = outer.start, list(inner)
    while rest:
        span = rest.pop(0)
        if span.start < at:
            continue
        end = min(span.end, outer.end)
        within = [s for s in rest if s.start < end]
        rest = rest[len(within) :]
        yield cut_markup(site, part(outer, at, span.start))
        opening = Markup(f'<mark id="{anchor(span)}">')  # noqa: S704
        yield opening + Markup("").join(_nested(site, part(span, span.start, end), within))
        yield Markup("</mark>")
        at = end
    yield cut_markup(site, part(outer, at, outer.end))


def original_url(article: Article, span: Span) -> str | None:
    """The original with the passage highlighted, for browsers that know text fragments."""
    url = safe_url(article.url)
    if not url:
        return None
    words = one_line(article.text[span.start : span.end]).split()
    short = len(words) <= 2 * FRAGMENT_WORDS
    ends = (words,) if short else (words[:FRAGMENT_WORDS], words[-FRAGMENT_WORDS:])
    fragment = ",".join(quote(" ".join(group), safe="").replace("-", "%2D") for group in ends)
    return f"{url}{'' if '#' in url else '#'}:~:text={fragment}"
