"""What sources agree on: the case file, and what must hold in every story."""

from dataclasses import replace
from functools import cache

import pytest

from generator.analyse import analyse
from generator.merge.copies import number_sources
from generator.merge.facts.agreement import MOST_FACTS, _each_led_anew, find_agreement
from generator.merge.ground import ground_of
from generator.records import (
    Agreement,
    Article,
    Briefing,
    Dispute,
    Findings,
    Position,
    Report,
    Span,
    StoryOrder,
)
from tests.merge.folders import CASES, article, grouping_cases

ORDER = StoryOrder(id="story")
REST = {
    "a.txt": "A spokesman arrives at noon. Two children were playing football in the rain.",
    "b.txt": "The market was open again. An old woman sold apples for little money.",
}


def cases() -> list[list[str]]:
    blocks = (CASES / "agreement.md").read_text("utf-8").split("\n\n")[1:]
    return [[part.strip() for part in block.split("\n.\n")] for block in blocks]


@cache
def found_in(made: Article) -> Findings:
    return analyse(made)


def reports(*texts: str) -> list[Report]:
    made = [article(f"{letter}.txt", t) for letter, t in zip("abcdef", texts, strict=False)]
    return [
        Report(source=s, article=a, findings=found_in(a))
        for s, a in zip(number_sources(made), made, strict=True)
    ]


def agreed(found: list[Report], *disputes: Dispute) -> tuple[Agreement, ...]:
    briefing = Briefing(
        id="s", title="S", updated=None, sources=tuple(r.source for r in found), disputes=disputes
    )
    return find_agreement(briefing, ground_of(found, ORDER)).agreed


def cut(found: list[Report], agreement: Agreement) -> list[str]:
    texts = {r.article.file: r.article.text for r in found}
    return [texts[s.article][s.start : s.end] for s in agreement.evidence]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case[0])
def test_case(case: list[str]) -> None:
    _, one, other, expected = case
    found = reports(
        f"Head\n\n{one}\n\n{REST['a.txt']}", f"Other head\n\n{other}\n\n{REST['b.txt']}"
    )
    shown = [cut(found, a) for a in agreed(found)]
    assert (shown == [[one, other]]) == (expected == "yes")
    assert expected == "yes" or shown == []


STORY = [a.text for a in grouping_cases()[0].articles[:2]]


def test_each_fact_has_a_sentence_of_each_source_and_a_reason() -> None:
    found = reports(*STORY)
    facts = agreed(found)
    assert facts
    for fact in facts:
        assert len({span.article for span in fact.evidence}) == len(fact.evidence) == 2
        assert {"solveig", "tarvik"} & {*fact.shared}


def test_a_copy_agrees_with_nobody() -> None:
    longer = STORY[0] + "\n\nThe harbour was closed for the rest of the day by the office."
    assert agreed(reports(longer, longer, longer)) == ()


def test_positions_of_a_dispute_are_no_agreement() -> None:
    found = reports(*STORY)
    (first, *_) = agreed(found)
    sides = tuple(Position(holder=str(k), evidence=(s,)) for k, s in enumerate(first.evidence))
    dispute = Dispute(issue="?", kind="reports", type="fact", positions=sides, why="test")
    assert first not in agreed(found, dispute)


def test_one_report_alone_agrees_with_nobody() -> None:
    assert agreed(reports(STORY[0])) == ()
    assert agreed([]) == ()


def test_the_order_of_sources_changes_no_fact() -> None:
    found = reports(*STORY)
    turned = [replace(r, source=replace(r.source, number=3 - r.source.number)) for r in found]
    one = {frozenset(a.evidence) for a in agreed(found)}
    assert one == {frozenset(a.evidence) for a in agreed(turned[::-1])}
    assert len(one) <= MOST_FACTS


def test_no_sentence_leads_two_facts_where_another_can() -> None:
    spans = [Span(article=f"{k}.txt", start=0, end=9) for k in range(3)]
    facts = [Agreement(evidence=(spans[0], spans[k]), why="shared") for k in (1, 2)]
    led = [fact.evidence for fact in _each_led_anew(facts)]
    assert led == [(spans[0], spans[1]), (spans[2], spans[0])]
    assert [f.evidence for f in _each_led_anew([facts[0], facts[0], facts[0]])][-1][0] == spans[0]
