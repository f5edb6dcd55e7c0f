"""The pinned model is the one that the figures were taken with."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.language import model, parse
from generator.problems import Fault


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the model in the place of the installed one."""
    shutil.copytree(model.model_folder(), tmp_path / "model")
    monkeypatch.setattr(model, "model_folder", lambda: tmp_path / "model")
    model.model_digest.cache_clear()
    yield next((tmp_path / "model").glob("*-[0-9]*"))
    model.model_digest.cache_clear()


def test_the_installed_model_is_the_pinned_one(copied: Path) -> None:
    parse.check_model()


@pytest.mark.parametrize(
    "file", ["parser/model", "ner/moves", "config.cfg", "vocab/strings.json", "tokenizer"]
)
def test_a_changed_file_is_refused_with_what_to_do(copied: Path, file: str) -> None:
    with (copied / file).open("ab") as data:
        data.write(b" ")
    with pytest.raises(Fault, match="is not as it was"):
        parse.check_model()


def test_a_missing_file_is_refused(copied: Path) -> None:
    (copied / "vocab/key2row").unlink()
    with pytest.raises(Fault):
        parse.check_model()
