"""Bad input of every format: each file is told with its place, the rest is built and proven."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from generator.__main__ import main
from tests.hostile.bad_files import bad_files

BAD = dict(bad_files())
TOLD_ALONE = {
    "front-hollow.md",  # a headline alone
    "front-hostile.md",
    "head-cut.txt",
    "head-hostile.txt",
    "head-stump.txt",
    "saved-page-cut.html",
    "table-hostile.csv",
}
"""Read as far as they go; all others are problems, and nothing of them is shown."""


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad") / "digest"
    assert main(["init", str(folder)]) == 0
    for name, data in BAD.items():
        (folder / "seeds" / name).write_bytes(data)
    return folder


def test_each_is_a_problem_and_the_rest_is_built_and_proven(
    digest: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(digest)
    assert main(["check", "--format", "json"]) == 1
    printed = capfd.readouterr()
    assert printed.err == ""
    told = defaultdict(set)
    for problem in map(json.loads, printed.out.splitlines()):
        assert problem["line"] >= 1
        assert problem["remedy"]
        told[problem["file"].partition("#")[0]].add(problem["severity"])
    assert sorted(BAD.keys() - told.keys()) == []
    assert {name for name in BAD if "error" not in told[name]} <= TOLD_ALONE

    assert main(["site", "--jobs", "1"]) == 1
    assert main(["verify", "site"]) == 0
    index = json.loads((digest / "site/data/index.json").read_text())
    assert "dockers-close-aaville-harbour-over-pay" in {story["id"] for story in index["stories"]}
    shown = {
        path.stem
        for path in (digest / "site/data/articles").glob("*.json")
        if "harb" not in path.stem
    }
    wrong = {name.rpartition(".")[0] for name in BAD.keys() - TOLD_ALONE}
    assert {stem for stem in shown if stem.partition("-x")[0] in wrong} == set()
    assert not any(
        "This secret waits" in page.read_text() for page in digest.rglob("site/**/*.html")
    )
    for name, data in BAD.items():
        assert (digest / "seeds" / name).read_bytes() == data
