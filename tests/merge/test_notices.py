"""Where an editor should look."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator.interface import say_remark
from generator.language.words.english import is_english
from generator.merge.ground import ground_of
from generator.merge.notices import find_notices, torn_notices
from generator.merge.summary import fill_summary
from generator.records import Report, Source, Story, StoryOrder
from tests.merge import told

SPANISH = (
    "El alcalde cerró el puente viejo el viernes porque una barcaza chocó contra un pilar durante "
    "la noche. Los pescadores del barrio protestaron delante del ayuntamiento y pidieron una fecha "
    "para la reapertura. El ayuntamiento no quiso dar ninguna fecha hasta que terminen las obras. "
    "La empresa del puente anunció que el tráfico irá por la orilla norte del río."
)
ENGLISH = (
    "The mayor closed the old bridge on Friday because a barge had struck one of the piers during "
    "the night. Fishermen from the harbour marched to the town hall and asked for a day on which "
    "it will be opened. The council said that it was too early to tell when the work will be done. "
    "The company that owns the bridge said lorries will go along the northern bank of the river."
)


def notices(reports: list[Report]) -> tuple[str, ...]:
    found = find_notices(told.briefing(reports), ground_of(reports, StoryOrder(id="a")))
    return tuple(say_remark(notice) for notice in found.notices)


@pytest.fixture
def bridge(tmp_path: Path) -> list[Report]:
    return [
        told.report(tmp_path, 1, "2019-10-06", f"Bridge Closed\n\n{ENGLISH}"),
        told.report(tmp_path, 2, "2019-10-06", f"Cierran el puente\n\n{SPANISH}"),
        told.report(tmp_path, 3, None, "Bridge\n\nThe bridge was closed on Friday."),
        told.report(tmp_path, 4, None, "Bridge\n\nThe bridge is closed."),
    ]


def test_a_report_in_another_language_and_reports_without_a_day(bridge: list[Report]) -> None:
    assert notices(bridge) == (
        "Not English, it seems (source 2): nothing there is understood.",
        "Without a date (source 3): 2019-10-06 is assumed, from the other reports, which name the "
        "same weekdays.",
        "Without a date (source 4): what is dated by weekday there stays out of the timeline.",
    )


def test_one_notice_for_all_sources_of_a_kind(bridge: list[Report]) -> None:
    again = replace(bridge[3], source=Source(number=5, article="5.txt"))
    assert notices([bridge[3], again]) == (
        "Without a date (sources 4, 5): what is dated by weekday there stays out of the timeline.",
    )


def test_the_editors_language_decides(bridge: list[Report]) -> None:
    article = replace(bridge[1].article, language="en-GB")
    assert notices([replace(bridge[1], article=article)]) == ()


def test_the_summary_takes_nothing_from_another_language(bridge: list[Report]) -> None:
    chosen = fill_summary(told.briefing(bridge), ground_of(bridge, StoryOrder(id="a"))).summary
    assert chosen
    assert "2.txt" not in {span.article for span in chosen}


@pytest.mark.parametrize(
    ("text", "english"), [(ENGLISH, True), (SPANISH, False), ("Puente cerrado.", True), ("", True)]
)
def test_what_reads_as_english(text: str, english: bool) -> None:
    assert is_english(text) == english


def test_a_report_that_fits_two_stories_is_told_on_the_page(bridge: list[Report]) -> None:
    story = Story(id="a", articles=(), why=(), torn=((bridge[1].article.file, "market-fire"),))
    assert torn_notices(replace(story, torn=()), bridge) == ()
    (notice,) = torn_notices(story, bridge)
    assert "another story, market-fire (source 2)" in say_remark(notice)


def test_a_short_text_without_any_small_word_is_in_another_language() -> None:
    words = SPANISH.split()
    assert not is_english(" ".join(words[:40]))
    assert is_english(" ".join(words[:20]))
    assert is_english(" ".join(ENGLISH.split()[:40]))
