"""The desk in a real browser, by keys alone."""

from __future__ import annotations

import argparse
import threading
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from generator.commands.desk.desk_server import DeskServer
from generator.commands.desk.open_desk import desk_of
from tests.test_record import INDEX, ONE


def test_a_speaker_is_told_and_taken_back_by_keys(tmp_path: Path, context: BrowserContext) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "one.txt").write_text(ONE + "\n“We will wait as long as it takes,” he said.\n")
    (seeds / "index.yml").write_text(INDEX.split("  - {file: two")[0])
    given = {"seeds": seeds, "config": None, "as_of": None, "cache": None, "jobs": 1}
    server = DeskServer(desk_of(argparse.Namespace(**given)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    before = (seeds / "index.yml").read_text()
    page = context.new_page()
    page.goto(f"http://{server.home}/?token={server.desk.token}")
    expect(page.get_by_role("status")).to_contain_text("wait")
    assert "token" not in page.url
    field = page.get_by_label("Who said it?").first
    field.focus()
    page.keyboard.type("Bo Ek")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("This is the change")
    assert "Bo Ek" in page.locator("pre:visible").inner_text()
    assert (seeds / "index.yml").read_text() == before
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Written")
    assert "Bo Ek" in (seeds / "index.yml").read_text()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("u")
    expect(page.get_by_role("status")).to_contain_text("Taken back")
    assert (seeds / "index.yml").read_text() == before
    server.shutdown()
    server.server_close()
