"""Pages of outlets, places, organisations and tags: the stories or reports of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.interface import say, say_count
from generator.records import Article, Outline
from generator.render.cut import cut_markup, plain_words_of
from generator.render.lists.home import story_card, structured_cards
from generator.render.lists.indexes import IndexEntry, IndexKind, index_pieces
from generator.render.lists.paging import Leaf, leaves
from generator.render.pages import page
from generator.render.pieces import Files, Piece, piece
from generator.render.site import Site, day_by_dateline
from generator.render.story.story_page import shown_title

REPORTS_ON_A_PAGE = 50
"""Stories or reports on one page."""
OUTLETS = IndexKind(name="outlets")
PLACE_PAGES = IndexKind(name="places")
BODIES = IndexKind(name="organisations")
TAG_PAGES = IndexKind(name="tags")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """The names of one kind, each with its stories."""

    kind: IndexKind
    slugs: Mapping[str, str]
    stories: Mapping[str, Sequence[Outline]]


def site_topics(site: Site) -> tuple[Topics, ...]:
    """Places, organisations and tags, as far as their lists are made."""
    every = (
        _topics_named(PLACE_PAGES, site.place_slugs, [(o, o.places) for o in site.outlines]),
        _topics_named(BODIES, site.body_slugs, [(o, o.bodies) for o in site.outlines]),
        _topics_named(TAG_PAGES, site.tag_slugs, [(o, o.tags) for o in site.outlines]),
    )
    return tuple(t for t in every if t.kind.name in site.settings.lists)


def _topics_named(
    kind: IndexKind, slugs: Mapping[str, str], named: Sequence[tuple[Outline, Sequence[str]]]
) -> Topics:
    stories: dict[str, list[Outline]] = {name: [] for name in sorted(slugs)}
    for outline, names in named:
        for name in dict.fromkeys(names):
            stories[name].append(outline)
    return Topics(kind=kind, slugs=slugs, stories=stories)


def topic_entries(topics: Topics) -> list[IndexEntry]:
    """The names as an index lists them."""
    return [
        IndexEntry(
            name=name,
            href=f"{topics.kind.address}{topics.slugs[name]}/",
            note=say_count(len(group), "stories"),
        )
        for name, group in topics.stories.items()
    ]


def topic_pieces(site: Site) -> Iterator[Piece]:
    """The pages of every place, organisation and tag, and their indexes."""
    for topics in site_topics(site):
        yield from _of_kind(site, topics)


def _of_kind(site: Site, topics: Topics) -> Iterator[Piece]:
    kind, slugs, stories = topics.kind, topics.slugs, topics.stories
    yield from index_pieces(kind, topic_entries(topics))
    for name, group in stories.items():
        for leaf in leaves(f"{kind.address}{slugs[name]}/", group, REPORTS_ON_A_PAGE):
            yield piece(leaf.rows[0].id, _topic, site, kind, name, leaf)


def _topic(site: Site, kind: IndexKind, name: str, leaf: Leaf[Outline]) -> Files:
    cards = [story_card(site, o) for o in leaf.rows]
    yield page(
        leaf.address,
        "topic",
        {"title": name, "description": say("topic.description", name=name), "kind": "list"},
        name=name,
        index=kind,
        leaf=leaf,
        cards=cards,
        structured=structured_cards(name, cards, "../" * leaf.address.count("/")),
    )


def _reports(site: Site) -> Mapping[str, Sequence[Article]]:
    reports: dict[str, list[Article]] = {name: [] for name in sorted(site.outlet_slugs)}
    for article in site.articles.values():
        if article.outlet:
            reports[article.outlet].append(article)
    return reports


def outlet_entries(site: Site) -> list[IndexEntry]:
    """The outlets as their index lists them."""
    return [
        IndexEntry(
            name=name,
            href=f"outlets/{site.outlet_slugs[name]}/",
            note=say_count(len(group), "reports"),
        )
        for name, group in _reports(site).items()
    ]


def outlet_pieces(site: Site) -> Iterator[Piece]:
    """The index of outlets, and every outlet's reports, newest first."""
    reports = _reports(site)
    yield from index_pieces(OUTLETS, outlet_entries(site))
    for name, group in reports.items():
        yield from _topic_pieces(
            site, name, sorted(group, key=lambda a: a.published or "", reverse=True)
        )


def _topic_pieces(site: Site, name: str, reports: Sequence[Article]) -> Iterator[Piece]:
    for leaf in leaves(f"outlets/{site.outlet_slugs[name]}/", reports, REPORTS_ON_A_PAGE):
        yield piece("", _outlet, site, name, leaf)


def _outlet(site: Site, name: str, leaf: Leaf[Article]) -> Files:
    yield page(
        leaf.address,
        "outlet",
        {"title": name, "description": say("outlet.description", name=name), "kind": "list"},
        name=name,
        outlet=site.outlets.get(name),
        index=OUTLETS,
        leaf=leaf,
        site=site,
        cut=partial(cut_markup, site),
        title_of=partial(shown_title, site),
        words=partial(plain_words_of, site),
        day_by_dateline=partial(day_by_dateline, site),
    )
