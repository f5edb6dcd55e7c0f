"""Feeds: stable ids, an update for each new disputed point, and text that is safe in XML."""

import json
from dataclasses import replace
from xml.etree import ElementTree as ET

from generator.records import Article, Briefing, Dispute, Position, Seeds, Source, Span
from generator.render.exports.feeds import entry_id
from tests.render.rendered import render

ATOM = "http://www.w3.org/2005/Atom"
TEXT = "Harbour <talks> & “tea”\n\nThey met.  They left."
ARTICLE = Article(file="a.txt", text=TEXT, sha256="0" * 64, headline=None)
HEADLINE = Span(article="a.txt", start=0, end=23)
MET = Span(article="a.txt", start=25, end=34)
BRIEFING = Briefing(
    id="talks",
    title=HEADLINE,
    updated="2019-10-06",
    sources=(Source(number=1, article="a.txt"),),
    summary=(MET,),
)
SIDE = Position(holder="The port", evidence=(MET,))
POINT = Dispute(issue="The tea", kind="parties", type="fact", positions=(SIDE, SIDE), why="rule")


def feeds(*briefings: Briefing, home: str = "https://example.org/") -> tuple[ET.Element, dict]:
    files = render(briefings, Seeds(articles=(ARTICLE,)), home=home)
    return ET.fromstring(files["feed.xml"]), json.loads(files["feed.json"])


def updated(feed: ET.Element) -> str | None:
    return feed.findtext(f"{{{ATOM}}}entry/{{{ATOM}}}updated")


def test_both_feeds_show_the_headline_as_printed_on_one_line() -> None:
    atom, feed = feeds(BRIEFING)
    assert atom.findtext(f"{{{ATOM}}}entry/{{{ATOM}}}title") == "Harbour <talks> & “tea”"
    assert feed["items"][0]["title"] == "Harbour <talks> & “tea”"
    assert feed["items"][0]["url"] == "https://example.org/stories/talks/"
    assert feed["items"][0]["content_text"] == "They met. [1]"


def test_a_new_disputed_point_is_an_update_and_the_id_stays() -> None:
    before, after = feeds(BRIEFING), feeds(replace(BRIEFING, disputes=(POINT,)))
    assert updated(before[0]) == "2019-10-06T00:00:00Z"
    assert updated(after[0]) == "2019-10-06T00:00:01Z"
    assert before[1]["items"][0]["id"] == after[1]["items"][0]["id"] == entry_id("talks")


def test_without_a_known_date_the_feed_is_still_valid() -> None:
    atom, _ = feeds(replace(BRIEFING, updated=None))
    assert updated(atom) == "1970-01-01T00:00:00Z"


def test_no_story_no_entry() -> None:
    atom, feed = feeds()
    assert atom.findall(f"{{{ATOM}}}entry") == []
    assert feed["items"] == []
