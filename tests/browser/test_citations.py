"""From a sentence to its passage: the tooltip, the highlighted place, the copy with its source."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, Page

from tests.browser.conftest import DESK, PHONE


def open_story(page: Page, address: str, kinds: dict[str, str]) -> None:
    """Open a story and wait: the first address may be a former one, which redirects."""
    page.goto(f"{address}/{kinds['stories']}", wait_until="networkidle")


def first_citation(page: Page) -> Locator:
    return page.locator(".brief .cite, .side .cite").first


def test_focus_shows_the_passage_and_escape_hides_it(
    page: Page, address: str, kinds: dict[str, str]
) -> None:
    open_story(page, address, kinds)
    cite = first_citation(page)
    tip = cite.locator(".tip")
    assert not tip.is_visible()
    cite.locator("a").focus()
    assert tip.is_visible()
    assert tip.locator("mark").inner_text().strip()
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    page.keyboard.press("Tab")
    cite.locator("a").focus()
    assert tip.is_visible()


def test_hover_shows_the_passage_within_the_page(
    page: Page, address: str, kinds: dict[str, str]
) -> None:
    open_story(page, address, kinds)
    cites = page.locator(".cite >> visible=true")
    for k in range(0, cites.count(), 7):
        cites.nth(k).locator("a").hover()
        box = cites.nth(k).locator(".tip").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= DESK["width"]
        page.mouse.move(0, 0)


def test_every_citation_leads_to_its_highlighted_passage(
    page: Page, address: str, kinds: dict[str, str]
) -> None:
    open_story(page, address, kinds)
    links = page.locator(".cite > a").evaluate_all("links => links.map(link => link.href)")
    words = page.locator(".cite > .tip").evaluate_all(
        "tips => tips.map(tip => tip.querySelector('mark').textContent)"
    )
    assert links
    for link, cited in dict(zip(links, words, strict=True)).items():
        page.goto(link)
        target = page.locator(":target")
        assert target.count() == 1, link
        assert cited.startswith(target.evaluate("element => element.textContent")[:40])
        assert target.evaluate(
            "element => getComputedStyle(element).backgroundColor !== 'rgba(0, 0, 0, 0)'"
        )


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
    quote = page.locator("figure.quote >> visible=true").first
    words = quote.locator("[data-span]").first.inner_text().strip()
    quote.hover()
    quote.get_by_role("button", name="Copy with citation").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(words)
    assert quote.get_attribute("data-credit") in copied
    assert copied.endswith(f"#{quote.get_attribute('id')}")
    context.close()


def test_the_chosen_colours_stay(page: Page, address: str, kinds: dict[str, str]) -> None:
    open_story(page, address, kinds)
    page.get_by_role("button", name="Change to dark colours").click()
    page.goto(address)
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    assert page.get_by_role("button", name="Change to light colours").is_visible()


def test_print_leaves_out_what_is_only_for_screens(
    page: Page, address: str, kinds: dict[str, str]
) -> None:
    open_story(page, address, kinds)
    page.emulate_media(media="print")
    for selector in (".md-tabs", ".contents", ".tip", ".copy"):
        assert page.locator(f"{selector} >> visible=true").count() == 0, selector
    assert page.locator("#sources").is_visible()


def test_nothing_is_cut_off_at_twice_the_size(
    browser: Browser, address: str, kinds: dict[str, str]
) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    page = context.new_page()
    for inner in kinds.values():
        page.goto(f"{address}/{inner}", wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), inner
    context.close()
