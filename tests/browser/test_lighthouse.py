"""Lighthouse gives a story page and the home page at least 95 in each category."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import CHROMIUM_FLAGS, TOOLS, chromium

LEAST = 95
"""Points of 100 in each category."""


def scores(address: str, folder: Path) -> dict[str, int]:
    report = folder / "report.json"
    command = [
        "node",
        str(TOOLS / "lighthouse" / "cli" / "index.js"),
        address,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        "--preset=desktop",
        f"--chrome-flags=--headless {' '.join(CHROMIUM_FLAGS)}",
    ]
    subprocess.run(
        command,
        check=True,
        capture_output=True,
        env={**os.environ, "CHROME_PATH": chromium()},
    )
    categories = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: round(100 * category["score"]) for name, category in categories.items()}


@pytest.mark.parametrize("kind", ["home", "stories"])
def test_every_category_is_high(
    address: str, kinds: dict[str, str], kind: str, tmp_path: Path
) -> None:
    low = {k: v for k, v in scores(f"{address}/{kinds[kind]}", tmp_path).items() if v < LEAST}
    assert low == {}
