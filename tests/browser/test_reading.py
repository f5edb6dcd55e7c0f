"""Reading a story: citations, the reader's keyboard, print, weight, zoom, no jumping."""

import re
import zlib
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DESK, PHONE, TABLET

STORIES = ("stories/stockholm-talks/", "stories/valley-flood/")
HEAVIEST = 150_000
"""Bytes over the wire of a story page with all it fetches before search is opened."""
MOST_SHIFT = 0.02
"""Layout shift score; browsers call up to 0.1 good."""


@pytest.fixture(params=STORIES)
def story(request: pytest.FixtureRequest, page: Page, address: str) -> Page:
    page.goto(f"{address}/{request.param}", wait_until="networkidle")
    return page


def plain(text: str) -> str:
    return " ".join(text.split())


def pairs_of_words(text: str) -> set[str]:
    """Every two words that follow each other; all of a shorter text."""
    words = text.strip('“”"').split()
    return {" ".join(words[k : k + 2]) for k in range(max(1, len(words) - 1))}


CITED = """all => all.map(cite => {
  const before = [...document.querySelectorAll("[data-span]")].filter(
    passage => !passage.closest(".tip") && passage.compareDocumentPosition(cite) & 4).pop();
  const words = cite.querySelector(".tip mark [data-span]") || before;
  return [cite.querySelector("a").href, words.textContent];
})"""
"""Where each citation leads, and the words that it cites: in its tooltip or right before it."""
COLOURS = """mark => [mark, document.body].map(e => getComputedStyle(e).backgroundColor)"""


def test_every_citation_leads_to_its_highlighted_passage(page: Page, address: str) -> None:
    page.goto(f"{address}/{STORIES[0]}", wait_until="networkidle")
    every = page.locator(".cite").evaluate_all(CITED)
    assert len(every) > 10
    for link, words in dict.fromkeys(map(tuple, every)):
        page.goto(link)
        target = page.locator(f"[id='{link.split('#')[1]}']")
        assert target.count() == 1, link
        shown = plain(target.inner_text())  # where two passages cross, the first part of it
        cited = plain(words)  # a pointer shows a part of it, reported speech its verb as well
        assert cited in shown or pairs_of_words(shown) & pairs_of_words(cited), link
        assert len(shown) > 10
        colour, ground = target.evaluate(COLOURS)
        assert colour != ground, f"{link} is not highlighted"


def test_the_tooltip_shows_the_cited_words(story: Page) -> None:
    cite = story.locator(".cite:has(.tip) >> visible=true").first
    tip = cite.locator(".tip")
    assert not tip.is_visible()
    cite.locator("a").focus()
    assert tip.is_visible()
    assert plain(tip.inner_text())
    story.keyboard.press("Escape")
    assert not tip.is_visible()


def test_a_story_page_is_light(page: Page, address: str, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in STORIES:
        asked.clear()
        page.goto(f"{address}/{path}", wait_until="networkidle")
        assert len(asked) > 3
        assert sum(map(partial(_over_the_wire, site, address), asked)) < HEAVIEST


def _over_the_wire(site: Path, address: str, url: str) -> int:
    """Bytes of the file as servers send it; fonts and pictures do not shrink."""
    inner = url.removeprefix(address).lstrip("/").split("?")[0]
    path = site / inner / "index.html" if url.endswith("/") else site / inner
    return len(zlib.compress(path.read_bytes(), 6))


def test_nothing_jumps_while_a_page_loads(browser: Browser, address: str) -> None:
    for viewport in (PHONE, DESK):
        context = browser.new_context(viewport=viewport)
        page = context.new_page()
        page.add_init_script(
            "window.shift = 0; new PerformanceObserver(list => { for (const e of list.getEntries())"
            " window.shift += e.value; }).observe({type: 'layout-shift', buffered: true});"
        )
        page.goto(f"{address}/{STORIES[1]}", wait_until="networkidle")
        assert page.evaluate("window.shift") <= MOST_SHIFT
        context.close()


def test_sides_stand_beside_each_other_at_a_desk_and_below_on_a_phone(
    browser: Browser, address: str
) -> None:
    for viewport, beside in ((DESK, True), (PHONE, False)):
        context = browser.new_context(viewport=viewport)
        page = context.new_page()
        page.goto(f"{address}/{STORIES[0]}")
        first, second = (page.locator(".sides").first.locator(".side").nth(k) for k in (0, 1))
        a, b = first.bounding_box(), second.bounding_box()
        assert a is not None
        assert b is not None
        assert (abs(a["y"] - b["y"]) < 2) == beside
        context.close()


def test_the_page_is_usable_at_four_times_zoom(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": DESK["width"] // 4, "height": 256})
    page = context.new_page()
    for path in STORIES:
        page.goto(f"{address}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    context.close()


def test_the_keyboard_reaches_everything_from_the_skip_link_on(story: Page) -> None:
    story.keyboard.press("Tab")
    assert story.evaluate("document.activeElement.className") == "md-skip"
    reachable = story.locator("a[href]:visible, button:visible").count()
    seen = set()
    for _ in range(min(60, reachable)):
        seen.add(story.evaluate("document.activeElement.outerHTML.slice(0, 200)"))
        outline = story.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", "focus must be seen"
        story.keyboard.press("Tab")
    assert len(seen) > 30


def test_reduced_motion_is_respected(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/{STORIES[0]}")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    context.close()


def test_print_shows_the_words_and_not_the_controls(story: Page) -> None:
    story.emulate_media(media="print")
    for hidden in (".search-link", ".tip", ".copy", ".md-skip"):
        assert story.locator(f"{hidden}:visible").count() == 0, hidden
    assert story.locator("#sources").is_visible()
    assert len(story.pdf()) > 10_000


def test_names_and_passages_in_other_scripts_are_isolated(page: Page, address: str) -> None:
    page.goto(f"{address}/stories/harbour-bridge/")
    arabic = page.locator("[data-span]", has_text=re.compile(r"[\u0600-\u06ff]")).first
    assert arabic.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert arabic.evaluate("e => getComputedStyle(e).unicodeBidi") in ("isolate", "plaintext")


def test_the_page_says_its_language(story: Page) -> None:
    assert story.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("viewport", [PHONE, TABLET, DESK], ids=["phone", "tablet", "desk"])
def test_lines_are_no_longer_than_people_read_with_ease(
    browser: Browser, address: str, viewport: dict[str, int]
) -> None:
    context = browser.new_context(viewport=viewport)
    page = context.new_page()
    page.goto(f"{address}/{STORIES[0]}")
    paragraph = page.locator(".brief p, .side p").first
    width = paragraph.bounding_box()
    size = paragraph.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert width is not None
    assert width["width"] / (size * 0.45) < 90  # a letter is about 0.45 em wide
    context.close()


EARLIER = """kept => {
  const seen = JSON.parse(localStorage.getItem("seen"));
  delete seen.now["harbour-bridge"];
  seen.now["stockholm-talks"] = "1-0";
  localStorage.setItem("seen", JSON.stringify({ day: "2000-01-01", now: seen.now }));
}"""


def test_who_comes_back_sees_what_was_added_and_what_changed(page: Page, address: str) -> None:
    page.goto(f"{address}/", wait_until="networkidle")
    assert page.locator(".since").inner_text() == ""
    page.evaluate(EARLIER)
    page.reload(wait_until="networkidle")
    assert page.locator(".since summary").inner_text() == "Since your last visit: 1 new, 1 changed"
    marked = page.locator("[data-story=harbour-bridge] .new")
    assert marked.inner_text() == "New since your last visit"
    page.goto(f"{address}/archive/2019-10/", wait_until="networkidle")
    assert page.locator(".new").inner_text() == "Changed since your last visit"
