"""Briefings -> texts of pages and data files; decides nothing about content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from generator.processes import each
from generator.records import Briefing, Findings, Seeds
from generator.render.copies import story_copy
from generator.render.data import index_json, story_json
from generator.render.feeds import feed_files
from generator.render.home import archive_pages, home_page
from generator.render.moved import moved_pages
from generator.render.passages import article_json
from generator.render.points import point_pages
from generator.render.site import Site, index_site
from generator.render.source import source_page
from generator.render.speakers import speaker_pages
from generator.render.story import story_page
from generator.render.topics import outlet_pages, topic_pages

SCHEMA = Path(__file__).with_name("story.schema.json")
"""The JSON Schema of the story JSON; it is published beside the data."""


TOGETHER = 12
"""Stories, or three times as many sources, that are rendered in one piece: about 0.1 s."""

Files = Iterable[tuple[str, str]]
"""(path below the docs folder, text)."""


def render(
    briefings: Sequence[Briefing],
    seeds: Seeds,
    findings: Iterable[Findings] = (),
    home: str = "",
) -> Mapping[str, str]:
    """Every file of the site's content, by path below the docs folder. Pure.

    `findings` give the sentences that passages are shown in; without them whole paragraphs are.
    `home` is the site's address, for feeds; without it their links are relative.
    """
    return dict(rendered(briefings, seeds, findings, home))


def rendered(
    briefings: Sequence[Briefing],
    seeds: Seeds,
    findings: Iterable[Findings] = (),
    home: str = "",
) -> Iterator[tuple[str, str]]:
    """The same, one after the other, made by all cores: a large archive never stands in memory."""
    site = index_site(briefings, seeds, findings)
    pieces = list(_pieces(site, seeds, home))
    for done in each(len(pieces), lambda number: list(pieces[number]())):
        yield from done


def _pieces(site: Site, seeds: Seeds, home: str) -> Iterator[Callable[[], Files]]:
    """What can be made apart from the rest, the longest first."""
    yield partial(speaker_pages, site)
    yield partial(topic_pages, site)
    yield partial(point_pages, site)
    yield partial(_overviews, site, seeds, home)
    for start in range(0, len(site.briefings), TOGETHER):
        yield partial(_stories, site, start)
    files = list(site.articles)
    for start in range(0, len(files), 3 * TOGETHER):
        yield partial(_sources, site, files[start : start + 3 * TOGETHER])


def _stories(site: Site, start: int) -> Files:
    ids = [None, *(b.id for b in site.briefings), None]
    for k, briefing in enumerate(site.briefings[start : start + TOGETHER], start):
        yield story_page(site, briefing, ids[k], ids[k + 2])
        yield f"data/stories/{briefing.id}.md.txt", story_copy(site, briefing)
        yield f"data/stories/{briefing.id}.json", story_json(briefing, site.articles, site.slugs)


def _sources(site: Site, files: Sequence[str]) -> Files:
    for file in files:
        yield source_page(site, site.articles[file])
        yield f"data/articles/{site.slugs[file]}.json", article_json(site, file)


def _overviews(site: Site, seeds: Seeds, home: str) -> Files:
    yield home_page(site)
    yield from archive_pages(site)
    yield from outlet_pages(site)
    yield "data/story.schema.json", SCHEMA.read_text(encoding="utf-8")
    yield "data/index.json", index_json(site.briefings, site.articles)
    yield from feed_files(site, home).items()
    yield from dict(moved_pages(site, seeds.lock)).items()
