"""Pages of outlets, places, organisations and tags: the stories or reports of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from generator.records import Article, Outline
from generator.render.cut import cut, words_of
from generator.render.lists.home import card, structured_cards
from generator.render.lists.indexes import Entry, IndexKind, index_pieces
from generator.render.lists.paging import Leaf, leaves
from generator.render.pages import counted, page
from generator.render.pieces import Files, Piece, piece
from generator.render.site import Site
from generator.render.story.story_page import shown_title

ROWS = 100
"""Stories or reports on one page."""
OUTLETS = IndexKind(
    address="outlets/",
    title="Outlets",
    lead="Who published the reports that the stories are made of.",
    empty="No outlet named yet.",
)
PLACES = IndexKind(
    address="places/",
    title="Places",
    lead="Places that the reports name, with their stories.",
    empty="No place named yet.",
)
BODIES = IndexKind(
    address="organisations/",
    title="Organisations",
    lead="Parties, governments, companies and other bodies, with their stories.",
    empty="No organisation named yet.",
)
TAGS = IndexKind(
    address="tags/",
    title="Tags",
    lead="Subjects that the editor gave to stories.",
    empty="No tag given yet.",
)


def topic_pieces(site: Site) -> Iterator[Piece]:
    """The pages of every place, organisation and tag, and indexes; of lists that are made."""
    lists = site.settings.lists
    if "places" in lists:
        yield from _of_kind(site, PLACES, site.place_slugs, [(o, o.places) for o in site.outlines])
    if "organisations" in lists:
        yield from _of_kind(site, BODIES, site.body_slugs, [(o, o.bodies) for o in site.outlines])
    if "tags" in lists:
        yield from _of_kind(site, TAGS, site.tag_slugs, [(o, o.tags) for o in site.outlines])


def _of_kind(
    site: Site,
    kind: IndexKind,
    slugs: Mapping[str, str],
    named: Sequence[tuple[Outline, Sequence[str]]],
) -> Iterator[Piece]:
    stories: dict[str, list[Outline]] = {name: [] for name in sorted(slugs)}
    for outline, names in named:
        for name in dict.fromkeys(names):
            stories[name].append(outline)
    entries = [
        Entry(
            name=name,
            href=f"{kind.address}{slugs[name]}/",
            note=counted(len(group), "story", "stories"),
        )
        for name, group in stories.items()
    ]
    yield from index_pieces(kind, entries)
    for name, group in stories.items():
        for leaf in leaves(f"{kind.address}{slugs[name]}/", group, ROWS):
            yield piece(leaf.rows[0].id, _topic, site, kind, name, leaf)


def _topic(site: Site, kind: IndexKind, name: str, leaf: Leaf[Outline]) -> Files:
    cards = [card(site, o) for o in leaf.rows]
    yield page(
        leaf.address,
        "topic",
        {"title": name, "description": f"Stories: {name}", "kind": "list"},
        name=name,
        index=kind,
        leaf=leaf,
        cards=cards,
        structured=structured_cards(name, cards, "../" * leaf.address.count("/")),
    )


def outlet_pieces(site: Site) -> Iterator[Piece]:
    """The index of outlets, and every outlet's reports, newest first."""
    reports: dict[str, list[Article]] = {name: [] for name in sorted(site.outlet_slugs)}
    for article in site.articles.values():
        if article.outlet:
            reports[article.outlet].append(article)
    entries = [
        Entry(
            name=name,
            href=f"outlets/{site.outlet_slugs[name]}/",
            note=counted(len(group), "report"),
        )
        for name, group in reports.items()
    ]
    yield from index_pieces(OUTLETS, entries)
    for name, group in reports.items():
        yield from _pages(site, name, sorted(group, key=lambda a: a.published or "", reverse=True))


def _pages(site: Site, name: str, reports: Sequence[Article]) -> Iterator[Piece]:
    for leaf in leaves(f"outlets/{site.outlet_slugs[name]}/", reports, ROWS):
        yield piece("", _outlet, site, name, leaf)


def _outlet(site: Site, name: str, leaf: Leaf[Article]) -> Files:
    yield page(
        leaf.address,
        "outlet",
        {"title": name, "description": f"Reports by {name}", "kind": "list"},
        name=name,
        outlet=site.outlets.get(name),
        index=OUTLETS,
        leaf=leaf,
        site=site,
        cut=partial(cut, site),
        title_of=partial(shown_title, site),
        words=partial(words_of, site),
    )
