"""Briefings -> texts of pages and data files; decides nothing about content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from generator.merge.outline import outline_of
from generator.records import Briefing, Findings, LockedStory, Outline, Seeds
from generator.render.exports.feeds import feed_piece
from generator.render.exports.markdown_copy import story_copy
from generator.render.exports.story_json import index_json, story_json
from generator.render.lists.dispute_lists import point_pieces
from generator.render.lists.home import archive_pieces, home_piece
from generator.render.lists.moved import moved_pages
from generator.render.lists.speaker_pages import speaker_pieces
from generator.render.lists.topic_pages import outlet_pieces, topic_pieces
from generator.render.pieces import Files, Piece, headings, piece, stamps
from generator.render.site import Site, index_site
from generator.render.story.shown_passages import article_json
from generator.render.story.source_page import source_page
from generator.render.story.story_page import story_page

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
    by_id = {briefing.id: briefing for briefing in briefings}
    found = {f.article: tuple(s.span for s in f.sentences) for f in findings}
    outlines = [outline_of(briefing) for briefing in briefings]
    site = index_site(outlines, seeds, by_id.__getitem__, lambda file: found.get(file, ()), {})
    return {path: text for part in pieces(site, seeds.lock, home) for path, text in part.make()}


def pieces(site: Site, lock: Sequence[LockedStory], home: str = "") -> list[Piece]:
    """The whole site; what shows the same stories stands together, so that they are unpacked once.

    `home` as in `render`.
    """
    place = {outline.id: number for number, outline in enumerate(site.outlines)}
    found = [*_stories(site), *_overviews(site, lock, home)]
    return sorted(found, key=lambda part: place.get(part.near, -1))


def _stories(site: Site) -> Iterator[Piece]:
    """Each story with the pages of its sources; an article in no story by itself."""
    around = (None, *site.outlines, None)
    for newer, outline, older in zip(around, site.outlines, around[2:], strict=False):
        files = [s.article for s in outline.sources if site.stories[s.article][0] is outline]
        seen = _seen(site, outline, (newer, older), files)
        yield piece(seen, outline.id, _story, site, outline, newer, older, files)
    for file in sorted(site.articles.keys() - site.stories.keys()):
        yield piece((site.slugs[file], site.articles[file]), "", _sources, site, [file])


def _seen(
    site: Site, outline: Outline, turns: Sequence[Outline | None], files: Sequence[str]
) -> object:
    """All that the pages of a story and its sources look up."""
    related = [site.by_id[story] for story in outline.related if story in site.by_id]
    sides = [position.holder for d in outline.disputes for position in d.positions]
    others = {o.id: o for file in files for o in site.stories[file]}
    return (
        site.stamps[outline.id],
        outline.related,
        headings(site, related),
        [turn and headings(site, [turn]) for turn in turns],
        [site.outlet_slugs.get(holder) for holder in sides],
        [site.place_slugs[name] for name in outline.places],
        [site.body_slugs[name] for name in outline.bodies],
        [site.tag_slugs[name] for name in outline.tags],
        files,
        stamps(site, others.values()),
    )


def _story(
    site: Site,
    outline: Outline,
    newer: Outline | None,
    older: Outline | None,
    files: Sequence[str],
) -> Files:
    briefing = site.briefing_of(outline.id)
    yield story_page(site, briefing, newer, older)
    yield f"data/stories/{briefing.id}.md.txt", story_copy(site, briefing)
    yield f"data/stories/{briefing.id}.json", story_json(briefing, site.articles, site.slugs)
    yield from _sources(site, files)


def _sources(site: Site, files: Sequence[str]) -> Files:
    for file in files:
        yield source_page(site, site.articles[file])
        yield f"data/articles/{site.slugs[file]}.json", article_json(site, file)


def _overviews(site: Site, lock: Sequence[LockedStory], home: str) -> Iterator[Piece]:
    yield home_piece(site)
    yield from archive_pieces(site)
    yield from outlet_pieces(site)
    yield from topic_pieces(site)
    yield from point_pieces(site)
    yield from speaker_pieces(site)
    yield feed_piece(site, home)
    yield piece((), "", _schema)
    rows = index_json(site.outlines, site.articles)
    yield piece(rows, "", _single, "data/index.json", rows)
    yield from (piece(moved, "", _single, *moved) for moved in moved_pages(site, lock))


def _schema() -> Files:
    yield "data/story.schema.json", SCHEMA.read_text(encoding="utf-8")


def _single(path: str, text: str) -> Files:
    yield path, text
