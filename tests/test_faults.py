"""What can go wrong around the program: a clear message, the seeds and the docs as they were."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import generator.build
from generator.__main__ import BUG, FINE, STOPPED, WRONG_USE, main
from generator.commands.options import PROBLEMS
from generator.language.model import model_digest

ROOT = Path(__file__).resolve().parent.parent
REPORT = """Port strike ends

The strike at the port of Havn ended on Friday. “We go back to work,” said Eva Lund of the union.
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/strike.txt").write_text(REPORT, encoding="utf-8")
    assert build(tmp_path) == FINE
    return tmp_path


def build(home: Path) -> int:
    where = ["--seeds", str(home / "seeds"), "--docs", str(home / "docs")]
    return main(["build", *where, "--cache", str(home / "cache"), "--jobs", "1"])


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_bug_has_a_status_of_its_own_and_says_where_it_was(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(home / "docs"), tree(home / "seeds")
    (home / "seeds/strike.txt").write_text(REPORT.replace("Friday", "Monday"), encoding="utf-8")

    def merge(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(generator.build, "merge", merge)
    capsys.readouterr()
    assert build(home) == BUG
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("a bug of ours, nothing written, in merge port-strike-ends: KeyError")
    report = Path(re.search(r"report: (\S+)\)", line)[1])  # type: ignore[index]
    assert "Traceback" in report.read_text()
    report.unlink()
    assert tree(home / "docs") == before[0]
    assert (home / "seeds/stories.lock.yml").read_bytes() == before[1]["stories.lock.yml"]


def test_what_cannot_be_loaded_is_a_bug(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "generator.commands.command_line", None)
    assert build(home) == BUG
    assert "in starting" in capsys.readouterr().err


def test_stopping_it_is_no_success(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(generator.build, "group", stopped)
    assert build(home) == STOPPED


@pytest.mark.parametrize(
    ("status", "strict", "built"),
    [(0, "", True), (1, "", True), (1, "1", False), (0, "1", True)]
    + [(status, "", False) for status in (2, BUG, STOPPED, 134, 137, 139)],
)
def test_make_takes_only_two_statuses_for_success(
    tmp_path: Path, status: int, strict: str, built: bool
) -> None:
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\nexit {status}\n")
    python.chmod(0o755)
    given = [f"BIN={tmp_path}", "BUILT=Makefile", f"STRICT={strict}", "SEEDS=none"]
    done = subprocess.run(["make", "docs", *given], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode == 0) == built


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("seeds/inner", "inner:1: unreadable-file: the folder cannot be opened"),
        ("seeds", "seeds: Permission denied; let the program look into it"),
    ],
)
def test_a_folder_that_cannot_be_looked_into_is_a_problem(
    home: Path,
    folder: str,
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (home / "seeds/inner").mkdir()
    listed = os.scandir

    def refused(path: Any) -> Any:
        if path == str(home / folder):
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", refused)
    capsys.readouterr()
    assert build(home) == (PROBLEMS if folder == "seeds/inner" else WRONG_USE)
    assert said in capsys.readouterr().err
    assert (home / "docs/stories/port-strike-ends.md").is_file()


def test_docs_that_are_read_only_are_named(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "docs")

    before = tree(home / "docs")
    monkeypatch.setattr(Path, "mkdir", refused)
    capsys.readouterr()
    assert build(home) == WRONG_USE
    assert "cannot be written: docs: Permission denied" in capsys.readouterr().err
    monkeypatch.undo()
    assert tree(home / "docs") == before


def test_a_full_disk_leaves_the_pages_as_they_were(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = tree(home / "docs")
    (home / "seeds/strike.txt").write_text(REPORT.replace("Friday", "Monday"), encoding="utf-8")
    monkeypatch.setattr(Path, "write_bytes", full)
    capsys.readouterr()
    assert build(home) == WRONG_USE
    assert "No space left on device" in capsys.readouterr().err
    monkeypatch.undo()
    assert tree(home / "docs") == before
    assert build(home) == FINE


def test_a_missing_model_is_named_with_its_remedy(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "seeds/strike.txt").write_text(REPORT.replace("Friday", "Monday"), encoding="utf-8")
    monkeypatch.setattr("generator.language.model.PINNED_MODEL", "en_core_web_none")
    monkeypatch.setattr("generator.language.model.OFFICIAL_MODELS", ())
    model_digest.cache_clear()
    capsys.readouterr()
    assert build(home) == WRONG_USE
    assert "en_core_web_none is not installed: run: make site" in capsys.readouterr().err
    model_digest.cache_clear()


def test_output_that_knows_ascii_only_is_no_fault(home: Path) -> None:
    (home / "seeds/häfen.txt").write_text("", encoding="utf-8")
    command = [sys.executable, "-m", "generator", "check", "--seeds", str(home / "seeds")]
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    assert done.returncode == PROBLEMS
    assert b"h\\xe4fen.txt:1: empty-article" in done.stdout


@pytest.mark.parametrize("cache", ["file", "link to nothing"])
def test_a_memory_that_cannot_be_made_costs_only_time(home: Path, cache: str) -> None:
    before = tree(home / "docs")
    shutil.rmtree(home / "cache")
    if cache == "file":
        (home / "cache").write_text("no folder")
    else:
        (home / "cache").symlink_to(home / "nowhere" / "else")
    assert build(home) == FINE
    assert tree(home / "docs") == before


def test_two_builds_at_once_end_in_one_whole_site(home: Path) -> None:
    whole = tree(home / "docs")
    (home / "docs/stories/port-strike-ends.md").unlink()
    where = ["--seeds", str(home / "seeds"), "--docs", str(home / "docs")]
    command = [sys.executable, "-m", "generator", "build", *where, "--cache", str(home / "cache")]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    both = [subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [one.wait() for one in both] == [FINE, FINE]
    assert tree(home / "docs") == whole
