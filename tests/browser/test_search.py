"""Search: found by words, filtered, used by keyboard, and absent gracefully without a script."""

import re

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
    first = home.locator(".hits li", has=home.locator("a.hit[href*=stories]")).first
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
    search(home, "good discussions")
    expect(home.locator("a.hit").first).to_be_visible()
    home.keyboard.press("ArrowDown")
    expect(home.locator("a.hit").first).to_be_focused()
    home.keyboard.press("ArrowUp")
    expect(home.locator("#search-words")).to_be_focused()
    home.keyboard.press("Escape")
    expect(home.locator("dialog.search")).to_be_hidden()
    search(home, "good discussions")
    expect(home.locator("a.hit").first).to_be_visible()
    home.keyboard.press("ArrowDown")
    home.keyboard.press("Enter")
    home.wait_for_url("**/stories/stockholm-talks/**")


def test_a_name_leads_to_its_page_before_any_story(home: Page) -> None:
    search(home, "Ortagus")
    expect(home.locator("a.hit").first).to_have_attribute("href", re.compile(r"/speakers/"))


def test_one_wrong_letter_still_finds(home: Page) -> None:
    search(home, "Ortagsu")
    expect(home.locator(".search-status")).to_contain_text("Shown for “ortagus”")
    expect(home.locator("a.hit").first).to_be_visible()


def test_one_wrong_letter_in_a_word_of_a_headline_finds(home: Page) -> None:
    search(home, "harbuor")
    expect(home.locator(".search-status")).to_contain_text("Shown for “harbour”")
    expect(home.locator("a.hit[href*=harbour-bridge]").first).to_be_visible()


def test_an_excerpt_is_words_of_reports(home: Page) -> None:
    search(home, "Stockholm")
    words = home.locator(".hit-words").first
    expect(words).to_be_visible()
    expect(words).not_to_contain_text("Reported by")


def test_dates_work_as_typed(home: Page) -> None:
    for words in ("October 2019", "2019-10", "6 October 2019", "in October 2019", "6.10.2019"):
        search(home, words)
        expect(home.locator("a.hit")).to_have_count(1)
        home.keyboard.press("Escape")


def test_the_words_of_the_site_find_nothing(home: Page) -> None:
    for words in ("otherwise", "O'Reilly", "silent"):
        search(home, words)
        expect(home.locator(".search-status")).to_have_text("No story has these words")
        home.keyboard.press("Escape")


def test_as_many_stories_are_told_as_are_shown(home: Page) -> None:
    search(home, "Jean-Claude Stockholm")
    expect(home.locator(".search-status")).to_have_text("No story has these words")
    home.locator("#search-words").fill("Stockholm")
    expect(home.locator(".search-status")).to_have_text(re.compile(r"^\d+ stor(y|ies)$"))
    told = int((home.locator(".search-status").inner_text()).split()[0])
    assert home.locator("a.hit[href*=stories]").count() == min(told, 8)


def test_a_phrase_is_found_in_curly_marks(home: Page) -> None:
    search(home, "“good discussions”")
    expect(home.locator("a.hit[href*=stockholm]").first).to_be_visible()


def test_a_hit_says_in_which_section_it_stands(home: Page) -> None:
    search(home, "good discussions")
    first = home.locator(".hits li", has=home.locator("a.hit[href*=stories]")).first
    expect(first.locator(".hit-facts")).to_contain_text(
        re.compile("In brief|Disputed points|Quotations|What the sources agree on")
    )


def test_a_search_has_an_address(page: Page, address: str) -> None:
    page.goto(f"{address}/?search=Stockholm", wait_until="networkidle")
    expect(page.locator("a.hit").first).to_be_visible()
    page.locator("#search-words").fill("Ortagus")
    expect(page).to_have_url(re.compile(r"\?search=Ortagus"))


def test_one_letter_alone_finds_nothing(home: Page) -> None:
    search(home, "p")
    expect(home.locator("a.hit")).to_have_count(0)


def test_a_list_is_filtered_from_its_address(page: Page, address: str) -> None:
    page.goto(f"{address}/speakers/?q=ortagus", wait_until="networkidle")
    expect(page.locator(".index:visible li")).to_have_count(1)


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
