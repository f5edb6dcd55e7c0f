"""What is not known and what outlets took back, case by case: tests/cases/open.yml."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.merge.facts.left_open import find_corrections, find_not_known
from generator.merge.ground import ground_of
from generator.records import Report, Span, StoryOrder
from tests.merge import told

DAY = "2031-05-14"
CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "open.yml").read_text("utf-8"))


def opens(reports: Sequence[Report], spans: Sequence[Span], openings: Sequence[str]) -> bool:
    """Whether these are the sentences with these openings."""
    words = [told.words(reports, span) for span in spans]
    return len(words) == len(openings) and all(map(str.startswith, words, openings))


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    reports = [told.report(tmp_path, n, DAY, text) for n, text in enumerate(case["reports"], 1)]
    ground = ground_of(reports, StoryOrder(id="a"))
    briefing = find_corrections(find_not_known(told.briefing(reports), ground), ground)
    assert opens(reports, briefing.not_known, case["unknown"])
    expected = case.get("corrections", [])
    assert [c.kind for c in briefing.corrections] == [kind for _, kind, _ in expected]
    assert opens(reports, [c.span for c in briefing.corrections], [o for o, _, _ in expected])
    for correction, (_, _, stands) in zip(briefing.corrections, expected, strict=True):
        assert opens(reports, correction.stands, stands)
