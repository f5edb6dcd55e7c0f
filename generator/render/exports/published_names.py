"""Where each speaker's name comes from: who re-reads the site can hold it against the articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.people.together import each_of
from generator.records import Briefing, Span
from generator.render.site import Site
from generator.render.sources.shown_passages import published_passages, speakers_of
from generator.spans import part


def published_names(site: Site, briefing: Briefing) -> list[dict[str, Any]]:
    """Each name once, sorted, with a place in published words that it comes from.

    `article` where those words are the name; `editor` where an editor or a reading gave it, and
    then there is no place; `program` for a known name of what the article names otherwise
    (Washington: United States), or one whose own words are not shown: its mention there.
    """
    numbers = {source.article: source.number for source in briefing.sources}
    shown = [span for file in numbers for span in published_passages(site, file)]
    said = " ".join((*briefing.editor, briefing.reading.name if briefing.reading else ""))
    edited = bool(briefing.editor or briefing.reading)
    mentions = _mentions_by_name(briefing)

    def row(name: str) -> dict[str, Any]:
        found = next(_places_of_name(site, shown, name), None)
        span = found or mentions.get(name)
        if found is None and (name in said or (span is None and edited)):
            return {"name": name, "by": "editor"}
        by = "article" if found else "program"
        if span is None:
            return {"name": name, "by": by}
        words = site.articles[span.article].text[span.start : span.end]
        place = {"source": numbers[span.article], "start": span.start, "end": span.end}
        return {"name": name, "by": by, "text": words, **place}

    return [row(name) for name in sorted({speaker.name for speaker in speakers_of(briefing)})]


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
