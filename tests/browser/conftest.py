"""A site built from the seeds and from invented articles, served on this machine, and a browser."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from generator.build import analyse_all, merge_all
from generator.group import group
from generator.publish import publish
from generator.read import read
from generator.records import Briefing, Seeds
from generator.render import render
from generator.render.addresses import articles_by_slug
from generator.store import Store
from generator.work import copies
from tests.render import stories

ROOT = Path(__file__).resolve().parent.parent.parent
TOOLS = Path(__file__).resolve().parent / "node_modules"
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PHONE, TABLET, DESK = (
    {"width": 390, "height": 844},
    {"width": 768, "height": 1024},
    {"width": 1280, "height": 900},
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


def chromium() -> str:
    """Path of the browser; the tests fail, not skip, without one."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.fail("no chromium on this machine: apt-get install chromium")
    return found


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line of log for each; unknown addresses get the site's own 404."""

    def log_message(self, *_args: object) -> None:
        pass

    def send_error(self, code: int, *_args: object, **_more: object) -> None:
        page = Path(self.directory) / "404.html"
        body = page.read_bytes() if code == 404 and page.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site: BRIEFING_SITE, or a fresh build with tests/browser/seeds."""
    if given := os.environ.get("BRIEFING_SITE"):
        return Path(given)
    folder = tmp_path_factory.mktemp("site")
    build_site(folder)
    return folder / "site"


def build_site(folder: Path) -> None:
    """The real story and the invented ones, built as `make site` does, in a folder of its own."""
    for name in ("generator", "docs", "mkdocs.yml"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy2
        copy(source, folder / name)
    briefings, seeds = every_story()
    pieces = render({briefing.id: briefing for briefing in briefings}, seeds, {})
    publish(folder / "docs", pieces, articles_by_slug(seeds.articles))
    run = partial(subprocess.run, cwd=folder, check=True, capture_output=True, text=True)
    run([str(Path(sys.executable).parent / "mkdocs"), "build", "--strict"])
    assert (folder / "site" / "pagefind").is_dir(), "the build makes the search index"


def every_story() -> tuple[tuple[Briefing, ...], Seeds]:
    """The real story, a small and a very large invented one, and one of a single source."""
    library, _ = read(ROOT / "tests" / "seeds")
    findings = analyse_all(library.articles, Store(), copies())
    real = merge_all(group(library).stories, library, findings, Store(), copies())
    small, few = stories.small_site()
    flood, many = stories.flood()
    articles = (*library.articles, *few.articles, *many.articles)
    outlets = (*library.outlets, *few.outlets, *many.outlets)
    return (*real.values(), *small, flood), Seeds(articles=articles, outlets=outlets)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=DESK)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def kinds(site: Path) -> dict[str, str]:
    """One address of every kind of page: the kind is the first folder, `home` for the top."""
    found: dict[str, str] = {}
    for path in sorted(site.rglob("*.html")):
        inner = path.relative_to(site)
        folder = inner.parent.parent.parts if inner.name == "index.html" else inner.parent.parts
        kind = "/".join(folder) or ("home" if inner.parts == ("index.html",) else inner.parts[0])
        found.setdefault(kind, str(inner).removesuffix("index.html"))
    return found
