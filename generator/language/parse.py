"""The one place that loads spaCy: sentences, parts of speech, dependencies and names of a text."""

from __future__ import annotations

import hashlib
import importlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from generator.language.model import PINNED_MODEL, model_folder, model_name

PINNED_WEIGHTS: dict[str, str] = {
    "attribute_ruler/patterns": "f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683",
    "lemmatizer/lookups/lookups.bin": (
        "eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737"
    ),
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "senter/model": "b69e7174a0b6307739adec3c8053ac45fdbad7171c4d3d8bfcd9713ecbc01f8c",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
}
"""SHA-256 of the pinned model's weight and rule files, by path within the model's data folder."""


ENDLESS_RUN = re.compile(r"\S{400,}+")
"""No word, address or number of a report is as long."""


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
    nlp = load_parser()
    return nlp.pipe((tokens_of(nlp, text) for text in texts), batch_size=32)


def tokens_of(nlp: Language, text: str) -> str | Doc:
    """The text for the parser, or its tokens where the tokenizer would take very long.

    It peels marks off a word one by one and looks at the whole word each time, so a run of letters
    and marks without a blank is handed over as one token, however long it is.
    """
    runs = [match.span() for match in ENDLESS_RUN.finditer(text)]
    if not runs:
        return text
    inner = [edge for run in runs for edge in run]
    words: list[str] = []
    spaces: list[bool] = []
    for k, (start, end) in enumerate(pairwise([0, *inner, len(text)])):
        if k % 2:
            words.append(text[start:end])
            spaces.append(False)
        else:
            doc = nlp.make_doc(text[start:end])
            words.extend(token.text for token in doc)
            spaces.extend(bool(token.whitespace_) for token in doc)
    return Doc(nlp.vocab, words=words, spaces=spaces)
