"""Whom mentions mean within one article, and what holds for any text."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.analyse import analyse
from tests.analyse.articles import article, words

PIECES = st.lists(
    st.sampled_from(
        [
            "Ann Weil, the mayor of Ulm, left. ",
            "“It is late,” she said. ",
            "He said no. ",
            "“We go on until the end of the week.” ",
            "\n",
            "The statement said “nothing of the kind happened here”. ",
            'It said: "',
            "The two leaders met. ",
            "”",
            "北京说 “不”。 ",
        ]
    ),
    max_size=10,
)


def antecedents(text: str) -> dict[str, str | None]:
    found = analyse(article(text)).quotations
    return {str(words(text, q.span)): words(text, q.antecedent) for q in found}


def test_the_fullest_words_of_the_article_are_the_antecedent() -> None:
    text = "Ann Weil left.\n“It is late,” she said.\n“Very late,” Weil added."
    assert antecedents(text) == {"“It is late,”": "Ann Weil", "“Very late,”": "Ann Weil"}


def test_a_pronoun_without_a_candidate_has_no_antecedent() -> None:
    assert antecedents("“It is late,” she said.") == {"“It is late,”": None}


def test_a_name_in_a_caption_is_nobodys_antecedent() -> None:
    text = "A bridge in Ulm. Photo: Ann Weil\n“It is late,” she said."
    assert antecedents(text) == {"“It is late,”": None}


def test_a_title_of_a_work_is_no_quotation() -> None:
    text = "Ann Weil sold three copies of “The Long Way Home from Ulm” in May."
    assert antecedents(text) == {}


def test_long_words_in_marks_are_kept_even_if_nobody_says_them() -> None:
    text = "The gate was shut. “No entry for cars and horses after ten at night,” it read."
    kept = analyse(article(text)).quotations
    assert [q.antecedent for q in kept] == [None]


@settings(max_examples=15, deadline=None)
@given(PIECES)
def test_spans_lie_within_the_text_and_come_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    findings = analyse(article(text))
    spans = [q.span for q in findings.quotations]
    assert spans == sorted(spans)
    for quotation in findings.quotations:
        for span in (quotation.span, quotation.antecedent):
            assert span is None or 0 <= span.start < span.end <= len(text)


@settings(max_examples=10, deadline=None)
@given(PIECES)
def test_the_same_article_under_another_name_gives_the_same_antecedents(pieces: list[str]) -> None:
    text = "".join(pieces)
    first = analyse(article(text)).quotations
    paragraphs = tuple(replace(p, article="other.txt") for p in article(text).paragraphs)
    other = replace(article(text), file="other.txt", paragraphs=paragraphs)
    second = analyse(other).quotations
    assert [words(text, q.antecedent) for q in first] == [words(text, q.antecedent) for q in second]


@pytest.mark.parametrize("text", ["", "\n\n", "“", "“ ”", "”“”“", "he said", "— — —"])
def test_odd_texts_raise_nothing(text: str) -> None:
    assert analyse(article(text)).article == "story.txt"
