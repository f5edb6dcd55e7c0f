"""The home page and the archive: stories as cards, newest first, and the months they fall in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.records import Briefing, Dispute
from generator.render.calendar import month_of, spell_date
from generator.render.cut import cut, direction
from generator.render.pages import counted, page
from generator.render.paging import leaves
from generator.render.pictures_home import months_picture
from generator.render.site import Site
from generator.render.story import plain_title, shown_title
from generator.render.story_disputes import dispute_anchors, view_disputes
from generator.render.structured import structured_list

LATEST = 30
"""Stories on the home page."""
ROWS = 100
"""Stories on one page of a month."""
HOLDERS = 3
"""Sides that a card names."""
POINTS = 3
"""Disputed points that a card names."""
UNDATED = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPoint:
    """A disputed point as a card names it."""

    anchor: str
    issue: str
    holders: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A story in a list, with its first summary sentence and its first disputed points."""

    id: str
    title: Markup
    plain: str
    updated: str | None
    sources: str
    points: tuple[CardPoint, ...]
    disputed: str
    lead: Markup | None
    direction: Markup | None


def card(site: Site, briefing: Briefing) -> Card:
    """The story as lists show it."""
    named = list(zip(dispute_anchors(briefing), briefing.disputes, strict=True))
    number = len(briefing.sources)
    return Card(
        id=briefing.id,
        title=shown_title(site, briefing),
        plain=plain_title(site, briefing),
        updated=briefing.updated,
        sources=counted(number, "source so far" if number == 1 else "source", "sources"),
        points=tuple(_card_point(a, d) for a, d in named[:POINTS]),
        disputed=counted(len(named), "disputed point") if named else "no disputed point found",
        lead=cut(site, briefing.summary[0]) if briefing.summary else None,
        direction=direction(site, briefing.summary[0]) if briefing.summary else None,
    )


def structured_cards(name: str, cards: Sequence[Card], root: str) -> Markup:
    """The stories of a list for search engines; `root` leads from the page to the site's root."""
    return structured_list(name, [(c.plain, f"{root}stories/{c.id}/") for c in cards])


def _card_point(anchor: str, dispute: Dispute) -> CardPoint:
    holders = " · ".join(position.holder for position in dispute.positions[:HOLDERS])
    return CardPoint(anchor=anchor, issue=dispute.issue, holders=holders)


def home_page(site: Site) -> tuple[str, str]:
    """(path, text) of the first page."""
    cards = [card(site, b) for b in site.briefings[:LATEST]]
    first = [p for b in site.briefings[:1] for p in view_disputes(site, b)]
    meta = {"title": "Latest stories", "kind": "home"}
    return page(
        "",
        "home",
        meta,
        cards=cards,
        first=first[0] if first else None,
        cut=partial(cut, site),
        dir=partial(direction, site),
        total=len(site.briefings),
        months=months_picture(site),
        structured=structured_cards("Latest stories", cards, ""),
    )


def archive_pages(site: Site) -> Iterator[tuple[str, str]]:
    """The list of months, and one page a month."""
    months = by_month(site.briefings)
    rows = [(key, month_name(key), len(group)) for key, group in months.items()]
    yield page("archive/", "archive", {"title": "All stories by month", "kind": "list"}, rows=rows)
    for key, group in months.items():
        yield from _month(site, key, group)


def _month(site: Site, key: str, group: Sequence[Briefing]) -> Iterator[tuple[str, str]]:
    for leaf in leaves(f"archive/{key}/", group, ROWS):
        cards = [card(site, b) for b in leaf.rows]
        yield page(
            leaf.address,
            "month",
            {"title": f"Stories of {month_name(key)}", "kind": "list"},
            name=month_name(key),
            cards=cards,
            leaf=leaf,
            structured=structured_cards(month_name(key), cards, "../" * leaf.address.count("/")),
        )


def by_month(briefings: Sequence[Briefing]) -> Mapping[str, Sequence[Briefing]]:
    """Month (`2019-10`) -> stories, both in the order given; those without a date come last."""
    found: dict[str, list[Briefing]] = {}
    for briefing in briefings:
        found.setdefault(month_of(briefing.updated) or UNDATED, []).append(briefing)
    undated = found.pop(UNDATED, None)
    return found | ({UNDATED: undated} if undated else {})


def month_name(key: str) -> str:
    """`October 2019`, or `unknown date`."""
    return "unknown date" if key == UNDATED else spell_date(key)
