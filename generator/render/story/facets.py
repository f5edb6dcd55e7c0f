"""What the search filters a story by, and what it shows beside the story's headline."""

from __future__ import annotations

from generator.interface import say, say_count
from generator.people.together import each_of
from generator.records import Briefing
from generator.render.calendar import spell_date
from generator.render.escape import one_line
from generator.render.exports.story_json import title_of
from generator.render.site import Site, day_of_source

MONTH, DAY = len("2019-10"), len("2019-10-05")
Pairs = tuple[tuple[str, str], ...]


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
        *((("disputed", say("story.has_disputes")),) if briefing.disputes else ()),
    )
    return tuple(sorted(set(found)))


def story_meta(site: Site, briefing: Briefing) -> Pairs:
    """(name, words) that a search result shows."""
    words = one_line(title_of(briefing, site.articles))
    counts = [say_count(len(briefing.sources), "sources")]
    if briefing.disputes:
        counts.append(say_count(len(briefing.disputes), "disputed_points"))
    date = (("date", spell_date(briefing.updated)),) if briefing.updated else ()
    return (("title", words), *date, ("sources", ", ".join(counts)))
