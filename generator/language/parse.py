"""The one place that loads spaCy: sentences, parts of speech, dependencies and names of a text."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from generator.language.model import PINNED_MODEL, model_folder, model_name

PINNED_WEIGHTS: dict[str, str] = {}
"""SHA-256 of the pinned model's weight files, by path within the model's data folder."""


class ModelChangedError(RuntimeError):
    """The pinned model's weights are not those that this version was measured with."""


@cache
def load_parser() -> Language:
    """The English pipeline, loaded once a process. Raises ModelChangedError."""
    name = model_name()
    module = importlib.import_module(name)
    if name == PINNED_MODEL:
        _check_weights()
    nlp: Language = module.load()
    return nlp


def _check_weights() -> None:
    for inner, expected in PINNED_WEIGHTS.items():
        found = next(model_folder().glob(f"*/{inner}"), None)
        if found is None or hashlib.sha256(found.read_bytes()).hexdigest() != expected:
            raise ModelChangedError(
                f"{PINNED_MODEL}: {inner} is not the file this version was measured with"
            )


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse paragraphs, in order. Feed paragraphs, never whole articles: memory follows length."""
    return load_parser().pipe(texts, batch_size=32)
