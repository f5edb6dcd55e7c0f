"""Why two passages are a disputed point or none: tests/cases/no_dispute.yml, and `explain`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from generator.merge.disputes import gates
from generator.merge.disputes.by_figures.same_thing import FigureRefusal
from generator.merge.disputes.by_weight.pairs import TESTS, looks_only
from generator.merge.disputes.held import HeldClaims, statements_of
from generator.merge.disputes.judging import Court, court_of, judged_pairs, judged_points
from generator.merge.ground import ground_of
from generator.records import StoryOrder
from generator.render.exports.decisions import REASON_WORDS, pairs_in_words
from tests.merge.test_disputes import reports_of

CASES = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "no_dispute.yml").read_text(encoding="utf-8")
)
REFUSED = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "figures_refused.yml").read_text(encoding="utf-8")
)
ROW = """
Council and union at odds
The council said the ferry firm had dismissed forty sailors without notice.
The ferry firm denied that it had dismissed forty sailors without notice.
Union leader Carla Rossi said the sun shone on the market.
"""


def statements(folder: Path, *texts: str) -> HeldClaims:
    outlets = ("Harbour Gazette", "North Wire")
    case = {"reports": [{"outlet": o, "text": t} for o, t in zip(outlets, texts, strict=False)]}
    return statements_of(ground_of(reports_of(case, folder), StoryOrder(id="case")))


def court(folder: Path, *texts: str) -> Court:
    return court_of(statements(folder, *(texts or (ROW,))), gates())


@pytest.mark.parametrize("case", CASES, ids=[case["first"][:40] for case in CASES])
def test_what_only_looks_opposed_is_told_apart(case: Mapping[str, Any], tmp_path: Path) -> None:
    text = f"Two voices\n{case['first']}\n{case['second']}"
    found = statements(tmp_path, text).all
    one = next(s for s in found if s.text == case["first"])
    other = next(s for s in found if s.text == case["second"])
    assert set(case["is"]) <= set(looks_only(one, other))
    assert bool(case["is"]) == bool(looks_only(one, other))


def test_every_class_has_a_case_and_words() -> None:
    told = {name for case in CASES for name in case["is"]}
    assert told == set(TESTS)
    assert set(TESTS) <= set(REASON_WORDS)


def test_a_point_is_told_with_its_score_and_its_bar(tmp_path: Path) -> None:
    first = judged_points(court(tmp_path))[0]
    assert first.weighed.status == "shown"
    assert first.weighed.score >= first.weighed.bar
    assert first.heading == "Whether the ferry firm had dismissed forty sailors"
    assert first.parts


def test_two_passages_are_told_with_the_rule_and_the_point(tmp_path: Path) -> None:
    (pair,) = judged_pairs(court(tmp_path), "council said the ferry firm", "firm denied that it")
    assert pair.point is not None
    assert pair.point.weighed.status == "shown"
    assert pair.rules == ("rule answered back",)


def test_two_passages_that_are_no_point_say_why(tmp_path: Path) -> None:
    (pair,) = judged_pairs(court(tmp_path), "the sun shone", "firm denied that it")
    assert pair.point is None or pair.point.weighed.status == "no point"
    (pair,) = judged_pairs(court(tmp_path), "at odds", "firm denied that it")
    assert pair.score is None
    assert pair.reasons


@pytest.mark.parametrize("case", REFUSED, ids=[case["is"] for case in REFUSED])
def test_two_figures_that_are_no_point_say_why(case: Mapping[str, str], tmp_path: Path) -> None:
    reports = case["one"], case.get("two", "Nothing was told of it.")
    told = court(tmp_path, *(f"The news\n{text}" for text in reports))
    pairs = judged_pairs(told, case["first"], case["second"])
    assert case["is"] in pairs[0].reasons, pairs[0].reasons


def test_every_refusal_of_figures_has_a_case() -> None:
    assert {case["is"] for case in REFUSED} == set(get_args(FigureRefusal))


def test_each_score_of_a_pair_stands_beside_its_bar(tmp_path: Path) -> None:
    pairs = judged_pairs(court(tmp_path), "council said the ferry firm", "firm denied that it")
    (told,) = pairs_in_words(pairs, (), lambda span: f"{span.start}-{span.end}")
    scored = [line for line in told.splitlines() if "score" in line or "strength" in line]
    assert len(scored) == 3
    assert all("the bar" in line for line in scored), scored
