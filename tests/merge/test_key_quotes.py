"""Key quotes are chosen by points that can be told."""

from __future__ import annotations

from dataclasses import replace

from generator.merge.ground import ground_of
from generator.merge.key_quotes import MOST, PER_SPEAKER, choose_key_quotes
from generator.records import Quotation, Report, StoryOrder
from tests.merge.stories import empty_briefing, reports_of, words

ORDER = StoryOrder(id="story")
SWEDEN = "“The bridge talks in the harbour have failed for good,” Swedish minister Elin Berg said."
NORWAY = "“The bridge talks in the harbour go on next week,” Norwegian minister Nils Haug said."
NOBODY = "“I could not sleep because of all the noise out there,” a resident said."
FILLER = "\n".join(["The old ferry crossed the water every hour, as it has for years."] * 6)


def chosen(*texts: str) -> tuple[list[Report], list[Quotation]]:
    reports = reports_of(texts)
    ground = ground_of(reports, ORDER)
    briefing = replace(empty_briefing(), quotations=ground.quotations)
    briefing = choose_key_quotes(briefing, ground)
    return reports, [q for q in briefing.quotations if q.key]


def names(quotations: list[Quotation]) -> set[str]:
    return {q.speaker.name for q in quotations if q.speaker}


def test_both_sides_are_heard() -> None:
    _, key = chosen(f"{SWEDEN}\n{NORWAY}\n{NOBODY}\n{FILLER}")
    assert names(key) == {"Elin Berg", "Nils Haug"}


def test_the_reasons_and_points_are_told() -> None:
    _, key = chosen(f"{SWEDEN}\n{FILLER}", f"{SWEDEN}\n{FILLER}")
    assert [q.key_why for q in key] == [
        "7 points: speaks for a party; in the speaker's own words; in 2 independent sources; "
        "opens a report; on the story's subject"
    ]


def test_what_another_passage_tells_is_no_key_quote_of_its_own() -> None:
    _, key = chosen(f"{SWEDEN}\n{FILLER}", f"{SWEDEN}\n{FILLER}")
    assert [q.repeats for q in key] == [None]


def test_an_undetermined_speaker_leads_no_briefing() -> None:
    _, key = chosen("“The bridge talks in the harbour have failed for good,” he said.")
    assert key == []


def test_no_speaker_fills_the_list() -> None:
    said = [
        "“The bridge talks in the harbour have failed for good,” Swedish minister Elin Berg said.",
        "“My government paid for every single stone of it,” Berg said.",
        "“Our neighbours never answered one of those letters,” Berg said.",
        "“People will remember this winter for a long time,” Berg said.",
    ]
    _, key = chosen("\n".join(said))
    assert len(key) == PER_SPEAKER < len(said) < MOST


def test_length_gives_no_points() -> None:
    longer = SWEDEN.replace("for good", "for good, and nobody here will miss them at all, I think")
    reports, key = chosen(f"{SWEDEN}\n{FILLER}")
    _, other = chosen(f"{longer}\n{FILLER}")
    assert [q.key_why for q in key] == [q.key_why for q in other]
    assert "failed for good" in words(reports, key[0].span)
