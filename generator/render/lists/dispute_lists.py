"""All disputed points of the site: by story, newest first, and by who holds a side."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.interface import say
from generator.merge.claims.holders import UNDETERMINED
from generator.records import Dispute, Outline
from generator.render.cut import title_of
from generator.render.escape import letter_of, one_line
from generator.render.lists.paging import Leaf, leaves
from generator.render.pages import Files, Piece, piece, rows_piece, site_page
from generator.render.site import Site, grouped
from generator.render.story.story_disputes import PointLine, holder_address, named_in, point_lines

POINTS_ON_A_PAGE = 50
POINTS_OF_A_HOLDER = 12
"""Newest points shown of one holder; the holder's own page has all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderRow:
    """Somebody who takes sides; `href` leads to the page of the speaker or outlet, if any."""

    name: str
    href: str | None
    held: tuple[tuple[Outline, PointLine], ...]
    more: int


def point_pieces(site: Site) -> Iterator[Piece]:
    """Both lists, and the file that their filter reads."""
    yield _points_to_find(site)
    stories = [o for o in site.outlines if o.disputes]
    for leaf in leaves("disputes/", stories, POINTS_ON_A_PAGE, lambda o: len(o.disputes)):
        newest = leaf.rows[0].id if leaf.rows else ""
        yield piece(newest, _point_page, site, leaf)
    holders = collect_holders(site)
    for by_holder in leaves("disputes/holders/", holders, POINTS_ON_A_PAGE, lambda h: len(h.held)):
        yield piece("", _holder_page, site, by_holder)


def _points_to_find(site: Site) -> Piece:
    """data/disputes.json: [issue, address, type, its story and holders], newest story first."""
    rows = []
    for story, point, dispute in _every_point(site):
        title = one_line(title_of(story, site.articles))
        sides = [", ".join(names) for _, names in point.names]
        href = f"stories/{story.id}/#{point.anchor}"
        rows.append([point.issue, href, say(f"types.{dispute.type}"), " · ".join([title, *sides])])
    return rows_piece("data/disputes.json", rows)


def _every_point(site: Site) -> Iterator[tuple[Outline, PointLine, Dispute]]:
    for story in site.outlines:
        for point, dispute in zip(point_lines(story.disputes), story.disputes, strict=True):
            yield story, point, dispute


def _point_page(site: Site, leaf: Leaf[Outline]) -> Files:
    head = {"title": say("nav.disputes"), "description": say("points.description"), "kind": "list"}
    rows = [(o, point_lines(o.disputes)) for o in leaf.rows]
    yield site_page(site, leaf.address, "points", head, leaf=leaf, rows=rows)


def _holder_page(site: Site, leaf: Leaf[HolderRow]) -> Files:
    title, told = say("points.title_by_holder"), say("points.about_holders")
    head = {"title": title, "description": told, "kind": "list"}
    yield site_page(site, leaf.address, "holders", head, leaf=leaf)


def collect_holders(site: Site) -> list[HolderRow]:
    """Everybody who takes a side, by name; the points of the newest stories first."""
    found = grouped(
        (key, (story, point))
        for story, point, dispute in _every_point(site)
        for key in dict.fromkeys((p.holder, holder_address(site, p)) for p in named_in(dispute))
        if key[0] != UNDETERMINED
    )
    ordered = sorted(found.items(), key=lambda item: (letter_of(item[0][0]), item[0][0]))
    return [
        HolderRow(
            name=name,
            href=href,
            held=held[:POINTS_OF_A_HOLDER],
            more=max(0, len(held) - POINTS_OF_A_HOLDER),
        )
        for (name, href), held in ordered
    ]
