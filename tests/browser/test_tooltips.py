"""The tooltips of citations, a quotation copied with its source, and the choice of colours."""

from playwright.sync_api import Browser, Locator, Page

from tests.browser.conftest import DESK, PHONE


def open_story(page: Page, address: str, kinds: dict[str, str]) -> None:
    """Open a story and wait: the first address may be a former one, which redirects."""
    page.goto(f"{address}/{kinds['stories']}", wait_until="networkidle")


def first_citation(page: Page) -> Locator:
    return page.locator(".brief .cite, .side .cite").first


LABEL_SHOWN = "link => getComputedStyle(link, '::after').display"


def test_a_citation_whose_sentence_stands_beside_it_tells_outlet_and_day(
    page: Page, address: str
) -> None:
    page.goto(f"{address}/stories/stockholm-talks/", wait_until="networkidle")
    link = first_citation(page).locator("a")
    assert link.evaluate(LABEL_SHOWN) == "none"
    link.focus()
    assert link.evaluate(LABEL_SHOWN) == "block"
    page.keyboard.press("Escape")
    assert link.evaluate(LABEL_SHOWN) == "none"


def test_focus_shows_the_passage_and_escape_hides_it(
    page: Page, address: str, kinds: dict[str, str]
) -> None:
    open_story(page, address, kinds)
    cite = page.locator(".cite:has(.tip) >> visible=true").first
    tip = cite.locator(".tip")
    assert not tip.is_visible()
    cite.locator("a").focus()
    assert tip.is_visible()
    assert tip.locator("[data-span]").first.inner_text().strip()
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    page.keyboard.press("Tab")
    cite.locator("a").focus()
    assert tip.is_visible()


def test_hover_shows_the_passage_within_the_page(
    page: Page, address: str, kinds: dict[str, str]
) -> None:
    open_story(page, address, kinds)
    cites = page.locator(".cite:has(.tip) >> visible=true")
    for k in range(0, cites.count(), 5):
        cites.nth(k).locator("a").hover()
        box = cites.nth(k).locator(".tip").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= DESK["width"]
        page.mouse.move(0, 0)


def test_without_a_script_a_citation_still_leads_to_its_passage(
    browser: Browser, address: str, kinds: dict[str, str]
) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    open_story(page, address, kinds)
    first_citation(page).locator("a").click()
    assert "/sources/" in page.url
    assert page.locator(":target").count() == 1
    context.close()


def test_a_quotation_is_copied_with_speaker_source_and_address(
    browser: Browser, address: str, kinds: dict[str, str]
) -> None:
    context = browser.new_context(viewport=DESK)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    open_story(page, address, kinds)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    quote = page.locator("figure.quote >> visible=true").first
    words = quote.locator("[data-span]").first.inner_text().strip()
    quote.hover()
    quote.get_by_role("button", name="Copy with citation").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(words)
    speaker = quote.locator("xpath=..").locator("h3").inner_text().strip()
    outlets = page.locator(".sources .outlet").all_inner_texts()
    assert any(f"\n— {speaker}, {outlet}" in copied for outlet in outlets)
    assert copied.endswith(f"#{quote.get_attribute('id')}")
    context.close()


def test_the_chosen_colours_stay(page: Page, address: str, kinds: dict[str, str]) -> None:
    open_story(page, address, kinds)
    page.get_by_role("button", name="Change to dark colours").click()
    page.goto(address)
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert page.get_by_role("button", name="Change to light colours").is_visible()
