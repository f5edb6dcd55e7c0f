"""The day and the week: page, feed and book have the same stories; a book is well-formed."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from generator.render.lists.day_and_week import day_editions, in_words, week_editions
from tests.render import stories
from tests.render.rendered import render
from tests.render.test_feeds import ATOM

XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """Three stories of one day, one of the day after, one of the next week, and one undated."""
    one, seeds = stories.bridge(), stories.small_site()[1]
    days = ("2024-03-06", "2024-03-06T22:00:00Z", "2024-03-06", "2024-03-07", "2024-03-11")
    dated = [
        replace(one, id=f"s{k}", updated=day, formerly=(), related=()) for k, day in enumerate(days)
    ]
    return render((*dated, stories.one_report()), seeds, stories.findings(seeds))


@pytest.mark.parametrize(
    ("edition", "expected"),
    [
        ("2024-03-06", {"s0", "s1", "s2"}),
        ("2024-03-07", {"s3"}),
        ("2024-w10", {"s0", "s1", "s2", "s3"}),
    ],
)
def test_page_feed_and_book_list_the_same_stories(
    files: dict[str, str], edition: str, expected: set[str]
) -> None:
    page = set(re.findall(r'<h2><a href="../../stories/(s\d)/"', files[f"editions/{edition}.md"]))
    feed = ET.fromstring(files[f"editions/{edition}.xml"])
    linked = {
        link.get("href", "").split("/")[-2]
        for entry in feed.iter(f"{{{ATOM}}}entry")
        for link in entry.iter(f"{{{ATOM}}}link")
    }
    book = json.loads(files[f"books/{edition}.json"])
    chapters = {name[6:-6] for name in book if name.startswith("story-")}
    assert page == linked == chapters == expected


def test_every_text_of_a_book_is_well_formed_and_listed(files: dict[str, str]) -> None:
    book = json.loads(files["books/2024-w10.json"])
    assert next(iter(book)) == "mimetype"
    for name, text in book.items():
        if name.endswith((".xhtml", ".opf", ".xml")):
            ET.fromstring(text)
    listed = set(re.findall(r'href="([^"]+)"', book["content.opf"]))
    assert listed == set(book) - {"mimetype", "META-INF/container.xml", "content.opf"}


def test_a_book_tells_all_that_the_page_folds(files: dict[str, str]) -> None:
    chapter = ET.fromstring(json.loads(files["books/s0.json"])["story-s0.xhtml"])
    text = " ".join("".join(chapter.itertext()).split())
    assert "● Side A: Ida Lund" in text
    assert "“Nobody told this office anything before Tuesday,” [1]" in text
    assert "Only one source says“It will be shut for months,” [2]" in text
    assert "It is *not*" not in text  # no story cites it
    assert [li.get("value") for li in chapter.iter(f"{XHTML}li") if li.get("value")] == [
        "1",
        "2",
        "3",
    ]


def test_a_story_without_a_day_is_in_no_edition(files: dict[str, str]) -> None:
    pages = [text for path, text in files.items() if path.startswith("editions/")]
    assert not [text for text in pages if "one-report" in text]


def test_an_edition_says_how_many_stories_it_has() -> None:
    assert [in_words(number) for number in (1, 9, 13)] == [
        "one story",
        "nine stories",
        "13 stories",
    ]
    assert day_editions([]) == week_editions([]) == []
