"""The pinned model is the one that the figures were taken with."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from generator.language import parse


def test_the_installed_model_has_the_pinned_weights() -> None:
    pytest.importorskip(parse.PINNED_MODEL)
    parse._check_weights()


def test_every_trained_part_is_pinned() -> None:
    module = importlib.import_module(parse.PINNED_MODEL)
    data = next(Path(module.__file__).parent.glob(f"{parse.PINNED_MODEL}-*"))
    trained = {str(p.relative_to(data)) for p in data.glob("*/model")}
    assert trained
    assert trained <= set(parse.PINNED_WEIGHTS)


def test_a_changed_weight_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "model-1.0"
    for inner in parse.PINNED_WEIGHTS:
        file = data / inner
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"other weights")
    monkeypatch.setattr(parse, "model_folder", lambda: tmp_path)
    with pytest.raises(parse.ModelChangedError, match="is not the file"):
        parse._check_weights()
