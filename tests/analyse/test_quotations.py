"""Quotations: the case file, and what must hold for any text."""

import hashlib
import re
from functools import cache

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.analyse import analyse
from generator.records import Article, Findings, Quotation, Span
from tests.analyse.quotation_cases import Case, read_cases

READ = read_cases()


def article(text: str, headline: bool = False) -> Article:
    spans = [
        Span(article="a.txt", start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text)
    ]
    return Article(
        file="a.txt",
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        headline=spans[0] if headline and spans else None,
        paragraphs=tuple(spans[1:] if headline else spans),
    )


@cache
def found(text: str, headline: bool = False) -> Findings:
    return analyse(article(text, headline))


def shown(case: Case) -> tuple[object, ...]:
    """What was found, in the form of the case."""

    def cut(spans: list[Span]) -> tuple[str, ...]:
        return tuple(case.text[s.start : s.end] for s in sorted(set(spans)))

    quotations = found(case.text, case.headline).quotations
    return (
        tuple(q.kind for q in quotations),
        tuple(case.text[q.span.start : q.span.end] for q in quotations),
        cut([q.cue.span for q in quotations if q.cue]),
        cut([q.mention for q in quotations if q.mention]),
    )


@pytest.mark.parametrize("case", READ, ids=lambda case: f"line {case.line}")
def test_case(case: Case) -> None:
    mentions = tuple(m.rstrip(",") for m in case.mention)
    assert shown(case) == (case.kinds, case.words, case.cue, mentions)


def test_there_are_enough_cases() -> None:
    assert len(READ) >= 150


def spans_of(quotation: Quotation) -> list[Span]:
    spans = [quotation.span, quotation.mention, quotation.antecedent]
    return [s for s in (*spans, quotation.cue.span if quotation.cue else None) if s]


PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "said", "The mayor", "“", "”", '"', "'", "‘", "’", "«", "»", "„", ",", ".", ":",
                "that", "the bridge was safe", "according to", "she", "and", "adding", "\n\n",
                "(", ")", "—", "told reporters", "his claim that", "?", "did not respond to",
            ]
        ),
        st.text(max_size=6),
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PIECES)
@example(["said", "said", "according to", "_"])
def test_any_text_gives_ordered_quotations_within_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    made = article(text)
    quotations = analyse(made).quotations
    for quotation in quotations:
        for span in spans_of(quotation):
            assert 0 <= span.start < span.end <= len(text)
    edges = [edge for q in quotations for edge in (q.span.start, q.span.end)]
    assert edges == sorted(edges), "quotations stand in text order and do not overlap"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "“" * 500,
        '"' * 501,
        "' a " * 300,
        "北京说：“会谈已经结束。” 他补充说。",
        "قال الوزير إن الجسر آمن.",
        "Министр сказал: «Мост безопасен».",
        "said said said " * 100,
        "a, " * 500,
    ],
)
def test_odd_texts_are_survived(text: str) -> None:
    quotations = analyse(article(text)).quotations
    assert all(span.end <= len(text) for q in quotations for span in spans_of(q))
