"""The picture on the home page: stories and disputed points, month by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from generator.interface import say, say_count
from generator.render.calendar import month_of, spell_date
from generator.render.pictures import PicturePart, bar, line, picture, text
from generator.render.site import Site

MONTHS_SHOWN = 24
"""The newest months shown."""
HEIGHT = 96
BASE_LINE = 76


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
    year, month = int(first[:4]), int(first[5:])
    found = [first]
    while found[-1] < last:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        found.append(f"{year:04d}-{month:02d}")
    return found


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
