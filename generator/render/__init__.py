"""Briefings -> texts of pages and data files; decides nothing about content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

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
    site = index_site(briefings, seeds, findings)
    return {
        **dict(_pages(site)),
        **dict(_data(site)),
        **feed_files(site, home),
        **dict(moved_pages(site, seeds.lock)),
    }


def _pages(site: Site) -> Iterator[tuple[str, str]]:
    yield home_page(site)
    yield from archive_pages(site)
    ids = [None, *(b.id for b in site.briefings), None]
    for k, briefing in enumerate(site.briefings):
        yield story_page(site, briefing, ids[k], ids[k + 2])
    for article in site.articles.values():
        yield source_page(site, article)
    yield from speaker_pages(site)
    yield from outlet_pages(site)
    yield from topic_pages(site)
    yield from point_pages(site)


def _data(site: Site) -> Iterator[tuple[str, str]]:
    yield "data/story.schema.json", SCHEMA.read_text(encoding="utf-8")
    yield "data/index.json", index_json(site.briefings, site.articles)
    for briefing in site.briefings:
        yield f"data/stories/{briefing.id}.md.txt", story_copy(site, briefing)
        yield f"data/stories/{briefing.id}.json", story_json(briefing, site.articles, site.slugs)
    for file, article in site.articles.items():
        yield f"data/articles/{site.slugs[article.file]}.json", article_json(site, file)
