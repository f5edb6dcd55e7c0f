"""schema.org data of the pages (JSON-LD): what a story cites and quotes, with no verdict."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from generator.people.together import each_of
from generator.records import Article, Briefing, Quotation
from generator.render.cut import plain_words_of
from generator.render.escape import one_line, safe_url
from generator.render.exports.story_json import corrected, title_of
from generator.render.site import Site


def structured_story(site: Site, briefing: Briefing) -> Markup:
    """The story as NewsArticle with its citations and key quotations."""
    words = title_of(briefing, site.articles)
    articles = [site.articles[source.article] for source in briefing.sources]
    dates = sorted(a.published for a in articles if a.published)
    return json_ld(
        {
            "@type": "NewsArticle",
            "headline": one_line(words),
            "datePublished": dates[0] if dates else None,
            "dateModified": briefing.updated,
            "keywords": list(briefing.tags),
            "correction": corrected(briefing.amended),
            "citation": [_cited(site, article) for article in articles],
            "hasPart": [_quotation_ld(site, q) for q in briefing.quotations if q.key],
        }
    )


def structured_list(name: str, stories: Sequence[tuple[str, str]]) -> Markup:
    """A page of stories as CollectionPage; addresses are relative to the page."""
    parts = [{"@type": "NewsArticle", "headline": one_line(t), "url": url} for t, url in stories]
    return json_ld({"@type": "CollectionPage", "name": name, "hasPart": parts})


def structured_speech(site: Site, name: str, quotations: Sequence[Quotation]) -> Markup:
    """A page of one speaker's words as CollectionPage."""
    parts = [_quotation_ld(site, quotation) for quotation in quotations]
    return json_ld({"@type": "CollectionPage", "name": name, "hasPart": parts})


def json_ld(data: dict[str, Any]) -> Markup:
    """A script element that holds the data; nothing in it can end the element."""
    kept = {"@context": "https://schema.org"} | {k: v for k, v in data.items() if v}
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Markup(f'<script type="application/ld+json">{safe}</script>')  # noqa: S704


def _cited(site: Site, article: Article) -> dict[str, Any]:
    head = article.headline
    known = {
        "@type": "NewsArticle",
        "headline": one_line(plain_words_of(site, head)) if head else None,
        "url": safe_url(article.url),
        "datePublished": article.published,
        "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
    }
    return {k: v for k, v in known.items() if v}


def _quotation_ld(site: Site, quotation: Quotation) -> dict[str, Any]:
    speakers = each_of(quotation.speaker) if quotation.speaker else ()
    persons = [{"@type": "Person", "name": speaker.name} for speaker in speakers]
    known = {
        "@type": "Quotation",
        "text": one_line(plain_words_of(site, quotation.span)),
        "spokenByCharacter": persons[0] if len(persons) == 1 else persons,
    }
    return {k: v for k, v in known.items() if v}
