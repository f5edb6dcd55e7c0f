"""Pages of outlets, places, organisations and tags: the stories or reports of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from generator.records import Article, Briefing
from generator.render.cut import cut, words_of
from generator.render.home import card, structured_cards
from generator.render.indexes import Entry, IndexKind, index_pages
from generator.render.pages import counted, page
from generator.render.paging import leaves
from generator.render.site import Site
from generator.render.story import shown_title

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


def topic_pages(site: Site) -> Iterator[tuple[str, str]]:
    """The pages of every place, organisation and tag, and their indexes."""
    yield from _of_kind(site, PLACES, site.place_slugs, [(b, b.places) for b in site.briefings])
    yield from _of_kind(site, BODIES, site.body_slugs, [(b, b.bodies) for b in site.briefings])
    yield from _of_kind(site, TAGS, site.tag_slugs, [(b, b.tags) for b in site.briefings])


def _of_kind(
    site: Site,
    kind: IndexKind,
    slugs: Mapping[str, str],
    named: Sequence[tuple[Briefing, Sequence[str]]],
) -> Iterator[tuple[str, str]]:
    stories: dict[str, list[Briefing]] = {name: [] for name in sorted(slugs)}
    for briefing, names in named:
        for name in dict.fromkeys(names):
            stories[name].append(briefing)
    entries = [
        Entry(
            name=name,
            href=f"{kind.address}{slugs[name]}/",
            note=counted(len(group), "story", "stories"),
        )
        for name, group in stories.items()
    ]
    yield from index_pages(kind, entries)
    for name, group in stories.items():
        for leaf in leaves(f"{kind.address}{slugs[name]}/", group, ROWS):
            cards = [card(site, b) for b in leaf.rows]
            meta = {"title": name, "description": f"Stories: {name}", "kind": "list"}
            yield page(
                leaf.address,
                "topic",
                meta,
                name=name,
                index=kind,
                leaf=leaf,
                cards=cards,
                structured=structured_cards(name, cards, "../" * leaf.address.count("/")),
            )


def outlet_pages(site: Site) -> Iterator[tuple[str, str]]:
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
    yield from index_pages(OUTLETS, entries)
    for name, group in reports.items():
        yield from _outlet(site, name, sorted(group, key=lambda a: a.published or "", reverse=True))


def _outlet(site: Site, name: str, reports: Sequence[Article]) -> Iterator[tuple[str, str]]:
    for leaf in leaves(f"outlets/{site.outlet_slugs[name]}/", reports, ROWS):
        meta = {"title": name, "description": f"Reports by {name}", "kind": "list"}
        yield page(
            leaf.address,
            "outlet",
            meta,
            name=name,
            outlet=site.outlets.get(name),
            index=OUTLETS,
            leaf=leaf,
            site=site,
            cut=partial(cut, site),
            title_of=partial(shown_title, site),
            words=partial(words_of, site),
        )
