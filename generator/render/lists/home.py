"""The home page and the archive: stories as cards, newest first, and the months they fall in."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.interface import say, say_count
from generator.records import Outline
from generator.render.calendar import month_of, spell_date
from generator.render.cut import title_of
from generator.render.escape import one_line
from generator.render.lists.paging import Leaf, leaves
from generator.render.pages import Files, Piece, page, piece, rows_piece, site_page
from generator.render.pictures import PicturePart, bar, line, picture, text
from generator.render.site import Site, grouped
from generator.render.story.once import Ledger
from generator.render.story.story_disputes import PointLine, point_lines, view_told
from generator.render.story.structured import structured_list

LATEST = 30
"""Stories on the home page."""
STORIES_OF_A_MONTH = 50
"""Stories on one page of a month."""
POINTS = 3
"""Disputed points that a card names."""
UNDATED_KEY = "undated"
STATES_KEPT = 3_000
"""Stories whose state a returning reader's browser keeps: about 100 kB."""
MONTHS_SHOWN = 24
"""The newest months of the picture."""
HEIGHT, BASE_LINE = 96, 76


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A story in a list, with its first disputed points."""

    story: Outline
    state: str
    sources: str
    points: Sequence[PointLine]
    disputed: str


def story_card(outline: Outline) -> Card:
    disputed = len(outline.disputes)
    return Card(
        story=outline,
        state=_progress_of(outline),
        sources=say_count(len(outline.sources), "sources_so_far"),
        points=point_lines(outline.disputes)[:POINTS],
        disputed=say_count(disputed, "disputed_points") if disputed else say("home.no_dispute"),
    )


def _progress_of(outline: Outline) -> str:
    """How far the story is: `3-1`, its reports and its disputed points."""
    return f"{len(outline.sources)}-{len(outline.disputes)}"


def states_piece(site: Site) -> Piece:
    """data/states.json: [id, headline, reports and disputed points] of the newest stories: what a
    browser compares with its last visit."""
    rows = [
        [o.id, one_line(title_of(o, site.articles)), _progress_of(o)]
        for o in site.outlines[:STATES_KEPT]
    ]
    return rows_piece("data/states.json", rows)


def home_page(site: Site) -> Files:
    newest = site.outlines[:LATEST]
    first = [p for o in newest[:1] for p in view_told(site, site.briefing_of(o.id), Ledger(site))]
    yield site_page(
        site,
        "",
        "home",
        {"title": say("home.title"), "kind": "home"},
        cards=list(map(story_card, newest)),
        first=first[0] if first else None,
        total=len(site.outlines) if "archive" in site.settings.lists else 0,
        months=months_picture(site),
        structured=structured_list(site, say("home.title"), newest, ""),
    )


def archive_pieces(site: Site) -> Iterator[Piece]:
    months = by_month(site.outlines)
    rows = [(key, month_name(key), len(group)) for key, group in months.items()]
    yield piece("", _months, rows, "threads" in site.settings.lists)
    for key, group in months.items():
        for leaf in leaves(f"archive/{key}/", group, STORIES_OF_A_MONTH):
            yield piece("", _month_page, site, month_name(key), leaf)


def _months(rows: Sequence[tuple[str, str, int]], threads: bool) -> Files:
    head = {"title": say("archive.title"), "kind": "list"}
    yield page("archive/", "archive", head, rows=rows, threads=threads)


def _month_page(site: Site, name: str, leaf: Leaf[Outline]) -> Files:
    head = {"title": say("archive.month", month=name), "kind": "list"}
    yield cards_page(site, leaf, "month", head, name)


def cards_page(
    site: Site,
    leaf: Leaf[Outline],
    template: str,
    head: Mapping[str, object],
    name: str,
    **values: Any,
) -> tuple[str, str]:
    """(path, text) of a page with the stories of something that has a name."""
    return site_page(
        site,
        leaf.address,
        template,
        head,
        name=name,
        leaf=leaf,
        cards=list(map(story_card, leaf.rows)),
        structured=structured_list(site, name, leaf.rows, "../" * leaf.address.count("/")),
        **values,
    )


def by_month(outlines: Sequence[Outline]) -> Mapping[str, Sequence[Outline]]:
    """Month (`2019-10`) -> stories, both in the order given; those without a date come last."""
    dated_first = sorted(outlines, key=lambda o: month_of(o.updated) is None)
    return grouped((month_of(o.updated) or UNDATED_KEY, o) for o in dated_first)


def month_name(key: str) -> str:
    """`October 2019`, or that it is not known."""
    return say("dates.unknown") if key == UNDATED_KEY else spell_date(key)


# --- the picture: stories and disputed points, month by month -----------------------------------


def months_picture(site: Site) -> Markup:
    """Two bars a month; empty where the stories fall into fewer than two months."""
    stories: Counter[str] = Counter()
    disputes: Counter[str] = Counter()
    for outline in site.outlines:
        if month := month_of(outline.updated):
            stories[month] += 1
            disputes[month] += len(outline.disputes)
    if len(stories) < 2:
        return Markup("")
    months = _every_month(min(stories), max(stories))[-MONTHS_SHOWN:]
    rows = [(m, stories[m], disputes[m]) for m in months]
    title = say(
        "home.picture",
        stories=say_count(sum(r[1] for r in rows), "stories"),
        points=say_count(sum(r[2] for r in rows), "disputed_points"),
        first=spell_date(months[0]),
        last=spell_date(months[-1]),
    )
    return picture("months", HEIGHT, title, _draw_months(rows))


def _every_month(first: str, last: str) -> list[str]:
    start, end = (12 * int(month[:4]) + int(month[5:]) - 1 for month in (first, last))
    return [f"{k // 12:04d}-{k % 12 + 1:02d}" for k in range(start, end + 1)]


LEGEND_BAR = 1.5
# origin: looked at on the home page of the seeds, phone and desk, 2026-11; nothing else hangs on it
FIRST_BAR, SECOND_BAR, WIDE = 0.22, 0.52, 0.26
"""Of the picture's width: the bars of the legend; of a month's: where its bars begin, how wide."""
# origin: the same


def _draw_months(rows: Sequence[tuple[str, int, int]]) -> Iterator[PicturePart]:
    largest = max(max(stories, points) for _, stories, points in rows)
    width = 100 / len(rows)
    for x, kind, words in ((0, "story", say("home.stories")), (20, "point", say("home.points"))):
        yield bar(x, 2, LEGEND_BAR, 9, kind)
        yield text(x + LEGEND_BAR + 1, 11, words, "legend", "start")
    for k, (_, stories, points) in enumerate(rows):
        for place, amount, kind in ((FIRST_BAR, stories, "story"), (SECOND_BAR, points, "point")):
            height = amount / largest * (BASE_LINE - 22)
            yield bar((k + place) * width, BASE_LINE - height, width * WIDE, height, kind)
    yield line(0, BASE_LINE, 100, BASE_LINE, "axis")
    yield text(0, BASE_LINE + 16, spell_date(rows[0][0]), "tick", "start")
    yield text(100, BASE_LINE + 16, spell_date(rows[-1][0]), "tick", "end")
