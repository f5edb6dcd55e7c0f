"""The day and the week as an edition: a page, a feed and a book with the same stories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from generator.interface import FORMS, say
from generator.records import Outline
from generator.render.calendar import first_day_shown, spell_date
from generator.render.cut import cut_markup, direction
from generator.render.exports.epub import Book, book_files, story_chapter
from generator.render.exports.feeds import edition_feed
from generator.render.lists.home import story_card
from generator.render.pages import page
from generator.render.pieces import Files, Piece, piece
from generator.render.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The stories of a day (`2019-10-06`) or an ISO week (`2019-w40`), newest first."""

    id: str
    title: str
    when: str
    last: str
    """Its last day with a story, ISO 8601."""
    stories: tuple[Outline, ...]

    @property
    def address(self) -> str:
        return f"editions/{self.id}/"


def edition_pieces(site: Site, home: str) -> Iterator[Piece]:
    """The list of editions, and page, feed and book of each."""
    days, weeks = day_editions(site.outlines), week_editions(site.outlines)
    yield piece("", _edition_index, days, weeks)
    for edition in (*days, *weeks):
        yield piece(edition.stories[0].id, _edition, site, edition, home)


def day_editions(outlines: Sequence[Outline]) -> list[Edition]:
    """One a day that has a story, newest first."""
    return [
        Edition(
            id=day.isoformat(),
            title=_day_title(day, len(found)),
            when=spell_date(day.isoformat()),
            last=day.isoformat(),
            stories=tuple(found),
        )
        for day, found in _grouped({o.id: _edition_day(o) for o in outlines}, outlines).items()
    ]


def week_editions(outlines: Sequence[Outline]) -> list[Edition]:
    """One an ISO week that has a story, newest first."""
    days = {o.id: _edition_day(o) for o in outlines}
    mondays = {o: day - timedelta(days=day.weekday()) if day else None for o, day in days.items()}
    return [
        Edition(
            id=f"{monday.isocalendar().year}-w{monday.isocalendar().week:02}",
            title=say("editions.week", stories=in_words(len(found))),
            when=say("dates.week", day=spell_date(monday.isoformat())),
            last=(found[0].updated or "")[:10],
            stories=tuple(found),
        )
        for monday, found in _grouped(mondays, outlines).items()
    ]


def _edition_day(outline: Outline) -> date | None:
    value = (outline.updated or "")[:10]
    return first_day_shown(value) if len(value) == len("2019-10-06") else None


def _grouped(
    days: Mapping[str, date | None], outlines: Sequence[Outline]
) -> dict[date, list[Outline]]:
    """The stories by day, both newest first; what has no day is in none."""
    found: dict[date, list[Outline]] = {}
    for outline in outlines:
        if day := days[outline.id]:
            found.setdefault(day, []).append(outline)
    return dict(sorted(found.items(), reverse=True))


def in_words(number: int) -> str:
    """`nine stories`; a number that the table does not write out stands in figures."""
    written = say("editions.numbers").split(", ")
    told = written[number] if number < len(written) else f"{number:,}"
    one, _, many = say("editions.number", number=told).partition(FORMS)
    return one if number == 1 else many


def _day_title(day: date, stories: int) -> str:
    weekday = say("dates.weekdays").split(", ")[day.weekday()]
    return say("editions.day", day=weekday, stories=in_words(stories))


def _edition_index(days: Sequence[Edition], weeks: Sequence[Edition]) -> Files:
    meta = {
        "title": say("nav.editions"),
        "description": say("editions.description"),
        "kind": "list",
    }
    yield page("editions/", "editions", meta, days=days, weeks=weeks)


def _edition(site: Site, edition: Edition, home: str) -> Files:
    yield page(
        edition.address,
        "edition",
        {"title": f"{edition.title}: {edition.when}", "kind": "list", "updated": edition.last},
        edition=edition,
        cards=[story_card(site, outline) for outline in edition.stories],
        cut=partial(cut_markup, site),
        dir=partial(direction, site),
    )
    title = f"{edition.title}, {edition.when}"
    yield f"editions/{edition.id}.xml", edition_feed(site, edition.id, title, edition.stories, home)
    chapters = tuple(story_chapter(site, site.briefing_of(o.id)) for o in edition.stories)
    book = Book(name=edition.id, title=title, updated=edition.last, chapters=chapters)
    yield from book_files(book, site.settings.name)
