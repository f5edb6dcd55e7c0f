"""A page of each earlier state of a story.

A state holds no words. Its page shows the passages that today's articles still hold and that
today's page may show, and counts the rest: what was withdrawn, or is over a limit, does not come
back.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.interface import say
from generator.records import Outline, Span, StoryState
from generator.render.cut import citer, cut_markup, direction
from generator.render.pages import page
from generator.render.pieces import Files
from generator.render.site import Site
from generator.render.story.story_page import plain_title, shown_title
from generator.spans import within


def state_pages(site: Site, outline: Outline) -> Files:
    """(path, text) for each state of the story."""
    for state in site.history.get(outline.id, ()):
        yield _state_page(site, outline, state)


def _state_page(site: Site, outline: Outline, state: StoryState) -> tuple[str, str]:
    address = f"stories/{outline.id}/{state.date}/"
    shown = list(_still_shown(site, outline, state))
    briefing = site.briefing_of(outline.id)
    return page(
        address,
        "state",
        {
            "title": f"{plain_title(site, outline)}: {state.date}",
            "description": say("state.description", date=state.date),
            "kind": "plain",
        },
        story=outline,
        title=shown_title(site, outline),
        state=state,
        shown=shown,
        hidden=len(set(state.passages)) - len(shown),
        cut=partial(cut_markup, site),
        dir=partial(direction, site),
        cite=citer(site, briefing, "../../../"),
    )


def _still_shown(site: Site, outline: Outline, state: StoryState) -> Iterator[Span]:
    """Passages whose article is as it was, in today's story, and shown by today's page."""
    known = dict(state.articles)
    sources = {source.article for source in outline.sources}
    for span in dict.fromkeys(state.passages):
        article = site.articles.get(span.article)
        if article is None or span.article not in sources:
            continue
        same = article.sha256[:12] == known.get(span.article)
        if same and any(within(span, cited) for cited in site.cited(span.article)):
            yield span
