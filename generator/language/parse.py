"""The one place that loads spaCy: sentences, parts of speech, dependencies and names of a text."""

import importlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from generator.language.model import PINNED_MODEL, model_digest, model_name
from generator.problems import Fault

PINNED_DIGEST = "5f3ad50ff0cbcc6f71fe366e735f19ee"
"""Of all files of the pinned model that the figures were taken with, words and settings too."""
ENDLESS_RUN = re.compile(r"\S{400,}+")
"""No word, address or number of a report is as long."""


@cache
def load_parser() -> Language:
    """The English pipeline, loaded once a process. Raises Fault where it is changed."""
    name = model_name()
    module = importlib.import_module(name)
    if name == PINNED_MODEL:
        check_model()
    nlp: Language = module.load()
    return nlp


def check_model() -> None:
    """Raises Fault where a file of the pinned model is another one."""
    if model_digest() != PINNED_DIGEST:
        message = f"{PINNED_MODEL} is not as it was when this version was measured"
        raise Fault(message, "install requirements.txt anew")


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
