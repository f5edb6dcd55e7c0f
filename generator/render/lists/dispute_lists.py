"""All disputed points of the site: by story, newest first, and by who holds a side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator.interface import say
from generator.merge.disputes.holders import UNDETERMINED
from generator.records import Outline, Position
from generator.render.escape import letter_of
from generator.render.lists.names_to_find import points_piece
from generator.render.lists.paging import Leaf, leaves
from generator.render.pages import page
from generator.render.pieces import Files, Piece, piece
from generator.render.site import Site
from generator.render.story.story_disputes import dispute_anchors, holder_address, point_lines
from generator.render.story.story_page import shown_title

POINTS_ON_A_PAGE = 50
POINTS_OF_A_HOLDER = 12
"""Newest points shown of one holder; the holder's own page has all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A point that a holder takes a side in."""

    story: Outline
    anchor: str
    issue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderRow:
    """Somebody who takes sides; `href` leads to the page of the speaker or outlet, if any."""

    name: str
    href: str | None
    held: tuple[Held, ...]
    more: int


def point_pieces(site: Site) -> Iterator[Piece]:
    """Both lists, and the file that their filter reads."""
    yield points_piece(site)
    stories = [o for o in site.outlines if o.disputes]
    for leaf in leaves("disputes/", stories, POINTS_ON_A_PAGE, lambda o: len(o.disputes)):
        newest = leaf.rows[0].id if leaf.rows else ""
        yield piece(newest, _point_pages, site, leaf)
    holders = collect_holders(site)
    for by_holder in leaves("disputes/holders/", holders, POINTS_ON_A_PAGE, lambda h: len(h.held)):
        yield piece("", _holder_pages, site, by_holder)


def _point_pages(site: Site, leaf: Leaf[Outline]) -> Files:
    yield page(
        leaf.address,
        "points",
        {
            "title": say("nav.disputes"),
            "description": say("points.description"),
            "kind": "list",
        },
        title_of=partial(shown_title, site),
        leaf=leaf,
        rows=[(o, point_lines(o.disputes)) for o in leaf.rows],
    )


def _holder_pages(site: Site, leaf: Leaf[HolderRow]) -> Files:
    yield page(
        leaf.address,
        "holders",
        {
            "title": say("points.title_by_holder"),
            "description": say("points.about_holders"),
            "kind": "list",
        },
        title_of=partial(shown_title, site),
        leaf=leaf,
    )


def collect_holders(site: Site) -> list[HolderRow]:
    """Everybody who takes a side, by name; the points of the newest stories first."""
    found: dict[tuple[str, str | None], list[Held]] = {}
    for story in site.outlines:
        anchors = dispute_anchors(story.disputes)
        for anchor, dispute in zip(anchors, story.disputes, strict=True):
            held = Held(story=story, anchor=anchor, issue=dispute.issue)
            told = [p for p in dispute.positions if p.holder != UNDETERMINED]
            for key in dict.fromkeys(_holder_key(site, p) for p in told):
                found.setdefault(key, []).append(held)
    ordered = sorted(found.items(), key=lambda item: (letter_of(item[0][0]), item[0][0]))
    return [
        HolderRow(
            name=name,
            href=href,
            held=tuple(held[:POINTS_OF_A_HOLDER]),
            more=max(0, len(held) - POINTS_OF_A_HOLDER),
        )
        for (name, href), held in ordered
    ]


def _holder_key(site: Site, position: Position) -> tuple[str, str | None]:
    return position.holder, holder_address(site, position)
