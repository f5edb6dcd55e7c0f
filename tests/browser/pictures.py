"""Renews the pictures in docs/assets/ from the built site: `make pictures`."""

import sys
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import CHROMIUM_FLAGS, DESK, PHONE, ROOT, Quiet, chromium

STORY = "stories/stockholm-talks/"
PICTURES = (
    ("story-desk.png", DESK, "light", 1500),
    ("story-phone-dark.png", PHONE, "dark", 1500),
)
"""File, window, colours, height of the picture in pixels."""


def take(site: Path, folder: Path) -> None:
    """Serve the site on this machine and take every picture."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        for name, window, scheme, height in PICTURES:
            address = f"http://127.0.0.1:{server.server_port}/{STORY}"
            _picture(browser, address, {**window, "height": height}, scheme, folder / name)
        browser.close()
    server.shutdown()


def _picture(
    browser: Browser, address: str, window: dict[str, int], scheme: str, path: Path
) -> None:
    context = browser.new_context(viewport=window, color_scheme=scheme)
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=path)
    context.close()
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    if not (ROOT / "site" / STORY).is_dir():
        sys.exit("no site to take pictures of: run `make site` first")
    take(ROOT / "site", ROOT / "docs" / "assets")
