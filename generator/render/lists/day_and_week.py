"""The day and the week as an edition: a page, a feed and a book with the same stories."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.interface import FORMS, say
from generator.records import Outline
from generator.render.calendar import first_day_shown, spell_date
from generator.render.exports.epub import Book, book_files, story_chapter
from generator.render.exports.feeds import edition_feed
from generator.render.lists.home import story_card
from generator.render.pages import Files, Piece, page, piece, site_page
from generator.render.site import Site, grouped


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
    days, weeks = day_editions(site.outlines), week_editions(site.outlines)
    yield piece("", _edition_index, days, weeks)
    for edition in (*days, *weeks):
        yield piece(edition.stories[0].id, _edition, site, edition, home)


def day_editions(outlines: Sequence[Outline]) -> list[Edition]:
    """One a day that has a story, newest first."""
    weekdays = say("dates.weekdays").split(", ")
    return [
        Edition(
            id=day.isoformat(),
            title=say("editions.day", day=weekdays[day.weekday()], stories=in_words(len(found))),
            when=spell_date(day.isoformat()),
            last=day.isoformat(),
            stories=found,
        )
        for day, found in _by_start(outlines, lambda day: day)
    ]


def week_editions(outlines: Sequence[Outline]) -> list[Edition]:
    """One an ISO week that has a story, newest first."""
    return [
        Edition(
            id=f"{monday.isocalendar().year}-w{monday.isocalendar().week:02}",
            title=say("editions.week", stories=in_words(len(found))),
            when=say("dates.week", day=spell_date(monday.isoformat())),
            last=(found[0].updated or "")[:10],
            stories=found,
        )
        for monday, found in _by_start(outlines, lambda day: day - timedelta(days=day.weekday()))
    ]


def _by_start(
    outlines: Sequence[Outline], first_of: Callable[[date], date]
) -> list[tuple[date, tuple[Outline, ...]]]:
    """The stories by the first day of their edition, both newest first, without those of no day."""
    dated = (((outline.updated or "")[:10], outline) for outline in outlines)
    full = ((value, outline) for value, outline in dated if len(value) == len("2019-10-06"))
    days = ((first_day_shown(value), outline) for value, outline in full)
    return sorted(grouped((first_of(day), o) for day, o in days if day).items(), reverse=True)


def in_words(number: int) -> str:
    """`nine stories`; a number that the table does not write out stands in figures."""
    written = say("editions.numbers").split(", ")
    told = written[number] if number < len(written) else f"{number:,}"
    one, _, many = say("editions.number", number=told).partition(FORMS)
    return one if number == 1 else many


def _edition_index(days: Sequence[Edition], weeks: Sequence[Edition]) -> Files:
    head = {"title": say("nav.editions"), "description": say("editions.description")}
    yield page("editions/", "editions", {**head, "kind": "list"}, days=days, weeks=weeks)


def _edition(site: Site, edition: Edition, home: str) -> Files:
    head = {"title": f"{edition.title}: {edition.when}", "kind": "list", "updated": edition.last}
    cards = list(map(story_card, edition.stories))
    yield site_page(site, edition.address, "edition", head, edition=edition, cards=cards)
    title = f"{edition.title}, {edition.when}"
    yield f"editions/{edition.id}.xml", edition_feed(site, edition.id, title, edition.stories, home)
    chapters = tuple(story_chapter(site, site.briefing_of(o.id)) for o in edition.stories)
    book = Book(name=edition.id, title=title, updated=edition.last, chapters=chapters)
    yield from book_files(book, site.settings.name)
