"""Records as plain values and back."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.memory import plain_of, record_of
from generator.records import (
    Agreement,
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


def there_and_back(found: Findings, about: str) -> Findings:
    plain = json.loads(json.dumps(plain_of(found, "a.txt")))
    made: Findings = record_of(plain, Findings, about)
    return made


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(findings)
def test_findings_come_back_equal(found: Findings) -> None:
    assert there_and_back(found, "a.txt") == found


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(findings)
def test_another_file_with_the_same_words_gets_its_own_name(found: Findings) -> None:
    other = there_and_back(found, "b.txt")
    assert "a.txt" not in repr(other)
    assert plain_of(other, "b.txt") == plain_of(found, "a.txt")


def test_what_lies_in_several_articles_keeps_their_names() -> None:
    spans = tuple(Span(article=name, start=1, end=2) for name in ("a.txt", "b.txt", ""))
    story = Agreement(evidence=spans, why="rule")
    assert record_of(json.loads(json.dumps(plain_of(story))), Agreement) == story
