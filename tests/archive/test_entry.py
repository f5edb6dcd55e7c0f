"""Findings as bytes and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.entry import (
    CorruptError,
    article_bytes,
    article_of,
    findings_bytes,
    findings_of,
    key_of,
)
from generator.records import (
    Claim,
    Cue,
    DateMention,
    Figure,
    Findings,
    Name,
    Quotation,
    Sentence,
    Span,
)
from tests.archive.articles import article

offsets = st.integers(min_value=0, max_value=9999)
spans = st.builds(Span, article=st.just("a.txt"), start=offsets, end=offsets)
words = st.lists(st.text(max_size=8), max_size=3).map(tuple)
cues = st.builds(Cue, span=spans, lemma=st.text(max_size=5))
quotations = st.builds(
    Quotation,
    span=spans,
    kind=st.sampled_from(["direct", "indirect", "mixed"]),
    cue=st.none() | cues,
    mention=st.none() | spans,
    antecedent=st.none() | spans,
    variants=st.lists(spans, max_size=2).map(tuple),
    why=st.text(max_size=5),
)
figures = st.builds(
    Figure,
    span=spans,
    low=st.floats(allow_nan=False),
    high=st.floats(allow_nan=False),
    unit=st.text(max_size=3),
)
claims = st.builds(
    Claim,
    span=spans,
    sentence=offsets,
    quotation=st.none() | offsets,
    negated=st.booleans(),
    terms=words,
    figures=st.lists(figures, max_size=2).map(tuple),
)


def many(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


findings = st.builds(
    Findings,
    article=st.just("a.txt"),
    sentences=many(st.builds(Sentence, span=spans, paragraph=offsets, terms=words)),
    names=many(st.builds(Name, span=spans, kind=st.sampled_from(["person", "place"]))),
    quotations=many(quotations),
    claims=many(claims),
    dates=many(st.builds(DateMention, span=spans, value=st.none() | st.text(max_size=10))),
)


@given(findings)
def test_findings_come_back_equal(found: Findings) -> None:
    assert findings_of(findings_bytes(found), "a.txt") == found


@given(findings)
def test_another_file_with_the_same_words_gets_its_own_name(found: Findings) -> None:
    other = findings_of(findings_bytes(found), "b.txt")
    assert "a.txt" not in repr(other)
    assert findings_bytes(other) == findings_bytes(found)


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_every_changed_byte_is_noticed(place: int, change: int) -> None:
    data = bytearray(findings_bytes(Findings(article="a.txt")))
    data[place % len(data)] ^= change
    with pytest.raises(CorruptError):
        findings_of(bytes(data), "a.txt")


@pytest.mark.parametrize("length", [0, 5, 16, 17])
def test_a_cut_entry_is_noticed(length: int) -> None:
    data = findings_bytes(Findings(article="a.txt"))
    with pytest.raises(CorruptError):
        findings_of(data[:length], "a.txt")


def test_a_name_and_an_editors_word_change_nothing() -> None:
    one = article("a.txt")
    other = article("b.txt", story="bridge", tags=("works",), url="https://example.org/1")
    assert article_bytes(one) == article_bytes(other)


@pytest.mark.parametrize(
    "more", [{"published": "2020-05-04"}, {"outlet": "Wire"}, {"language": "en"}, {"author": "A"}]
)
def test_what_analysis_sees_is_in_the_key(more: dict[str, str]) -> None:
    plain, changed = article("a.txt"), article("a.txt", **more)
    assert key_of(article_bytes(plain)) != key_of(article_bytes(changed))


def test_the_analyser_gets_the_whole_text() -> None:
    one = article("a.txt", outlet="Wire")
    got = article_of(article_bytes(one))
    assert (got.text, got.outlet, got.file) == (one.text, "Wire", "")
    assert [(s.article, s.start, s.end) for s in got.paragraphs] == [
        ("", s.start, s.end) for s in one.paragraphs
    ]
