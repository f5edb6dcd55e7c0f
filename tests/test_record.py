"""The editor's record: notes, corrections, drafts and settled points reach every page and file."""

import json
from pathlib import Path

import pytest

from generator.build import build
from generator.read import read

ONE = """Dockers close Aaville harbour over pay

Dockers closed the harbour of Aaville on Monday after talks over pay failed.

The mayor of Aaville, Ann Lee, denied that six per cent had ever been promised.

Nine ships lay outside the harbour on Monday evening, the coast guard said.
"""
TWO = """Strike shuts port of Aaville

The port of Aaville was shut on Monday when dockers walked out over pay.

Bo Ek, who leads the dockers' union, said that six per cent had been promised by the mayor.

Eleven ships were waiting outside the harbour on Monday evening, the port authority said.
"""
INDEX = """articles:
  - {file: one.txt, outlet: Post, published: 2031-05-19, story: strike}
  - {file: two.txt, outlet: Wire, published: 2031-05-19, story: strike}
  - {file: three.txt, outlet: Wire, published: 2031-05-19, story: mill}
stories:
  mill: {title: The mill}
  strike:
    title: The strike
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE)
    (folder / "two.txt").write_text(TWO)
    (folder / "three.txt").write_text("The mill of Beeton burnt down, the fire service said.\n")
    return folder


def built(seeds: Path, more: str) -> tuple[Path, list[str]]:
    (seeds / "index.yml").write_text(INDEX + more)
    docs = seeds.parent / "docs"
    outcome = build(seeds, docs, jobs=1)
    return docs, [p.code for p in outcome.problems]


def test_a_note_stands_on_the_page_and_in_the_data(seeds: Path) -> None:
    docs, problems = built(seeds, "    note: We <i>follow</i> this.\n")
    assert problems == []
    page = (docs / "stories/strike.md").read_text()
    assert "Editor’s note" in page
    assert "<i>follow" not in page
    assert json.loads((docs / "data/stories/strike.json").read_text())["note"] == (
        "We <i>follow</i> this."
    )


def test_a_correction_is_everywhere(seeds: Path) -> None:
    docs, _ = built(seeds, "")
    before = json.loads((docs / "feed.json").read_text())["items"]
    docs, problems = built(
        seeds, "    corrections: [{date: 2031-05-21, words: Eleven ships not nine}]\n"
    )
    assert problems == []
    for path in ("stories/strike.md", "corrections/index.md", "feed.xml", "feed.json"):
        assert "Eleven ships not nine" in (docs / path).read_text(), path
    data = json.loads((docs / "data/stories/strike.json").read_text())
    assert data["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "Eleven ships not nine",
            "datePublished": "2031-05-21",
        }
    ]
    dates = {item["id"]: item["date_modified"] for item in before}
    after = json.loads((docs / "feed.json").read_text())["items"]
    later = {item["title"] for item in after if item["date_modified"] > dates[item["id"]]}
    assert later == {"The strike"}


def test_without_a_correction_the_page_says_so(seeds: Path) -> None:
    docs, _ = built(seeds, "")
    assert "No correction yet" in (docs / "corrections/index.md").read_text()


def test_a_draft_is_in_no_file_and_keeps_its_address(seeds: Path) -> None:
    docs, problems = built(seeds, "    status: draft\n")
    assert problems == []
    files = [path for path in docs.rglob("*") if path.is_file()]
    assert [p for p in files if "Dockers closed" in p.read_text() or "strike" in p.name] == []
    assert "strike" in (seeds / "stories.lock.yml").read_text()
    docs, _ = built(seeds, "    status: published\n")
    assert (docs / "stories/strike.md").is_file()


def test_a_settled_point_says_when_and_by_what(seeds: Path) -> None:
    point = (
        "    disputes:\n"
        "      - heading: How many ships waited?\n"
        "        positions:\n"
        "          - {holder: coast guard, evidence: Nine ships lay outside the harbour}\n"
        "          - {holder: port authority, evidence: Eleven ships were waiting outside}\n"
        "        resolved: {date: 2031-05-22, source: The log of the port, url: 'https://x.example'}\n"
    )
    docs, problems = built(seeds, point)
    assert problems == []
    assert "The log of the port" in (docs / "stories/strike.md").read_text()
    disputes = json.loads((docs / "data/stories/strike.json").read_text())["disputes"]
    assert [d["resolved"] for d in disputes if d["issue"] == "How many ships waited?"] == [
        {"date": "2031-05-22", "source": "The log of the port", "url": "https://x.example"}
    ]


@pytest.mark.parametrize(
    "line",
    [
        "    corrections: [{date: yesterday, words: X}]",
        "    corrections: [{words: X}]",
        "    status: hidden",
        "    disputes: [{match: X, resolved: {date: 2031-05-22}}]",
    ],
)
def test_what_is_wrong_is_told_with_its_line(line: str, seeds: Path) -> None:
    (seeds / "index.yml").write_text(f"{INDEX}{line}\n")
    problems = [p for p in read(seeds)[1] if p.severity == "error"]
    assert {p.line for p in problems} == {9}
