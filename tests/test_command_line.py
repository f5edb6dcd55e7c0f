"""The command line: exit statuses, what goes where, and that nothing ends in a traceback."""

import json
import sys
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.commands.options import FINE, PROBLEMS, WRONG_USE

REPORT = """Port strike ends

HAVN, May 3 (Coast Wire) — The strike at the port of Havn ended on Friday, the union said.

“We go back to work on Monday,” said Eva Lund, who leads the union.
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "strike.txt").write_text(REPORT, encoding="utf-8")
    index = "articles:\n  - {file: strike.txt, outlet: Coast Wire, story: port-strike}\n"
    (folder / "index.yml").write_text(index, encoding="utf-8")
    return folder


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build(seeds: Path, docs: Path, *more: str) -> int:
    cache = ["--cache", str(docs.parent / "cache")]
    return main(["build", "--seeds", str(seeds), "--docs", str(docs), *cache, *more])


def test_build_is_quiet_on_standard_output_and_says_what_it_did(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(seeds, tmp_path / "docs") == FINE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("1 story ->")


@pytest.mark.parametrize("url", ["https://example.org/site", "https://example.org/site/"])
def test_feeds_lead_to_the_site_however_its_address_is_written(
    seeds: Path, tmp_path: Path, url: str
) -> None:
    build(seeds, tmp_path / "docs", "--site-url", url)
    feed = json.loads((tmp_path / "docs/feed.json").read_text(encoding="utf-8"))
    assert feed["items"][0]["url"] == "https://example.org/site/stories/port-strike/"


def test_the_same_seeds_give_the_same_bytes(seeds: Path, tmp_path: Path) -> None:
    build(seeds, tmp_path / "one", "--jobs", "1")
    build(seeds, tmp_path / "two", "--jobs", "2")
    assert files_below(tmp_path / "one") == files_below(tmp_path / "two") != {}


def test_a_problem_does_not_stop_the_rest(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (seeds / "index.yml").open("a", encoding="utf-8") as index:
        index.write("  - file: lost.txt\n")
    assert build(seeds, tmp_path / "docs") == PROBLEMS
    assert (tmp_path / "docs/stories/port-strike.md").is_file()
    assert "index.yml:3: missing-file:" in capsys.readouterr().err


def test_strict_writes_nothing_where_there_is_a_problem(seeds: Path, tmp_path: Path) -> None:
    build(seeds, tmp_path / "docs")
    before = files_below(tmp_path / "docs")
    with (seeds / "index.yml").open("a", encoding="utf-8") as index:
        index.write("  - file: lost.txt\n")
    assert build(seeds, tmp_path / "docs", "--strict") == PROBLEMS
    assert files_below(tmp_path / "docs") == before


def test_check_lists_problems_on_standard_output(
    seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--seeds", str(seeds)]) == FINE
    (seeds / "strike.txt").write_text("", encoding="utf-8")
    assert main(["check", "--seeds", str(seeds)]) == PROBLEMS
    assert "strike.txt:1: empty-article:" in capsys.readouterr().out


def test_analyse_prints_an_object_a_line_that_offsets_point_into(
    seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyse", "--json", str(seeds / "strike.txt")]) == FINE
    (row,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert row["text"].startswith("Port strike ends")
    for found in (*row["quotations"], *row["dates"], *row["names"]):
        assert row["text"][found["start"] : found["end"]] == found["text"]
    assert "We go back to work on Monday" in " ".join(q["text"] for q in row["quotations"])


def test_analyse_reports_a_file_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["analyse", "--json", str(tmp_path / "lost.txt")]) == PROBLEMS
    assert "lost.txt:1: missing-file: there is no such file" in capsys.readouterr().err


def test_explain_shows_the_rules_and_names_the_nearest_story(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--seeds", str(seeds), "--cache", str(tmp_path / "cache")]
    assert main(["explain", "port-strike", *where]) == FINE
    shown = capsys.readouterr().out
    assert "1 strike.txt: index: an editor put it into port-strike" in shown
    assert "rule: " in shown
    assert main(["explain", "port-strikes", *where]) == WRONG_USE
    assert "did you mean port-strike?" in capsys.readouterr().err
    assert main(["explain", "port-strike", "--json", *where]) == FINE
    told = json.loads(capsys.readouterr().out)
    assert {"disputes", "suggestions", "weighed"} <= told.keys()
    assert main(["explain", "port-strike", "--about", "no such words", *where]) == FINE
    assert "no passage" in capsys.readouterr().out
    assert main(["explain", "port-strike", "--about", "a", "b", "c", *where]) == WRONG_USE


def test_wrong_use_is_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--seeds", str(tmp_path / "none")]) == WRONG_USE
    with pytest.raises(SystemExit) as stopped:
        main(["bild"])
    assert stopped.value.code == WRONG_USE
    assert "give the seeds folder with --seeds" in capsys.readouterr().err


def test_an_engine_that_is_not_there_is_named_with_its_remedy(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert build(seeds, tmp_path / "docs", "--engine", "dask") == 2
    assert "requirements-dask.txt" in capsys.readouterr().err


def test_the_help_teaches(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == FINE
    shown = capsys.readouterr().out
    assert "examples:" in shown
    assert "exit status: 0 fine" in shown
