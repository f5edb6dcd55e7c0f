"""Briefings -> texts of pages and data files; decides nothing about content."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.interface import in_language
from generator.merge import outline_of
from generator.merge.editing.standing import names_given
from generator.people.across_stories import one_across_stories
from generator.records import Briefing, Findings, ListName, LockedStory, Outline, Seeds, Span
from generator.render.addresses import (
    addressed,
    forwarded,
    id_slugs,
    juniors_before,
    shortened_before,
)
from generator.render.exports.epub import Book, book_files, story_chapter
from generator.render.exports.feeds import feed_files
from generator.render.exports.markdown_copy import story_copy
from generator.render.exports.site_data import site_data
from generator.render.exports.story_json import index_json, story_json
from generator.render.lists.day_and_week import edition_pieces
from generator.render.lists.dispute_lists import point_pieces
from generator.render.lists.home import archive_pieces, home_page, states_piece
from generator.render.lists.left_behind import (
    forwarding_pages,
    moved_pages,
    renamed_things,
    withdrawn_pages,
)
from generator.render.lists.own_pages import corrections_page, readings_page
from generator.render.lists.speaker_pages import collect_speakers, speaker_entries, speaker_pieces
from generator.render.lists.story_history import state_pages
from generator.render.lists.thread_pages import former_threads, thread_entries, thread_pieces
from generator.render.lists.topic_pages import (
    outlet_pieces,
    site_outlets,
    site_topics,
    topic_pieces,
)
from generator.render.pages import Files, Piece, piece, rows_piece
from generator.render.site import Site, index_site
from generator.render.sources.shown_passages import article_json, published_names
from generator.render.sources.source_page import source_page
from generator.render.story.claims_table import claims_csv
from generator.render.story.story_page import story_page


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
    language = seeds.settings.language
    with in_language(language):
        former = dict(_former_addresses(site, stories, heard, seeds))
        found = [
            *_story_pieces(site),
            *_overviews(site, seeds.lock, home),
            piece("", forwarding_pages, tuple(former.items())),
        ]
    found = [piece(part.near, _in_language, language, part) for part in found]
    return sorted(found, key=lambda part: place.get(part.near, -1))


def _names_said(seeds: Seeds) -> set[str]:
    """What the index and readings call speakers."""
    described = {speaker.name for order in seeds.stories for speaker in order.speakers}
    return described | names_given(*seeds.stories, *seeds.readings)


def _in_language(language: str, part: Piece) -> Files:
    with in_language(language):
        return tuple(part.make())


def _former_addresses(
    site: Site,
    stories: Mapping[str, str],
    heard: Mapping[str, str],
    seeds: Seeds,
) -> Iterator[tuple[str, str]]:
    """(former address, where it leads now), below every folder."""
    yield from shortened_before(_names_said(seeds), heard)
    yield from renamed_things(site, heard, seeds)
    yield from forwarded("stories", stories)
    yield from forwarded("speakers", heard)
    yield from juniors_before(heard)
    if "threads" in site.settings.lists:
        yield from former_threads(site, seeds.lock)
    yield from forwarded("outlets", site.outlet_slugs)
    yield from forwarded("places", site.place_slugs)
    yield from forwarded("organisations", site.body_slugs)
    yield from forwarded("tags", site.tag_slugs)


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
    chapter = story_chapter(site, briefing)
    book = Book(name=briefing.id, title=chapter[1], updated=briefing.updated, chapters=(chapter,))
    yield from book_files(book, site.settings.name)
    names = published_names(site, briefing)
    data = story_json(briefing, site.articles, site.slugs, names)
    yield f"data/stories/{briefing.id}.json", data
    yield from _source_files(site, files)


def _source_files(site: Site, files: Sequence[str]) -> Files:
    for file in files:
        yield source_page(site, site.articles[file])
        yield f"data/articles/{site.slugs[file]}.json", article_json(site, file)


def _overviews(site: Site, lock: Sequence[LockedStory], home: str) -> Iterator[Piece]:
    yield piece("", home_page, site)
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
    yield _names_piece(site)
    yield states_piece(site)
    yield piece("", feed_files, site, home)
    yield from edition_pieces(site, home)
    yield piece("", site_data, site.settings)
    index = index_json(site.outlines, site.articles)
    yield piece("", lambda: [("data/index.json", index)])
    yield piece("", moved_pages, site, lock)
    yield piece("", withdrawn_pages, site)
    yield piece("", corrections_page, site)
    yield piece("", readings_page, site)


def _names_piece(site: Site) -> Piece:
    """data/names.json: [name, address, first folder of it, how much it leads to] of every index."""
    named = {"speakers": speaker_entries(collect_speakers(site))}
    if "outlets" in site.settings.lists:
        named["outlets"] = site_outlets(site).entries()
    named |= {topics.folder: topics.entries() for topics in site_topics(site)}
    named["threads"] = thread_entries(site)
    rows = [[e.name, e.href, folder, e.note] for folder, found in named.items() for e in found]
    return rows_piece("data/names.json", rows)
