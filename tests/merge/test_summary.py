"""The summary of a story, case by case (tests/cases/summary.txt), and who has the last word."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator.merge.ground import ground_of
from generator.merge.summary import fill_summary
from generator.problems import Place
from generator.records import Dispute, Pointed, Position, Report, Span, StoryOrder, Update
from tests.merge import told

CASES = told.blocks(Path(__file__).parent.parent / "cases" / "summary.txt")


def summary(reports: Sequence[Report]) -> tuple[Span, ...]:
    return fill_summary(told.briefing(reports), ground_of(reports, StoryOrder(id="a"))).summary


@pytest.mark.parametrize(("title", "lines"), CASES, ids=[title for title, _ in CASES])
def test_case(title: str, lines: list[str], tmp_path: Path) -> None:
    reports = told.reports_of(tmp_path, lines)
    spans = summary(reports)
    shown = [f"{s.article.removesuffix('.txt')} | {told.words(reports, s)}" for s in spans]
    expected = [line[2:] for line in lines if line.startswith("= ")]
    assert len(shown) == len(expected), shown
    for text, opening in zip(shown, expected, strict=True):
        assert text.startswith(opening)
    for refused in (line[2:] for line in lines if line.startswith("- ")):
        assert any(refused in r.article.text for r in reports), "the case's own words are missing"
        assert not [s for s in spans if told.words(reports, s).startswith(refused)]


@pytest.fixture
def ferry(tmp_path: Path) -> list[Report]:
    lines = next(lines for title, lines in CASES if "told once" in title)
    return told.reports_of(tmp_path, lines)


def test_every_sentence_is_a_whole_sentence_of_an_article(ferry: list[Report]) -> None:
    whole = {sentence.span for r in ferry for sentence in r.findings.sentences}
    assert set(summary(ferry)) <= whole


def test_the_editors_sentences_win(ferry: list[Report]) -> None:
    pinned = Pointed(
        span=ferry[1].findings.sentences[-1].span, place=Place(file="index.yml", line=1)
    )
    order = StoryOrder(id="a", summary=(pinned,))
    assert fill_summary(told.briefing(ferry), ground_of(ferry, order)).summary == (pinned.span,)


def test_a_copy_gives_no_sentence(ferry: list[Report]) -> None:
    copy = replace(ferry[1], source=replace(ferry[1].source, copy_of=1))
    assert {span.article for span in summary([ferry[0], copy])} == {ferry[0].article.file}


def test_without_articles_there_is_no_summary() -> None:
    assert summary([]) == ()


def test_a_replaced_figure_stands_with_the_newest_one(ferry: list[Report]) -> None:
    spans = summary(ferry)
    body = [s.span for s in ferry[0].findings.sentences if s.paragraph >= 0]
    newest = body[3]
    assert newest not in spans
    replaced = Update(issue="", evidence=(spans[0], newest), why="")
    briefing = replace(told.briefing(ferry), updates=(replaced,))
    assert newest in fill_summary(briefing, ground_of(ferry, StoryOrder(id="a"))).summary


def test_a_replaced_figure_is_left_out_where_the_newest_cannot_stand(ferry: list[Report]) -> None:
    spans = summary(ferry)
    leaning = ferry[1].findings.sentences[-1].span
    replaced = Update(issue="", evidence=(spans[0], leaning), why="")
    briefing = replace(told.briefing(ferry), updates=(replaced,))
    assert spans[0] not in fill_summary(briefing, ground_of(ferry, StoryOrder(id="a"))).summary


BRIDGE = """Council and Company at Odds over Bridge

AAVILLE — The old bridge of Aaville was closed on Monday after divers found a crack in a pier.

Engineers of the council measured the crack twice and sent their figures to the ministry of roads.

Mayor Ada Lind said the company knew of the crack in the pier of the old bridge in May.

The old bridge carries nine thousand lorries a day across the river Aa to the harbour of Aaville.

The repair of the old bridge of Aaville will take until the spring and cost four million crowns.

The council of Aaville will vote on the money for the repair of the old bridge on Friday.

The Harbour Bridge Company rejected that account of what was known in the spring."""


def test_both_sides_of_the_first_disputed_point_are_told(tmp_path: Path) -> None:
    reports = [told.report(tmp_path, 1, "2019-10-08", BRIDGE)]
    ground = ground_of(reports, StoryOrder(id="a"))
    alone = fill_summary(told.briefing(reports), ground).summary
    left_out = next(s.span for s in ground.statements if s.span not in alone)
    sides = tuple(
        Position(holder=f"{side}", side=side, evidence=(span,))
        for side, span in enumerate((alone[-1], left_out))
    )
    dispute = Dispute(issue="", kind="parties", type="fact", positions=sides, why="")
    both = fill_summary(replace(told.briefing(reports), disputes=(dispute,)), ground).summary
    assert {alone[-1], left_out} < set(both)
    assert len(both) == len(alone)
