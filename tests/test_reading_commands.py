"""`sheet`, `take` and `check` as they are used: what they print, write and answer."""

import io
import json
import re
from pathlib import Path

import pytest
import yaml

from generator.__main__ import main
from tests.test_orders import lay_down

ANSWER = "stamp: {0}\nsummary: [a.1]\nkey: [a.4 nobody asked the workers]\n"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def where(tmp_path: Path, cache: Path) -> list[str]:
    return ["--seeds", str(lay_down(tmp_path / "seeds", "{}")), "--cache", str(cache)]


def stamp(where: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["sheet", "quay", "--json", *where]) == 0
    return str(json.loads(capsys.readouterr().out)["stamp"])


def test_a_sheet_is_answered_taken_replaced_and_taken_again(
    tmp_path: Path, where: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text(ANSWER.format(stamp(where, capsys)))
    take = ["take", "quay", str(answer), "--reader", "Jane Doe", *where]
    assert main([*take, "--kind", "person", "--read", "2031-05-20"]) == 0
    file = tmp_path / "seeds" / "readings" / "quay.yml"
    assert capsys.readouterr().out.strip() == str(file)
    data = yaml.safe_load(file.read_text())
    assert data["reader"] == {"name": "Jane Doe", "kind": "person"}
    assert str(data["read"]) == "2031-05-20"
    assert re.fullmatch(r"[0-9a-f]{12}", data["articles"]["a.txt"])
    before = file.read_bytes()
    assert main(take) == 1
    assert file.read_bytes() == before
    assert main([*take, "--second"]) == 0
    assert (file.parent / "quay.2.yml").exists()
    assert main([*take, "--replace"]) == 0
    assert yaml.safe_load(file.read_text())["reader"]["kind"] == "model"


def test_an_answer_comes_in_and_refusals_go_out(
    tmp_path: Path,
    where: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent = ANSWER.format(stamp(where, capsys)).replace("a.4 nobody", "a.5 nobody")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(sent.encode())))
    assert main(["take", "quay", "-", "--reader", "m", *where]) == 1
    told = capsys.readouterr().err
    assert told.startswith("-:3: bad-pointer: 'a.5 nobody asked the workers': these words do not")
    assert "they stand in a.4" in told
    assert "key" not in yaml.safe_load((tmp_path / "seeds/readings/quay.yml").read_text())


def test_wrong_use(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sheet", "quai", *where]) == 2
    assert "quay" in capsys.readouterr().err
    assert main(["take", "quay", "/nowhere", "--reader", "m", *where]) == 2


def test_check_names_what_a_reading_no_longer_meets(
    tmp_path: Path, where: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text(ANSWER.format(stamp(where, capsys)))
    main(["take", "quay", str(answer), "--reader", "m", *where])
    article = tmp_path / "seeds" / "a.txt"
    article.write_text(article.read_text().replace("nobody asked the workers", "it was quiet"))
    capsys.readouterr()
    assert main(["check", *where]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if "words-not-found" in line]
    assert [line for line in lines if line.startswith("readings/quay.yml:1: reading-older: a.txt")]


def test_check_names_an_order_that_meets_nothing(
    tmp_path: Path, where: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    index = tmp_path / "seeds" / "index.yml"
    order = "quay:\n    disputes: [{match: Whether workers blocked it, drop: true}]\n"
    index.write_text(index.read_text().replace("{}", order))
    assert main(["check", *where]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("index.yml:7: no-such-dispute: ")
    assert "Whether the workers had blocked the gates of the quay" in line
