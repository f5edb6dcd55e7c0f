"""Speakers over all articles of a story: the cases of speakers.yml, and what always holds."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.merge.ground import ground_of
from generator.merge.speech.silences import says_something
from generator.people.together import each_of
from generator.records import Quotation, Report, StoryOrder
from tests.merge.stories import reports_of, words

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "speakers.yml").read_text(encoding="utf-8")
)
ORDER = StoryOrder(id="story")


def resolved(texts: list[str]) -> tuple[list[Report], tuple[Quotation, ...]]:
    reports = reports_of(texts)
    return reports, ground_of(reports, ORDER).quotations


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_the_speaker_is_the_one_that_the_case_names(case: dict[str, Any]) -> None:
    reports, quotations = resolved(case["articles"])
    for said in case["said"]:
        held = [q for q in quotations if said["words"] in words(reports, q.span)]
        if said["speaker"] is None:
            assert [q.speaker.name for q in held if q.speaker] == []
            continue
        assert held, "no quotation has these words"
        speaker = held[0].speaker
        assert speaker is not None, held[0].why
        names = [one.name for one in each_of(speaker)]
        wanted = said["speaker"]
        assert names == (wanted if isinstance(wanted, list) else [wanted]), held[0].why
        if "role" in said:
            assert speaker.role
            assert words(reports, speaker.role) == said["role"]
        if "unnamed" in said:
            assert speaker.unnamed == said["unnamed"]
        if "party" in said:
            assert speaker.party == said["party"]


def test_every_quotation_says_which_rule_decided() -> None:
    _, quotations = resolved(["“It is late,” Ann Weil said. “We will go.”\n“No,” he said."])
    assert quotations
    assert all(quotation.why for quotation in quotations)


def test_a_person_has_one_id_in_every_story() -> None:
    _, first = resolved(["“It is late,” Senator Robert J. Hale said."])
    _, second = resolved(["“It is late,” Bob Hale said. Robert Hale left."])
    assert [q.speaker.id for q in first if q.speaker] == ["robert-hale"]
    assert {q.speaker.id for q in second if q.speaker} == {"robert-hale"}


@pytest.mark.parametrize(
    ("said", "unnamed"),
    [
        ("The company said on Monday that the roof leaked.", True),
        ("The Harbour Company said on Monday that the roof leaked.", False),
        ("Authorities said on Monday that the roof leaked.", True),
        ("Both sides said on Monday that the roof leaked.", True),
        ("Environmental groups said on Monday that the environmental roof leaked.", True),
        ("The Weil campaign said on Monday that the roof leaked.", False),
        ("Authorities in Ulm said on Monday that the roof leaked.", True),
        ("Nine Beelandian companies said on Monday that the roof leaked.", True),
        ("An extremist Weilist group said on Monday that the roof leaked.", True),
        ("A North Dakota company said on Monday that the roof leaked.", True),
        ("A Japanese shipping company said on Monday that the roof leaked.", True),
        ("Japan's biggest newspaper said on Monday that the roof leaked.", True),
        ("Nineteen states said on Monday that the roof leaked.", True),
    ],
)
def test_a_body_without_a_name_is_nobody_beyond_its_story(said: str, unnamed: bool) -> None:
    _, quotations = resolved([f"It rained in Ulm.\n{said}"])
    assert [q.speaker.unnamed for q in quotations if q.speaker] == [unnamed]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "“It will close,” said a clerk, who asked not to be named because she feared for her"
            " job.",
            "because she feared for her job",
        ),
        (
            "A senior official said the dam would “hold for now”. He spoke on condition of"
            " anonymity to discuss a secret report.",
            "to discuss a secret report",
        ),
        (
            "“We were told to wait,” said one guard, who was not authorised to speak to the press.",
            "who was not authorised to speak to the press",
        ),
        ("“We were told to wait,” said one guard, who left because it rained.", None),
        ("“We were told to wait,” said one guard.", None),
    ],
)
def test_why_a_source_is_not_named_is_cut_from_the_text(text: str, reason: str | None) -> None:
    reports, quotations = resolved([f"Dam holds\n\n{text}"])
    (speaker,) = (q.speaker for q in quotations if q.speaker)
    assert speaker.unnamed
    found = speaker.unnamed_because
    assert (words(reports, found) if found else None) == reason


def test_two_at_once_are_two_speakers() -> None:
    _, quotations = resolved(
        ["It rained.\n\n“We rebuild,” Ann Weil and Paul Roth said.\n\n“Soon,” Weil added."]
    )
    told = [[one.name for one in each_of(q.speaker)] for q in quotations if q.speaker]
    assert told == [["Ann Weil", "Paul Roth"], ["Ann Weil"]]


def test_a_company_is_known_by_its_name_and_a_description_is_not() -> None:
    _, quotations = resolved(
        ["Nordbank shut a branch. Nordbank said the roof leaked.\n\nTwo clerks said it was cold."]
    )
    assert [(q.speaker.name, q.speaker.unnamed) for q in quotations if q.speaker] == [
        ("Nordbank", False),
        ("Two clerks", True),
    ]


def test_two_nameless_speakers_are_never_one() -> None:
    _, quotations = resolved(
        [
            "“It was cold,” one resident said.\n\nA storm passed.\n\n"
            "“It was loud,” one resident said."
        ]
    )
    ids = [q.speaker.id for q in quotations if q.speaker]
    assert len(ids) == len(set(ids)) == 2


def test_who_says_nothing_is_no_speaker() -> None:
    text = (
        "“The bridge is not safe,” Ann Lee said.\n"
        "Kevin Roth, a lawyer for the builder, declined to comment.\n"
        "Beth Wilk did not respond to a request for comment.\n"
        "Eva Falk declined to say who paid.\n"
        "Paul Hale refused to sign the letter.\n"
        "Ida Brandt has not confirmed that the bridge is shut.\n"
        "Rita Kessel is not yet promising to open it.\n"
        "Carl Lund never denied that the bridge is safe.\n"
        "Nils Berg did not rule out that it would fall."
    )
    reports, quotations = resolved([text])
    texts = {report.article.file: report.article.text for report in reports}
    told = {q.speaker.name: says_something(q, texts) for q in quotations if q.speaker}
    speaks = {name for name, something in told.items() if something}
    assert speaks == {"Ann Lee", "Carl Lund", "Nils Berg"}
    assert told.keys() - speaks >= {"Kevin Roth", "Beth Wilk", "Eva Falk", "Ida Brandt"}
    assert all(says_something(replace(q, by="editor"), texts) for q in quotations)
