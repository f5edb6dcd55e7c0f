"""Briefings -> texts of pages and data files; decides nothing about content."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from generator.interface import in_language
from generator.merge.outline import outline_of
from generator.people.across_stories import one_across_stories
from generator.records import (
    Briefing,
    Findings,
    ListName,
    LockedStory,
    Outline,
    Seeds,
    Settings,
    Span,
)
from generator.render.about.readings_page import readings_page
from generator.render.addresses import addressed, forwarded, id_slugs, juniors_before
from generator.render.editions.day_and_week import edition_pieces
from generator.render.exports.epub import Book, book_files, story_chapter
from generator.render.exports.feeds import feed_piece
from generator.render.exports.markdown_copy import story_copy
from generator.render.exports.openapi import openapi_json
from generator.render.exports.published_names import published_names
from generator.render.exports.settings_json import site_settings
from generator.render.exports.story_json import index_json, story_json
from generator.render.lists.corrections_page import corrections_page
from generator.render.lists.dispute_lists import point_pieces
from generator.render.lists.home import archive_pieces, home_piece
from generator.render.lists.indexes import IndexEntry
from generator.render.lists.moved import forwarding_pages, moved_pages
from generator.render.lists.names_to_find import names_piece, states_piece
from generator.render.lists.speaker_pages import collect_speakers, speaker_entries, speaker_pieces
from generator.render.lists.story_history import state_pages
from generator.render.lists.topic_pages import (
    outlet_entries,
    outlet_pieces,
    site_topics,
    topic_entries,
    topic_pieces,
)
from generator.render.lists.withdrawn_pages import withdrawn_pages
from generator.render.pieces import Files, Piece, piece
from generator.render.site import Site, index_site
from generator.render.sources.shown_passages import article_json
from generator.render.sources.source_page import source_page
from generator.render.story.claims_table import claims_csv
from generator.render.story.story_page import story_page
from generator.render.threads.thread_pages import former_threads, thread_entries, thread_pieces

SCHEMA = Path(__file__).with_name("story.schema.json")
"""The JSON Schema of the story JSON; it is published beside the data."""


def render(
    briefings: Mapping[str, Briefing],
    seeds: Seeds,
    findings: Mapping[str, Findings],
    home: str = "",
) -> list[Piece]:
    """The whole site's content, in pieces; what shows the same stories stands together. Pure.

    Briefings by story id; findings by article key, whose sentences passages are shown in; without
    them whole paragraphs are. `home` is the site's address, for feeds; without it their links are
    relative.
    """
    known = [outline_of(briefing) for briefing in briefings.values()]
    stories = id_slugs(briefings)
    joined = one_across_stories(known, {a.file: a.text for a in seeds.articles})
    ids = {v.speaker.id for outline in known for v in outline.voices}
    speakers = dict(id_slugs(ids - joined.keys()))
    speakers |= {key: speakers[to] for key, to in joined.items()}
    names = {address: story for story, address in stories.items()}

    def briefing_of(address: str) -> Briefing:
        return addressed(briefings[names[address]], stories, speakers)

    outlines = [addressed(outline, stories, speakers) for outline in known]

    def sentences_of(file: str) -> tuple[Span, ...]:
        return tuple(s.span for s in findings[file].sentences) if file in findings else ()

    site = index_site(outlines, seeds, briefing_of, sentences_of)
    place = {outline.id: number for number, outline in enumerate(site.outlines)}
    heard = {name: address for name, address in speakers.items() if address in site.heard}
    former = [*forwarded("stories", stories), *forwarded("speakers", heard), *juniors_before(heard)]
    if "threads" in seeds.settings.lists:
        former += former_threads(site, seeds.lock)
    language = seeds.settings.language
    with in_language(language):
        found = [
            *_story_pieces(site),
            *_overviews(site, seeds.lock, home),
            *_forwarded(site, former),
        ]
    found = [piece(part.near, _in_language, language, part) for part in found]
    return sorted(found, key=lambda part: place.get(part.near, -1))


def _in_language(language: str, part: Piece) -> Files:
    """What a piece makes, in the site's own language."""
    with in_language(language):
        return tuple(part.make())


def _story_pieces(site: Site) -> Iterator[Piece]:
    """Each story with the pages of its sources; an article in no story by itself."""
    around = (None, *site.outlines, None)
    for newer, outline, older in zip(around, site.outlines, around[2:], strict=False):
        files = [s.article for s in outline.sources if site.stories[s.article][0] is outline]
        yield piece(outline.id, _story_files, site, outline, newer, older, files)
    for file in sorted(site.articles.keys() - site.stories.keys()):
        yield piece("", _source_files, site, [file])


def _story_files(
    site: Site,
    outline: Outline,
    newer: Outline | None,
    older: Outline | None,
    files: Sequence[str],
) -> Files:
    briefing = site.briefing_of(outline.id)
    yield story_page(site, briefing, newer, older)
    yield from state_pages(site, outline)
    yield f"data/stories/{briefing.id}.md.txt", story_copy(site, briefing)
    yield f"data/stories/{briefing.id}.csv", claims_csv(site, briefing)
    yield from _book(site, briefing)
    names = published_names(site, briefing)
    data = story_json(briefing, site.articles, site.slugs, names)
    yield f"data/stories/{briefing.id}.json", data
    yield from _source_files(site, files)


def _book(site: Site, briefing: Briefing) -> Files:
    chapter = story_chapter(site, briefing)
    book = Book(name=briefing.id, title=chapter[1], updated=briefing.updated, chapters=(chapter,))
    return book_files(book, site.settings.name)


def _source_files(site: Site, files: Sequence[str]) -> Files:
    for file in files:
        yield source_page(site, site.articles[file])
        yield f"data/articles/{site.slugs[file]}.json", article_json(site, file)


def _overviews(site: Site, lock: Sequence[LockedStory], home: str) -> Iterator[Piece]:
    yield home_piece(site)
    made: dict[ListName, Callable[[Site], Iterator[Piece]]] = {
        "archive": archive_pieces,
        "outlets": outlet_pieces,
        "disputes": point_pieces,
        "speakers": speaker_pieces,
        "threads": thread_pieces,
    }
    for name in (name for name in made if name in site.settings.lists):
        yield from made[name](site)
    yield from topic_pieces(site)
    yield names_piece(_names_by_folder(site))
    yield states_piece(site)
    yield feed_piece(site, home)
    yield from edition_pieces(site, home)
    yield piece("", _schema, site.settings)
    yield piece("", _for_site, site)
    yield piece("", _single_file, "data/index.json", index_json(site.outlines, site.articles))
    yield piece("", moved_pages, site, lock)
    yield piece("", withdrawn_pages, site)
    yield piece("", corrections_page, site)
    yield piece("", readings_page, site)


def _forwarded(site: Site, former: Sequence[tuple[str, str]]) -> Iterator[Piece]:
    named = (site.outlet_slugs, site.place_slugs, site.body_slugs, site.tag_slugs)
    folders = ("outlets", "places", "organisations", "tags")
    more = [
        old
        for slugs, folder in zip(named, folders, strict=True)
        for old in forwarded(folder, slugs)
    ]
    yield piece("", forwarding_pages, [*former, *more])


def _for_site(site: Site) -> Files:
    """What the frame of every page shows, for the website that is made of the docs."""
    yield from site_settings(site.settings).items()


def _names_by_folder(site: Site) -> list[tuple[str, Sequence[IndexEntry]]]:
    """(first folder of the address, names) of every index."""
    topics = [(t.kind.name, topic_entries(t)) for t in site_topics(site)]
    outlets = [("outlets", outlet_entries(site))] if "outlets" in site.settings.lists else []
    speakers = [("speakers", speaker_entries(collect_speakers(site)))] if site.heard else []
    return [*speakers, *outlets, *topics, ("threads", thread_entries(site))]


def _schema(settings: Settings) -> Files:
    yield "data/story.schema.json", SCHEMA.read_text(encoding="utf-8")
    yield "data/openapi.json", openapi_json(settings)


def _single_file(path: str, text: str) -> Files:
    yield path, text
