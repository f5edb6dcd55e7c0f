"""Of a sentence that states a fact only the clause that does is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.merge.facts.clause_told import clause_told
from generator.records import Span
from generator.spans import cut, within

BRIDGE = "The council closed the old bridge on Monday morning"


def told(text: str, *shared: str) -> str:
    return cut(text, clause_told(text, Span(article="a.txt", start=0, end=len(text)), shared))


@pytest.mark.parametrize(
    ("behind", "shown"),
    [
        (", but nobody had told the fishermen of the harbour.", BRIDGE),
        (" even though nobody had told the fishermen.", BRIDGE),
        ("; the fishermen of the harbour were angry.", BRIDGE),
        (", but the council of Lund had not.", f"{BRIDGE}, but the council of Lund had not."),
        (" and told the fishermen of the harbour.", None),
        (" and had no choice but to pay the fishermen of Lund.", None),
        (" for a while longer than anybody in Lund had planned.", None),
        (", not only for cars, but also for the boats of Lund.", None),
        (", but late.", None),
        (" (a wet one, but the fishermen of Lund slept).", None),
        (" and said “it is sad, but the fishermen of Lund are safe.”", None),
    ],
    ids=[
        "but",
        "even though",
        "semicolon",
        "shared",
        "and",
        "no choice but",
        "a while",
        "not only",
        "short",
        "brackets",
        "quoted",
    ],
)
def test_what_one_report_adds_is_left_out(behind: str, shown: str | None) -> None:
    text = BRIDGE + behind
    assert told(text, "council", "closed", "bridge") == (shown or text)


def test_a_fact_behind_keeps_the_whole() -> None:
    text = "It rained in Lund all of Sunday, but the council closed the old bridge."
    assert told(text, "council", "bridge") == text


@given(st.text(max_size=80), st.sets(st.text(max_size=8), max_size=3))
def test_only_the_end_goes(text: str, shared: set[str]) -> None:
    span = Span(article="a.txt", start=5, end=5 + len(text))
    kept = clause_told(text, span, shared)
    assert within(kept, span)
    assert kept.start == span.start
