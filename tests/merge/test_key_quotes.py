"""Key quotes are chosen by points that can be told."""

from dataclasses import replace
from typing import Any

import pytest

from generator.merge.ground import ground_of
from generator.merge.speech.key_quotes import MOST_KEY_QUOTES, OFTEN, PER_SPEAKER, choose_key_quotes
from generator.records import Dispute, Position, Quotation, Report, Span, Speaker, StoryOrder
from generator.render.reasons_told import say_key
from tests.merge.stories import empty_briefing, reports_of, words

ORDER = StoryOrder(id="story")
SWEDEN = "“The bridge talks in the harbour have failed for good,” Swedish minister Elin Berg said."
NORWAY = "“The bridge talks in the harbour go on next week,” Norwegian minister Nils Haug said."
NOBODY = "“I could not sleep because of all the noise out there,” a resident said."
FILLER = "\n".join(["The old ferry crossed the water every hour, as it has for years."] * 6)


def chosen(*texts: str, **known: Any) -> tuple[list[Report], list[Quotation]]:
    """`known` is what stands in the briefing already."""
    reports = reports_of(texts)
    ground = ground_of(reports, ORDER)
    briefing = replace(empty_briefing(), quotations=ground.quotations, **known)
    briefing = choose_key_quotes(briefing, ground)
    return reports, [q for q in briefing.quotations if q.key]


def names(quotations: list[Quotation]) -> set[str]:
    return {q.speaker.name for q in quotations if q.speaker}


def test_both_sides_are_heard() -> None:
    _, key = chosen(f"{SWEDEN}\n{NORWAY}\n{NOBODY}\n{FILLER}")
    assert names(key) == {"Elin Berg", "Nils Haug"}


def test_the_reasons_and_points_are_told() -> None:
    _, key = chosen(f"{SWEDEN}\n{FILLER}", f"{SWEDEN}\n{FILLER}")
    assert [say_key(q) for q in key] == [
        "7 points: speaks for a party; in the speaker's own words; in 2 independent sources; "
        "opens a report; on the story's subject; of who is quoted most"
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
    assert len(key) == PER_SPEAKER < len(said) < MOST_KEY_QUOTES


def test_length_gives_no_points() -> None:
    longer = SWEDEN.replace("for good", "for good, and nobody here will miss them at all, I think")
    reports, key = chosen(f"{SWEDEN}\n{FILLER}")
    _, other = chosen(f"{longer}\n{FILLER}")
    assert [q.key_why for q in key] == [q.key_why for q in other]
    assert "failed for good" in words(reports, key[0].span)


def passage(text: str, words: str, file: str = "1.txt") -> Span:
    start = text.index(words)
    return Span(article=file, start=start, end=start + len(words))


@pytest.mark.parametrize(
    "said",
    [
        "and said the bridge talks in the harbour have failed",
        "any more talks about the harbour bridge with them",
        "As often as they say that the bridge talks have failed",
        "Bridge now! Bridge now! Bridge now! Bridge now!",
        "Did the bridge talks in the harbour fail for good?",
    ],
    ids=["half a sentence", "a fragment", "a clause before another", "a chant", "a question"],
)
def test_words_that_say_nothing_by_themselves(said: str) -> None:
    assert chosen(f"“{said},” Swedish minister Elin Berg said.\n{FILLER}")[1] == []
    assert chosen(f"{SWEDEN}\n{FILLER}")[1] != []


def test_what_the_summary_shows_is_no_key_quote() -> None:
    text = f"{SWEDEN}\n{NORWAY}\n{FILLER}"
    _, key = chosen(text, summary=(passage(text, SWEDEN),))
    assert names(key) == {"Nils Haug"}


def test_both_sides_of_the_first_disputed_point_come_first() -> None:
    weak = "“Nobody in our own town wanted any of this,” Olaf Ek said."
    text = "\n".join([SWEDEN, NORWAY, *[FILLER] * 3, weak])
    positions = tuple(
        Position(holder="", side=side, evidence=(passage(text, words),), speaker=speaker)
        for side, (words, speaker) in enumerate(
            (
                (SWEDEN, Speaker(id="elin-berg", name="Elin Berg")),
                (weak, Speaker(id="olaf-ek", name="Olaf Ek")),
            )
        )
    )
    point = Dispute(issue="", kind="parties", type="fact", positions=positions, why="")
    assert "Olaf Ek" not in names(chosen(text)[1])
    told = {q.speaker.name: say_key(q) for q in chosen(text, disputes=(point,))[1] if q.speaker}
    assert "a side of the first disputed point" in told["Olaf Ek"]
    assert "a side of the first disputed point" in told["Elin Berg"]


def test_who_is_quoted_most_has_one() -> None:
    said = (
        "Nobody in our own town wanted any of this",
        "Every house here has its own cellar now",
        "Nothing that we wrote was ever read there",
    )
    lines = [f"“{words},” Olaf Ek said." for words in said]
    weak = "\n".join([SWEDEN, *[FILLER] * 4, *lines])
    _, key = chosen(weak)
    reasons = next(q.key_why for q in key if "Ek" in str(q.speaker))
    assert reasons is not None
    assert "of who is quoted most" in reasons.names
    _, fewer = chosen("\n".join([SWEDEN, *[FILLER] * 4, *lines[: OFTEN - 1]]))
    assert names(fewer) == {"Elin Berg"}


def test_what_a_newspaper_writes_or_somebody_calls_a_thing_is_no_key_quote() -> None:
    paper = "“The town has wanted this for more than ten long years,” The New York Times wrote."
    called = "Olaf Ek called the plan “a gift to all who never had a house of their own here”."
    reports, key = chosen("\n".join([SWEDEN, paper, called, FILLER]))
    assert len(ground_of(reports, ORDER).quotations) > len(key)
    assert names(key) == {"Elin Berg"}


def test_the_same_words_lead_once_whoever_says_them() -> None:
    again = SWEDEN.replace("for good", "for now").replace("Swedish minister Elin Berg", "Olaf Ek")
    _, key = chosen("\n".join([SWEDEN, NORWAY, again, FILLER]))
    assert names(key) == {"Elin Berg", "Nils Haug"}


def test_what_a_paper_unknown_to_the_lists_reports_is_no_key_quote() -> None:
    paper = "“The town has wanted this for more than ten years,” the Ulm Lantern reported."
    assert names(chosen("\n".join([SWEDEN, paper, FILLER]))[1]) == {"Elin Berg"}


def test_a_clause_that_states_something_is_one() -> None:
    clause = (
        "Norwegian minister Nils Haug said that the bridge talks “failed for want of a harbour”."
    )
    half = "Norwegian minister Nils Haug called the bridge talks “and the harbour a waste of all”."
    assert "Nils Haug" in names(chosen("\n".join([SWEDEN, clause, FILLER]))[1])
    assert "Nils Haug" not in names(chosen("\n".join([SWEDEN, half, FILLER]))[1])
