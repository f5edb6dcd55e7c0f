"""What must hold on every kind of page: hosts, console, accessibility, markup, width, no script."""

import json
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser.conftest import DESK, PHONE, TOOLS

AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def watch(page: Page) -> tuple[list[str], list[str]]:
    """The addresses that the page asks for and the errors it logs, as they come."""
    asked: list[str] = []
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            errors.append(message.text)

    page.on("request", lambda request: asked.append(request.url))
    page.on("console", note)
    page.on("pageerror", lambda error: errors.append(str(error)))
    return asked, errors


def test_no_page_asks_another_host_or_logs_an_error(
    page: Page, address: str, kinds: dict[str, str]
) -> None:
    asked, errors = watch(page)
    for inner in kinds.values():
        page.goto(f"{address}/{inner}", wait_until="networkidle")
    strangers = {url for url in asked if not url.startswith((address, "data:", "blob:"))}
    assert strangers == set()
    assert errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser, address: str, kinds: dict[str, str], scheme: str
) -> None:
    context = browser.new_context(viewport=DESK, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    axe = (TOOLS / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    found = {}
    for kind, inner in kinds.items():
        page.goto(f"{address}/{inner}", wait_until="networkidle")
        page.evaluate(axe)
        result = page.evaluate(f"axe.run({{runOnly: {json.dumps(AXE_RULES)}}})")
        problems = [
            f"{v['id']}: {v['nodes'][0]['html'][:160]} ({len(v['nodes'])}x)"
            for v in result["violations"]
        ]
        if problems:
            found[kind] = problems
    context.close()
    assert found == {}


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_no_page_scrolls_sideways(
    browser: Browser, address: str, kinds: dict[str, str], viewport: dict[str, int]
) -> None:
    context = browser.new_context(viewport=viewport)
    page = context.new_page()
    wide = []
    for kind, inner in kinds.items():
        page.goto(f"{address}/{inner}", wait_until="networkidle")
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wide.append(kind)
    context.close()
    assert wide == []


def test_every_kind_of_page_reads_without_script(
    browser: Browser, address: str, kinds: dict[str, str]
) -> None:
    context = browser.new_context(viewport=DESK, java_script_enabled=False)
    page = context.new_page()
    for kind, inner in kinds.items():
        page.goto(f"{address}/{inner}")
        if not page.locator("meta[http-equiv=refresh]").count():
            assert len(page.locator("main, article").first.inner_text()) > 20, kind
    context.close()


def test_the_html_checker_finds_no_error(site: Path) -> None:
    jar = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "json"]
    done = subprocess.run([*command, str(site)], capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    assert [f"{m['url']}:{m.get('lastLine')}: {m['message']}" for m in messages][:20] == []
