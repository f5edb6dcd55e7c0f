"""Search: found by words, filtered, used by keyboard, and absent gracefully without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def home(page: Page, address: str) -> Page:
    page.goto(f"{address}/", wait_until="networkidle")
    return page


def search(page: Page, words: str) -> None:
    page.keyboard.press("/")
    expect(page.locator("dialog.search")).to_be_visible()
    page.locator("#search-words").fill(words)


def test_words_find_the_story_and_show_the_passage(home: Page) -> None:
    search(home, "Ortagus")
    first = home.locator(".hits li").first
    expect(first.locator("a.hit")).to_contain_text("North Korea")
    expect(first.locator("mark").first).to_contain_text("Ortagus")


def test_words_that_no_story_has_say_so(home: Page) -> None:
    search(home, "zyzzyva quokka")
    expect(home.locator(".search-status")).to_have_text("No story has these words")


def test_filters_narrow_and_need_no_words(home: Page) -> None:
    search(home, "")
    home.locator(".search-filters summary").click()
    outlet = home.locator("select[name=outlet]")
    expect(outlet).to_be_visible()
    outlet.select_option("NNN-AGENCIES")
    expect(home.locator("a.hit")).to_have_count(1)
    expect(home.locator("a.hit")).to_contain_text("North Korea")
    for name in ("speaker", "place", "year", "disputed"):
        assert home.locator(f"select[name={name}] option").count() > 1, name


def test_the_keyboard_is_enough(home: Page) -> None:
    search(home, "Stockholm")
    expect(home.locator("a.hit").first).to_be_visible()
    home.keyboard.press("ArrowDown")
    expect(home.locator("a.hit").first).to_be_focused()
    home.keyboard.press("ArrowUp")
    expect(home.locator("#search-words")).to_be_focused()
    home.keyboard.press("Escape")
    expect(home.locator("dialog.search")).to_be_hidden()
    search(home, "Stockholm")
    expect(home.locator("a.hit").first).to_be_visible()
    home.keyboard.press("ArrowDown")
    home.keyboard.press("Enter")
    home.wait_for_url("**/stories/stockholm-talks/**")


def test_nothing_of_search_is_fetched_before_it_is_opened(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/", wait_until="networkidle")
    assert [url for url in asked if "pagefind" in url] == []


def test_without_a_script_the_link_leads_to_the_archive(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/")
    page.locator(".search-link").click()
    page.wait_for_url("**/archive/")
    assert page.locator("main a[href*='stories/']").count() > 0 or "archive" in page.url
    context.close()
