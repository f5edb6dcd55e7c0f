"""What search engines read of a page (schema.org, no verdict), and what the site's search does."""

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from generator.interface import say, say_count
from generator.merge.disputes.rules import is_told
from generator.people.together import each_of
from generator.records import Article, Briefing, Outline, Quotation
from generator.render.addresses import story_address
from generator.render.calendar import spell_date
from generator.render.cut import plain_words_of, title_of
from generator.render.escape import one_line, safe_url
from generator.render.exports.story_json import corrected
from generator.render.site import Site, day_of_source

MONTH, DAY = len("2019-10"), len("2019-10-05")
Pairs = tuple[tuple[str, str], ...]


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


def structured_list(site: Site, name: str, stories: Sequence[Outline], root: str) -> Markup:
    """A page of stories as CollectionPage; `root` leads from the page to the site's root."""
    parts = [
        {
            "@type": "NewsArticle",
            "headline": one_line(title_of(story, site.articles)),
            "url": root + story_address(story.id),
        }
        for story in stories
    ]
    return json_ld({"@type": "CollectionPage", "name": name, "hasPart": parts})


def structured_speech(site: Site, name: str, quotations: Sequence[Quotation]) -> Markup:
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


def story_facets(site: Site, briefing: Briefing) -> Pairs:
    """(filter, value), each pair once: outlet, speaker, place, year and `disputed`."""
    articles = [site.articles[source.article] for source in briefing.sources]
    dates = [day for s in briefing.sources if (day := day_of_source(site.articles, s))]
    spoken = [q.speaker for q in briefing.quotations if q.speaker]
    found = (
        *(("outlet", a.outlet) for a in articles if a.outlet and a.outlet in site.outlet_slugs),
        *(("speaker", s.name) for q in spoken for s in each_of(q) if site.heard),
        *(("place", place) for place in briefing.places),
        *(("year", date[:4]) for date in dates),
        *(("month", date[:7]) for date in dates if len(date) >= MONTH),
        *(("day", date[:10]) for date in dates if len(date) >= DAY),
        *(("kind", article.kind) for article in articles if article.kind != "report"),
        *(
            (("disputed", say("story.has_disputes")),)
            if any(map(is_told, briefing.disputes))
            else ()
        ),
    )
    return tuple(sorted(set(found)))


def story_meta(site: Site, briefing: Briefing) -> Pairs:
    """(name, words) that a search result shows."""
    words = one_line(title_of(briefing, site.articles))
    counts = [say_count(len(briefing.sources), "sources")]
    if told := sum(map(is_told, briefing.disputes)):
        counts.append(say_count(told, "disputed_points"))
    date = (("date", spell_date(briefing.updated)),) if briefing.updated else ()
    return (("title", words), *date, ("sources", ", ".join(counts)))
