"""The cases of tests/cases/answers.yml: what is right is kept, what is wrong is refused."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.read.index.readings import parse_reading
from generator.reading.checked_answer import Taken, take, written
from generator.reading.printed_sheet import dumped, found_by_program, sheet_json, sheet_text
from generator.records import Reading
from tests.reading_stories import prepared, quay

CASES = yaml.safe_load(
    (Path(__file__).parent / "cases" / "answers.yml").read_text(encoding="utf-8")
)


def taken(answer: str, kind: str = "model") -> Taken:
    answer = answer.replace("STAMP", quay().stamp)
    return take(answer, quay(), reader="R", kind=kind, day="2031-05-20", file="answer")


def read_back(found: Taken) -> Reading:
    """The file as a build reads it; no problem may be left in it."""
    articles = [numbered.report.article for numbered in quay().reports]
    reading, problems = parse_reading(written(found.data or {}), "r.yml", "quay", articles)
    assert problems == ()
    assert reading is not None
    return reading


def words(data: Any) -> list[str]:
    """Every `words` below, in order."""
    if isinstance(data, dict):
        own = [data["words"]] if "words" in data else []
        return own + [w for value in data.values() for w in words(value)]
    return [w for value in data for w in words(value)] if isinstance(data, list) else []


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["title"]))
def test_case(case: dict[str, Any]) -> None:
    found = taken(case["answer"], case.get("kind", "model"))
    assert sorted(f"{p.line}: {p.code}" for p in found.refusals) == case.get("refused", [])
    assert all(p.file == "answer" and p.remedy for p in found.refusals)
    kept = {"words", "holders", "heading", "speakers"} & case.keys()
    assert (found.data is not None) == bool(kept)
    if found.data is None:
        return
    assert found.data["reader"] == {"name": "R", "kind": case.get("kind", "model")}
    read_back(found)
    lists = {key: words(value) for key, value in found.data.items() if key in case.get("words", {})}
    assert lists == case.get("words", {})
    points = found.data.get("disputes", [])
    if "holders" in case:
        assert [p["holder"] for p in points[0]["positions"]] == case["holders"]
    if "heading" in case:
        assert points[0]["heading"] == case["heading"]
    if "speakers" in case:
        assert [q["speaker"] for q in found.data["quotations"]] == case["speakers"]


def test_words_elsewhere_are_named_and_not_taken() -> None:
    (refusal,) = taken("stamp: STAMP\nsummary: [a.1 The company Osterline declined]\n").refusals
    assert refusal.remedy == "they stand in a.7; take the number that you mean"


def test_the_programs_own_findings_are_an_answer() -> None:
    answer = f"stamp: {quay().stamp}\n{dumped(found_by_program(quay()))}"
    found = taken(answer)
    assert found.refusals == ()
    reading = read_back(found)
    briefing = quay().briefing
    assert reading.disputes is not None
    assert reading.summary is not None
    assert [d.heading for d in reading.disputes] == [d.issue for d in briefing.disputes]
    assert [p.span for p in reading.summary] == list(briefing.summary)
    assert [e.span for d in reading.disputes for p in d.positions for e in p.evidence] == [
        e for d in briefing.disputes for p in d.positions for e in p.evidence
    ]


def test_a_sheet_shows_every_sentence_with_who_speaks() -> None:
    text = sheet_text(quay())
    assert f"stamp: {quay().stamp}" in text
    assert "REPORT a · Wire · 2031-05-17" in text
    assert "a.0 Quay of Oster closes after strike vote" in text
    assert "a.5 Ann Lee said that the workers had blocked the gates of the quay." in text
    assert "[speaker: Bob Hale]" in text


def test_a_sheet_shows_what_is_suggested_apart_from_what_was_found() -> None:
    points = quay().briefing.disputes
    assert points
    offered = replace(quay(), briefing=replace(quay().briefing, disputes=(), suggestions=points))
    told = json.loads(sheet_json(offered))
    assert [point["heading"] for point in told["suggested"]] == [point.issue for point in points]
    assert told["found"]["disputes"] == []
    assert points[0].issue in sheet_text(offered).partition("IT MAY BE DISPUTED")[2]
    assert "IT MAY BE DISPUTED" not in sheet_text(replace(offered, briefing=quay().briefing))


def test_a_blind_sheet_names_no_outlet_and_has_the_same_stamp() -> None:
    blind = sheet_text(quay(), blind=True).partition("STORY")[2]
    assert quay().stamp in blind
    assert [name for name in ("Wire ·", "· Wire", "Post ·", "· Post") if name in blind] == []
    assert "REPORT A" in blind
    assert '"outlet": "Wire"' not in sheet_json(quay(), blind=True)


def test_a_short_sheet_keeps_its_numbers_and_says_what_it_left_out() -> None:
    short = sheet_text(quay(), most=60)
    shown = [line for line in short.splitlines() if line[:2] in ("a.", "b.")]
    full = sheet_text(quay()).splitlines()
    assert 2 <= len(shown) < 15
    assert all(line in full for line in shown)
    assert "sentences of this report are left out" in short


def test_another_text_has_another_stamp() -> None:
    assert quay().stamp != prepared("pass").numbered.stamp
