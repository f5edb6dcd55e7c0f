"""Atom and JSON Feed of the newest stories; a new disputed point counts as an update."""

import re
import uuid
from datetime import UTC, datetime, timedelta
from html import escape as html_escape
from typing import Any
from zoneinfo import ZoneInfo

from generator.interface import say
from generator.records import Outline
from generator.render.addresses import story_address
from generator.render.cut import plain_words_of, title_of
from generator.render.escape import one_line
from generator.render.exports.story_json import as_text
from generator.render.pages import Files, environment
from generator.render.site import Site, numbers_of

NEWEST = 50
"""Stories in a feed: some days of a busy site, about 100 kB."""
UNKNOWN_DAY = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands in Atom's required date where no report of a story has one."""
FIRST_YEAR, LAST_YEAR = 1, 9999


def feed_files(site: Site, home: str = "") -> Files:
    """feed.xml and feed.json. `home` is the site's address; without it links are relative."""
    newest = site.outlines[:NEWEST]
    author = site.settings.feed_author
    yield "feed.xml", _atom(site, newest, home, site.settings.name, "feed.xml", "feed")
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.settings.name,
        **({"authors": [{"name": author}]} if author else {}),
        "home_page_url": home or "./",
        "feed_url": f"{home}feed.json",
        "items": [_json_feed_item(site, outline, home) for outline in newest],
    }
    yield "feed.json", as_text(told)


def entry_id(story: str) -> str:
    """An id that stays when the site moves to another address."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"briefing-digest:story:{story}").urn


def updated_at(outline: Outline, zone: str) -> str:
    """The newest report's time, and a second more for each disputed point: a new one shows.

    A correction of the page is an update too.
    """
    newest = max([outline.updated or "", *(one.date for one in outline.amended)])
    moment = _feed_moment(newest, zone) + timedelta(seconds=len(outline.disputes))
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _feed_moment(published: str | None, zone: str) -> datetime:
    if not published or not re.match(r"\d{4}-\d\d-\d\d", published):
        return UNKNOWN_DAY
    found = datetime.fromisoformat(published)
    if not FIRST_YEAR < found.year < LAST_YEAR:
        return UNKNOWN_DAY  # in another time zone it may be in no year at all
    return found if found.tzinfo else found.replace(tzinfo=ZoneInfo(zone))


def _json_feed_item(site: Site, outline: Outline, home: str) -> dict[str, Any]:
    return {
        "id": entry_id(outline.id),
        "url": home + story_address(outline.id),
        "title": one_line(title_of(outline, site.articles)),
        "content_text": _feed_content(site, outline),
        "date_modified": updated_at(outline, site.settings.time_zone),
        **({"tags": list(outline.tags)} if outline.tags else {}),
    }


def _feed_content(site: Site, outline: Outline) -> str:
    """The summary's sentences with their source numbers, then the disputed points' headings."""
    numbers = numbers_of(outline)
    lines = [
        f"{one_line(plain_words_of(site, span))} [{numbers[span.article]}]"
        for span in outline.summary
    ]
    lines += [say("feed.disputed", issue=dispute.issue) for dispute in outline.disputes]
    lines += [say("feed.corrected", date=one.date, words=one.words) for one in outline.amended]
    return "\n".join(lines)


def edition_feed(
    site: Site, name: str, title: str, outlines: tuple[Outline, ...], home: str
) -> str:
    """The Atom feed of one edition, which is written to `editions/<name>.xml`."""
    file = f"editions/{name}.xml"
    return _atom(site, outlines, home or "../", title=title, name=file, key=file)


def _atom(
    site: Site, outlines: tuple[Outline, ...], home: str, title: str, name: str, key: str
) -> str:
    dates = (updated_at(outline, site.settings.time_zone) for outline in outlines)
    feed = environment(_xml_safe).get_template("atom.xml.j2")
    return feed.render(
        title=title,
        id=uuid.uuid5(uuid.NAMESPACE_URL, f"briefing-digest:{key}").urn,
        updated=max(dates, default=UNKNOWN_DAY.isoformat()),
        author=site.settings.feed_author or site.settings.name,
        home=home,
        name=name,
        items=[_json_feed_item(site, outline, home) for outline in outlines],
    )


def _xml_safe(text: str) -> str:
    return html_escape(text, quote=False)
