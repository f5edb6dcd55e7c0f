"""All disputed points of the site: by story, newest first, and by who holds a side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator.records import Briefing, Position
from generator.render.escape import letter_of
from generator.render.pages import page
from generator.render.paging import leaves
from generator.render.site import Site
from generator.render.story import shown_title
from generator.render.story_disputes import dispute_anchors, view_disputes

STORIES = 50
HOLDERS = 60
"""Stories and holders on one page."""
HELD = 12
"""Newest points shown of one holder; the holder's own page has all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A point that a holder takes a side in."""

    briefing: Briefing
    anchor: str
    issue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody who takes sides; `href` leads to the page of the speaker or outlet, if any."""

    name: str
    href: str | None
    held: tuple[Held, ...]
    more: int


def point_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Both lists."""
    stories = [b for b in site.briefings if b.disputes]
    for leaf in leaves("disputes/", stories, STORIES):
        rows = [(b, view_disputes(site, b)) for b in leaf.rows]
        meta = {
            "title": "Disputed points",
            "description": "What parties and reports disagree on.",
            "kind": "list",
        }
        yield _page(site, "points", leaf.address, meta, leaf=leaf, rows=rows)
    for by_holder in leaves("disputes/holders/", collect_holders(site), HOLDERS):
        meta = {
            "title": "Disputed points by holder",
            "description": "Who takes a side in what.",
            "kind": "list",
        }
        yield _page(site, "holders", by_holder.address, meta, leaf=by_holder)


def _page(
    site: Site, template: str, address: str, meta: dict[str, str], **values: object
) -> tuple[str, str]:
    return page(address, template, meta, title_of=partial(shown_title, site), **values)


def collect_holders(site: Site) -> list[Holder]:
    """Everybody who takes a side, by name; the points of the newest stories first."""
    found: dict[tuple[str, str | None], list[Held]] = {}
    for briefing in site.briefings:
        for anchor, dispute in zip(dispute_anchors(briefing), briefing.disputes, strict=True):
            held = Held(briefing=briefing, anchor=anchor, issue=dispute.issue)
            for key in dict.fromkeys(_key(site, p) for p in dispute.positions):
                found.setdefault(key, []).append(held)
    ordered = sorted(found.items(), key=lambda item: (letter_of(item[0][0]), item[0][0]))
    return [
        Holder(name=name, href=href, held=tuple(held[:HELD]), more=max(0, len(held) - HELD))
        for (name, href), held in ordered
    ]


def _key(site: Site, position: Position) -> tuple[str, str | None]:
    if position.speaker and not position.speaker.unnamed:
        return position.holder, f"speakers/{position.speaker.id}/"
    slug = site.outlet_slugs.get(position.holder)
    return position.holder, f"outlets/{slug}/" if slug else None
