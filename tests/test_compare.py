"""The program against readings: point by point, in sum, on a page of its own."""

import json
from pathlib import Path

import pytest

from generator.__main__ import main as run
from tests.test_reading_shown import READING, Folder

BOTH = """\
  - heading: Whether the workers blocked the gates
    importance: core
    positions:
      - holder: Ann Lee
        side: a
        evidence: [{article: b.txt, words: The workers blocked the gates of the quay}]
      - holder: Bob Hale
        side: b
        evidence: [{article: b.txt, words: Bob Hale said the workers had not blocked the gates}]
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def folder(tmp_path: Path, cache: Path) -> Folder:
    folder = Folder(tmp_path, cache, READING.replace("agreed:\n", f"{BOTH}agreed:\n", 1))
    second = READING.replace("Jane Doe", "Jo Roe").partition("agreed:")[0]
    second = second.replace("SHA_A", "0" * 12).replace("SHA_B", "0" * 12).replace("KIND", "person")
    (folder.seeds / "readings" / "quay.2.yml").write_text(second)
    return folder


def test_found_missed_and_in_sum(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "--seeds", str(folder.seeds), "--cache", str(folder.cache)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "quay: Jane Doe (person)",
        "  found               Whether the workers blocked the gates",
        "  missed              How many people lost their work",
        "  Jo Roe (person): 1 of 1 points are in the first reading, 1 of 2 the other way",
        "all: precision 1.0 (1 of 1), recall 0.5 (1 of 2), core 1 of 2",
    ]


def test_as_json(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--seeds", str(folder.seeds), "--cache", str(folder.cache)]
    assert run(["compare", "quay", "--json", *where]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["precision"], data["recall"], data["core_found"], data["core"]) == (1.0, 0.5, 1, 2)
    assert data["stories"][0]["missed"] == ["How many people lost their work"]
    assert data["stories"][0]["second"]["found"] == 1
    assert run(["compare", "nowhere", *where]) == 2


def test_the_page_has_counts_and_no_passage(folder: Folder) -> None:
    folder.build()
    page = (folder.docs / "about" / "readings.md").read_text()
    assert "## Stories read by people" in page
    assert "language models" not in page
    assert "| of these found by the program | 1 (recall 0.50) |" in page
    assert "| of these among the readers’ | 1 (precision 1.00) |" in page
    assert "| Stories read by a second reader | 1 |" in page
    assert "gates" not in page
    assert "about/readings/" in (folder.docs / "stories" / "quay.md").read_text()


def test_without_a_reading_there_is_no_page(folder: Folder) -> None:
    folder.build()
    for file in (folder.seeds / "readings").iterdir():
        file.unlink()
    folder.build()
    assert not (folder.docs / "about" / "readings.md").exists()
