"""The timeline of a story, case by case (tests/cases/timeline.txt), and its coverage."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator.language.dates.reckoning import first_day
from generator.merge.ground import ground_of
from generator.merge.timeline import fill_timeline
from generator.records import Report, StoryOrder, TimelineEvent
from tests.merge import told

CASES = told.blocks(Path(__file__).parent.parent / "cases" / "timeline.txt")


def timeline(reports: Sequence[Report]) -> tuple[TimelineEvent, ...]:
    return fill_timeline(told.briefing(reports), ground_of(reports, StoryOrder(id="a"))).timeline


def line(reports: Sequence[Report], event: TimelineEvent, opening: str) -> str:
    """The event as a case line, with as many first words as the case gives."""
    assert event.printed
    shown = told.words(reports, event.evidence[0])
    numbers = sorted(int(span.article.split(".")[0]) for span in event.evidence)
    parts = [
        event.value,
        told.words(reports, event.printed),
        opening if shown.startswith(opening) else shown,
        " ".join(map(str, numbers)),
    ]
    return " | ".join(parts + ["assumed"] * event.assumed + ["planned"] * event.planned)


@pytest.mark.parametrize(("title", "lines"), CASES, ids=[title for title, _ in CASES])
def test_case(title: str, lines: list[str], tmp_path: Path) -> None:
    reports = told.reports_of(tmp_path, lines)
    events = [event for event in timeline(reports) if not event.coverage]
    expected = [text[2:] for text in lines if text.startswith("= ")]
    openings = [text.split(" | ")[2] for text in expected] + [""] * len(events)
    found = [line(reports, event, o) for event, o in zip(events, openings, strict=False)]
    if expected:
        assert found == expected
    shown = [told.words(reports, event.evidence[0]) for event in events]
    for refused in (text[2:] for text in lines if text.startswith("- ")):
        assert any(refused in r.article.text for r in reports), "the case's own words are missing"
        assert not [text for text in shown if text.startswith(refused)]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Report]:
    folder = tmp_path_factory.mktemp("seeds")
    texts = (
        ("2019-10-06", "Talks End\n\nThe two governments broke off their dam talks on Saturday."),
        (
            "2019-10-07",
            "Dam\n\nOn Sunday, the two governments called back their envoys to the dam.",
        ),
        (None, "Undated\n\nThe river rose by three metres."),
    )
    return [told.report(folder, k, day, text) for k, (day, text) in enumerate(texts, 1)]


def test_coverage_is_kept_apart_and_says_who_published_when(reports: list[Report]) -> None:
    coverage = [event for event in timeline(reports) if event.coverage]
    assert [(e.value, told.words(reports, e.evidence[0])) for e in coverage] == [
        ("2019-10-06", "Talks End"),
        ("2019-10-07", "Dam"),
    ]
    assert all(event.printed is None for event in coverage)


def test_events_come_in_the_order_of_their_dates(reports: list[Report]) -> None:
    days = [first_day(event.value) for event in timeline(reports)]
    assert days == sorted(days)
    assert len(days) == 4


def test_a_copy_adds_no_evidence_but_is_coverage(reports: list[Report]) -> None:
    again = replace(reports[0], source=replace(reports[0].source, number=2, copy_of=1))
    events = timeline([reports[0], again])
    assert [(event.coverage, len(event.evidence)) for event in events] == [
        (False, 1),
        (True, 1),
        (True, 1),
    ]
