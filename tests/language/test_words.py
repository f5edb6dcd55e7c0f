"""Words and names of a plain text, as grouping counts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.words.news_words import NEWS_WORD, count_names, count_words, words_of

NAMES = [
    ("Ada Holm met Ben Roth in Ulm.", {"ada holm", "holm", "ben roth", "roth", "ulm"}),
    ("The Hague was quiet. Then it rained.", {"hague"}),
    ("The Prague Spring", {"prague spring", "spring"}),
    ("They saw the Bank of Ulm", {"bank", "ulm"}),
    ("A new bridge: Ulm waits", set()),
    ("He said Ada, Ben and I left", {"ada", "ben"}),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_are_runs_of_capitals(text: str, names: set[str]) -> None:
    assert set(count_names(words_of(text, 100))) == names


def test_words_are_lower_case_without_possessive_endings() -> None:
    words = words_of("Ulm’s mayor isn't Roth's friend; 1,200 left.", 7)
    assert words.plain == ["ulm", "mayor", "isn't", "roth", "friend", "1,200", "left"]
    assert "1,200" in count_words(words)


@given(st.text(alphabet="aB .’'s\nΣİßé-1,"), st.integers(min_value=1, max_value=9))
def test_lowering_all_words_at_once_is_lowering_each(text: str, limit: int) -> None:
    each = [
        m.group().lower().replace("’", "'").removesuffix("'s") for m in NEWS_WORD.finditer(text)
    ]
    words = words_of(text, limit)
    assert words.plain == each[:limit]
    assert len(words.plain) == len(words.written) == len(words.gaps)
