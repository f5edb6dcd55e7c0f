"""A story's history: what changed from one recorded state to the next, and a page of each.

A state holds no words. Its page shows the passages that today's articles still hold and that
today's page may show, and counts the rest: what was withdrawn, or is over a limit, does not come
back.
"""

from collections.abc import Iterator
from itertools import pairwise

from generator.interface import say, say_count
from generator.records import Outline, Span, StoryState
from generator.render.cut import citer, title_of
from generator.render.pages import Files, site_page
from generator.render.site import Site
from generator.spans import within


def state_lines(site: Site, story: str) -> list[tuple[str, str]]:
    """(day, what is new since the state before) of each state, newest first."""
    states = site.history.get(story, ())
    first = [(state.date, _first_state(state)) for state in states[:1]]
    later = [(after.date, _change_told(before, after)) for before, after in pairwise(states)]
    return [*first, *later][::-1]


def _first_state(state: StoryState) -> str:
    points = say_count(len(state.points), "disputed_points")
    return f"{say_count(len(state.articles), 'articles')}, {points}"


def _change_told(before: StoryState, after: StoryState) -> str:
    """What a reader would want to know: articles, points, corrections; else what else changed."""
    old, new = dict(before.articles), dict(after.articles)
    changed = sum(old[file] != new[file] for file in old.keys() & new.keys())
    gone, come = set(before.points) - set(after.points), set(after.points) - set(before.points)
    changes = (
        (len(new.keys() - old.keys()), "articles_added"),
        (len(old.keys() - new.keys()), "articles_gone"),
        (changed, "articles_changed"),
        (len(come), "points_new"),
        (len(gone), "points_gone"),
        (after.corrections - before.corrections, "corrections"),
    )
    told = [say_count(number, key) for number, key in changes if number > 0]
    return ", ".join(told) or say("state.anew")


def state_pages(site: Site, outline: Outline) -> Files:
    for state in site.history.get(outline.id, ()):
        yield _state_page(site, outline, state)


def _state_page(site: Site, outline: Outline, state: StoryState) -> tuple[str, str]:
    shown = list(_still_shown(site, outline, state))
    return site_page(
        site,
        f"stories/{outline.id}/{state.date}/",
        "state",
        {
            "title": f"{title_of(outline, site.articles)}: {state.date}",
            "description": say("state.description", date=state.date),
            "kind": "plain",
        },
        story=outline,
        state=state,
        shown=shown,
        hidden=len(set(state.passages)) - len(shown),
        cite=citer(site, site.briefing_of(outline.id), "../../../"),
    )


def _still_shown(site: Site, outline: Outline, state: StoryState) -> Iterator[Span]:
    """Passages whose article is as it was, in today's story, and shown by today's page."""
    then = dict(state.articles)
    now = {s.article: site.articles[s.article].sha256[:12] for s in outline.sources}
    for span in dict.fromkeys(state.passages):
        same = span.article in now and now[span.article] == then.get(span.article)
        if same and any(within(span, cited) for cited in site.cited(span.article)):
            yield span
