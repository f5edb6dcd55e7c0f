"""Every entry of the list of replies is fired by its own example, and by nothing else of it."""

import pytest

from generator.language.acts.dispute_words import ReplyKind, has_words, reply_words

KINDS: tuple[ReplyKind, ...] = ("reply", "back")
CASES = [
    (kind, words, text) for kind in KINDS for words, text in reply_words(kind).examples.items()
]


@pytest.mark.parametrize(("kind", "words", "text"), CASES, ids=[f"{k}: {w}" for k, w, _ in CASES])
def test_the_example_fires_its_entry(kind: ReplyKind, words: str, text: str) -> None:
    assert has_words(kind, text)


@pytest.mark.parametrize("text", ["", "The union met on Monday.", "A replica was shown."])
def test_plain_words_fire_none(text: str) -> None:
    assert not any(has_words(kind, text) for kind in KINDS)
