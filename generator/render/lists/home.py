"""The home page and the archive: stories as cards, newest first, and the months they fall in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.interface import say, say_count
from generator.records import Outline
from generator.render.calendar import month_of, spell_date
from generator.render.cut import cut_markup, direction
from generator.render.lists.paging import Leaf, leaves
from generator.render.lists.pictures_home import months_picture
from generator.render.pages import page
from generator.render.pieces import Files, Piece, piece
from generator.render.site import Site
from generator.render.story.story_disputes import PointLine, point_lines, view_disputes
from generator.render.story.story_page import plain_title, shown_title
from generator.render.story.structured import structured_list

LATEST = 30
"""Stories on the home page."""
STORIES_OF_A_MONTH = 50
"""Stories on one page of a month."""
POINTS = 3
"""Disputed points that a card names."""
UNDATED_KEY = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A story in a list, with its first summary sentence and its first disputed points."""

    id: str
    title: Markup
    plain: str
    updated: str | None
    state: str
    sources: str
    points: tuple[PointLine, ...]
    disputed: str
    lead: Markup | None
    direction: Markup | None


def story_card(site: Site, outline: Outline) -> Card:
    """The story as lists show it."""
    number, disputed = len(outline.sources), len(outline.disputes)
    return Card(
        id=outline.id,
        title=shown_title(site, outline),
        plain=plain_title(site, outline),
        updated=outline.updated,
        state=progress_of(outline),
        sources=say_count(number, "sources_so_far"),
        points=tuple(point_lines(outline.disputes)[:POINTS]),
        disputed=say_count(disputed, "disputed_points") if disputed else say("home.no_dispute"),
        lead=cut_markup(site, outline.summary[0]) if outline.summary else None,
        direction=direction(site, outline.summary[0]) if outline.summary else None,
    )


def progress_of(outline: Outline) -> str:
    """How far the story is: `3-1`, its reports and its disputed points."""
    return f"{len(outline.sources)}-{len(outline.disputes)}"


def structured_cards(name: str, cards: Sequence[Card], root: str) -> Markup:
    """The stories of a list for search engines; `root` leads from the page to the site's root."""
    return structured_list(name, [(c.plain, f"{root}stories/{c.id}/") for c in cards])


def home_piece(site: Site) -> Piece:
    """The first page."""
    return piece("", _home, site)


def _home(site: Site) -> Files:
    cards = [story_card(site, o) for o in site.outlines[:LATEST]]
    first = [p for o in site.outlines[:1] for p in view_disputes(site, site.briefing_of(o.id))]
    meta = {"title": say("home.title"), "kind": "home"}
    yield page(
        "",
        "home",
        meta,
        cards=cards,
        first=first[0] if first else None,
        cut=partial(cut_markup, site),
        dir=partial(direction, site),
        total=len(site.outlines) if "archive" in site.settings.lists else 0,
        months=months_picture(site),
        structured=structured_cards(say("home.title"), cards, ""),
    )


def archive_pieces(site: Site) -> Iterator[Piece]:
    """The list of months, and one page a month."""
    months = by_month(site.outlines)
    rows = [(key, month_name(key), len(group)) for key, group in months.items()]
    yield piece("", _months, rows, "threads" in site.settings.lists)
    for key, group in months.items():
        for leaf in leaves(f"archive/{key}/", group, STORIES_OF_A_MONTH):
            yield piece("", _month_pages, site, key, leaf)


def _months(rows: Sequence[tuple[str, str, int]], threads: bool) -> Files:
    head = {"title": say("archive.title"), "kind": "list"}
    yield page("archive/", "archive", head, rows=rows, threads=threads)


def _month_pages(site: Site, key: str, leaf: Leaf[Outline]) -> Files:
    cards = [story_card(site, o) for o in leaf.rows]
    yield page(
        leaf.address,
        "month",
        {"title": say("archive.month", month=month_name(key)), "kind": "list"},
        name=month_name(key),
        cards=cards,
        leaf=leaf,
        structured=structured_cards(month_name(key), cards, "../" * leaf.address.count("/")),
    )


def by_month(outlines: Sequence[Outline]) -> Mapping[str, Sequence[Outline]]:
    """Month (`2019-10`) -> stories, both in the order given; those without a date come last."""
    found: dict[str, list[Outline]] = {}
    for outline in outlines:
        found.setdefault(month_of(outline.updated) or UNDATED_KEY, []).append(outline)
    undated = found.pop(UNDATED_KEY, None)
    return found | ({UNDATED_KEY: undated} if undated else {})


def month_name(key: str) -> str:
    """`October 2019`, or that it is not known."""
    return say("dates.unknown") if key == UNDATED_KEY else spell_date(key)
