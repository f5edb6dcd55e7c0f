"""Pages of outlets, places, organisations and tags: the stories or reports of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.interface import say, say_count
from generator.records import Article, Outline
from generator.render.lists.home import cards_page
from generator.render.lists.paging import IndexEntry, Leaf, index_pieces, leaves
from generator.render.pages import Files, Piece, piece, site_page
from generator.render.site import Site

REPORTS_ON_A_PAGE = 50
"""Stories or reports on one page."""
Listed = TypeVar("Listed", Article, Outline)


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics(Generic[Listed]):
    """The names of one kind, each with its stories or reports."""

    folder: str
    slugs: Mapping[str, str]
    rows: Mapping[str, Sequence[Listed]]
    counted: str
    """What there are of a name: `stories`."""

    def entries(self) -> list[IndexEntry]:
        """The names as their index lists them."""
        return [
            IndexEntry(
                name=name, href=self.address_of(name), note=say_count(len(rows), self.counted)
            )
            for name, rows in self.rows.items()
        ]

    def address_of(self, name: str) -> str:
        return f"{self.folder}/{self.slugs[name]}/"


def site_topics(site: Site) -> list[Topics[Outline]]:
    """Places, organisations and tags, as far as their lists are made."""
    every = (
        ("places", site.place_slugs, [(o, o.places) for o in site.outlines]),
        ("organisations", site.body_slugs, [(o, o.bodies) for o in site.outlines]),
        ("tags", site.tag_slugs, [(o, o.tags) for o in site.outlines]),
    )
    return [
        Topics(folder=folder, slugs=slugs, rows=_by_name(slugs, named), counted="stories")
        for folder, slugs, named in every
        if folder in site.settings.lists
    ]


def site_outlets(site: Site) -> Topics[Article]:
    """The outlets, each with its reports, newest first."""
    newest = sorted(site.articles.values(), key=lambda a: a.published or "", reverse=True)
    reports = _by_name(site.outlet_slugs, [(a, (a.outlet,)) for a in newest if a.outlet])
    return Topics(folder="outlets", slugs=site.outlet_slugs, rows=reports, counted="reports")


def _by_name(
    slugs: Mapping[str, str], named: Sequence[tuple[Listed, Sequence[str]]]
) -> Mapping[str, Sequence[Listed]]:
    rows: dict[str, list[Listed]] = {name: [] for name in sorted(slugs)}
    for one, names in named:
        for name in dict.fromkeys(names):
            rows[name].append(one)
    return rows


def topic_pieces(site: Site) -> Iterator[Piece]:
    for topics in site_topics(site):
        yield from index_pieces(topics.folder, topics.entries())
        for name, group in topics.rows.items():
            for leaf in leaves(topics.address_of(name), group, REPORTS_ON_A_PAGE):
                yield piece(leaf.rows[0].id, _topic, site, topics.folder, name, leaf)


def _topic(site: Site, folder: str, name: str, leaf: Leaf[Outline]) -> Files:
    told = say("topic.description", name=name)
    head = {"title": name, "description": told, "kind": "list"}
    yield cards_page(site, leaf, "topic", head, name, folder=folder)


def outlet_pieces(site: Site) -> Iterator[Piece]:
    outlets = site_outlets(site)
    yield from index_pieces(outlets.folder, outlets.entries())
    for name, reports in outlets.rows.items():
        for leaf in leaves(outlets.address_of(name), reports, REPORTS_ON_A_PAGE):
            yield piece("", _outlet, site, name, leaf)


def _outlet(site: Site, name: str, leaf: Leaf[Article]) -> Files:
    yield site_page(
        site,
        leaf.address,
        "outlet",
        {"title": name, "description": say("outlet.description", name=name), "kind": "list"},
        name=name,
        outlet=site.outlets.get(name),
        folder="outlets",
        leaf=leaf,
    )
