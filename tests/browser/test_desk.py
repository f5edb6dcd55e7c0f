"""The desk in a real browser: by keys alone, and by its buttons."""

import argparse
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from generator.commands.desk.desk_server import Desk, DeskServer, desk_of
from tests.test_desk import near_point
from tests.test_record import INDEX, ONE, TWO

HEADING = "Whether six per cent had been promised"


@contextmanager
def opened(desk: Desk, context: BrowserContext) -> Iterator[Page]:
    """The desk as an editor sees it."""
    server = DeskServer(desk)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = context.new_page()
    page.goto(f"http://{server.home}/?token={desk.token}")
    expect(page.get_by_role("status")).to_contain_text("wait")
    yield page
    server.shutdown()
    server.server_close()


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE + "\n“We will wait as long as it takes,” he said.\n")
    (folder / "two.txt").write_text(TWO)
    (folder / "index.yml").write_text(INDEX.replace("  - {file: three", "  # - {file: three"))
    return folder


def told(page: Page, words: str) -> None:
    expect(page.get_by_role("status")).to_contain_text(words)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_speaker_is_told_and_taken_back_by_keys(seeds: Path, context: BrowserContext) -> None:
    given = {"seeds": seeds, "config": None, "as_of": None, "cache": None, "jobs": 1}
    index = seeds / "index.yml"
    before = index.read_text()
    with opened(desk_of(argparse.Namespace(**given)), context) as page:
        assert "token" not in page.url
        field = page.get_by_label("Who said it?").first
        field.focus()
        page.keyboard.type("Bo Ek")
        page.keyboard.press("Enter")
        told(page, "This is the change")
        assert "Bo Ek" in page.locator("pre:visible").inner_text()
        assert index.read_text() == before
        page.keyboard.press("Enter")
        told(page, "Written to index.yml")
        assert "Bo Ek" in index.read_text()
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("u")
        told(page, "Taken back")
        assert index.read_text() == before
        expect(field).to_be_focused()


@pytest.mark.parametrize(
    ("answer", "written", "other"), [("yes", HEADING, "apart:"), ("no", "apart:", HEADING)]
)
def test_a_point_is_confirmed_or_refused_and_taken_back_by_buttons(
    answer: str, written: str, other: str, seeds: Path, context: BrowserContext
) -> None:
    index = seeds / "index.yml"
    before = index.read_text()
    with opened(near_point(seeds), context) as page:
        press(page, answer)
        told(page, "This is the change")
        shown = page.locator("pre:visible").inner_text()
        assert written in shown
        assert other not in shown
        assert index.read_text() == before
        press(page, "Write it")
        told(page, "Written to index.yml")
        assert written in index.read_text()
        expect(page.locator("li.done form")).to_be_hidden()
        press(page, "Take the last change back")
        told(page, "Taken back from index.yml")
        assert index.read_text() == before
        expect(page.get_by_role("button", name="Take the last change back")).to_be_disabled()
        press(page, "no" if answer == "yes" else "yes")
        told(page, "This is the change")
        assert other in page.locator("pre:visible").inner_text()


def test_a_file_that_changed_meanwhile_is_not_overwritten(
    seeds: Path, context: BrowserContext
) -> None:
    index = seeds / "index.yml"
    with opened(near_point(seeds), context) as page:
        press(page, "yes")
        told(page, "This is the change")
        changed = f"{index.read_text()}# a colleague\n"
        index.write_text(changed)
        press(page, "Write it")
        told(page, "changed meanwhile")
        assert index.read_text() == changed
        press(page, "Show the change")
        press(page, "Write it")
        told(page, "Written to index.yml")
        assert "# a colleague" in index.read_text()
        index.write_text(f"{index.read_text()}# another\n")
        press(page, "Take the last change back")
        told(page, "take it back by hand")
        assert HEADING in index.read_text()


def test_an_answer_that_is_none_is_said(seeds: Path, context: BrowserContext) -> None:
    with opened(near_point(seeds), context) as page:
        press(page, "Show the change")
        told(page, "an answer is missing")
