"""Where each speaker's name comes from: who re-reads the site can hold it against the articles."""

from __future__ import annotations

from typing import Any

from generator.records import Briefing
from generator.render.site import Site
from generator.render.sources.shown_passages import published_passages, speakers_of


def published_names(site: Site, briefing: Briefing) -> list[dict[str, Any]]:
    """Each name once, sorted: `article` where published words of a source have it.

    `editor` where an editor or a reading gave it, `program` for a known name of what the articles
    name otherwise (Washington: United States), or one whose words are not shown.
    """
    shown = [
        site.articles[source.article].text[span.start : span.end]
        for source in briefing.sources
        for span in published_passages(site, source.article)
    ]
    said = " ".join((*briefing.editor, briefing.reading.name if briefing.reading else ""))

    def by(name: str) -> str:
        if any(name in words for words in shown):
            return "article"
        return "editor" if name in said else "program"

    names = sorted({speaker.name for speaker in speakers_of(briefing)})
    return [{"name": name, "by": by(name)} for name in names]
