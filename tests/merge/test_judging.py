"""Why two passages are a disputed point or none: tests/cases/no_dispute.yml, and `explain`."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from generator.merge import merge
from generator.merge.claims.held import HeldClaims
from generator.merge.disputes import gates
from generator.merge.disputes.by_figures.same_thing import FigureRefusal
from generator.merge.disputes.by_weight.no_dispute import (
    CLASSES,
    TESTS,
    looks_only,
    surely_none,
)
from generator.merge.disputes.judging import Court, court_of, judged_pairs, judged_points
from generator.merge.ground import ground_of
from generator.merge.point_sides import is_one_point, sides_shown
from generator.problems import Place
from generator.records import Pointed, Story, StoryOrder
from generator.render.exports.decisions import REASON_WORDS, pairs_in_words, points_in_words
from generator.spans import overlaps
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
    return ground_of(reports_of(case, folder), StoryOrder(id="case")).claims


def court(folder: Path, *texts: str) -> Court:
    return court_of(statements(folder, *(texts or (ROW,))), gates())


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{c['first'][:40]} {c['second'][:40]}" for c in CASES]
)
def test_what_only_looks_opposed_is_told_apart(case: Mapping[str, Any], tmp_path: Path) -> None:
    text = f"Two voices\n{case['first']}\n{case['second']}"
    found = statements(tmp_path, text).all
    one = next(s for s in found if s.text == case["first"])
    other = next(s for s in found if s.text == case["second"])
    if "surely" in case:
        assert list(surely_none(one, other)) == case["surely"]
    else:
        assert set(case["is"]) <= set(looks_only(one, other))
        assert bool(case["is"]) == bool(looks_only(one, other))


def test_every_class_has_cases_and_words() -> None:
    assert {name for case in CASES for name in case.get("is", ())} == set(TESTS)
    sure = Counter(name for case in CASES for name in case.get("surely", ()))
    assert set(sure) == set(CLASSES)
    assert min(sure.values()) >= 3
    assert set(CLASSES) <= set(REASON_WORDS)


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
    assert pair.sure


def test_what_is_surely_none_is_told_with_its_reason(tmp_path: Path) -> None:
    text = """
Bridges
Mayor Ida Lund said the north bridge was unsafe for lorries.
Port chief Carl Holm denied that the south bridge was unsafe for lorries.
"""
    made = court(tmp_path, text)
    points = judged_points(made)
    found = {(p.weighed.status, p.weighed.reasons, p.reasons) for p in points}
    assert found == {("no point", ("other scope",), ())}
    (pair,) = judged_pairs(made, "north bridge", "south bridge")
    assert pair.sure == ("other scope",)
    told = "\n".join(points_in_words(points, str))
    assert f"none: {REASON_WORDS['other scope']}" in told
    assert "at least the bar" in told


def test_a_point_that_repeats_a_better_one_says_so_and_a_pair_tells_the_one_shown(
    tmp_path: Path,
) -> None:
    made = court(tmp_path)
    shown = next(w for w in made.ranked if w.status == "shown")
    twin = replace(shown, repeats=True, status="suggested", score=shown.score + 1)
    both = replace(made, ranked=(twin, shown))
    told = list(points_in_words(judged_points(both), str))
    assert "at least the bar" in told[0]
    assert "better points have its passages" in told[0]
    (pair,) = judged_pairs(both, "council said the ferry firm", "firm denied that it")
    assert pair.point is not None
    assert pair.point.weighed.status == "shown"


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


def test_one_pair_kept_apart_refuses_the_whole_suggestion(tmp_path: Path) -> None:
    text = """
Two rows
Mayor Ida Lund said the ferry was safe. Lund said the ferry was strong.
But port chief Carl Holm said the ferry was weak and the crew was tired. Holm called it old.
"""
    case = {"reports": [{"outlet": "Harbour Gazette", "text": text}]}
    reports = reports_of(case, tmp_path)
    story = Story(id="case", articles=(), why=())
    (offered, *_) = merge(story, reports, StoryOrder(id="case")).suggestions
    one, other = (side[-1] for side in sides_shown(offered)[:2])
    place = Place(file="index.yml", line=1)
    pair = (Pointed(span=one, place=place), Pointed(span=other, place=place))
    left = merge(story, reports, StoryOrder(id="case", apart=(pair,))).suggestions
    assert not any(is_one_point(sides_shown(d), [[one], [other]], overlaps) for d in left)
    assert offered not in left
