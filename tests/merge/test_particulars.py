"""Days, places and names of two reports from tests/cases/particulars.yml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from generator.merge.disputes.particulars import HEADINGS
from tests.merge.test_figures import told

CASES = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "particulars.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[f"{c['one']} / {c['two']}" for c in CASES])
def test_what_two_particulars_give(case: Mapping[str, str], tmp_path: Path) -> None:
    briefing, _ = told(case, tmp_path)
    found = [d.issue for d in briefing.disputes]
    assert found == [HEADINGS[case["gives"]] for _ in (1,) if case["gives"] != "nothing"]
    for dispute in briefing.disputes:
        assert (dispute.kind, {p.side for p in dispute.positions}) == ("reports", {0, 1})


def test_cases_of_all_kinds() -> None:
    kinds = [case["gives"] for case in CASES]
    assert min(kinds.count(kind) for kind in HEADINGS) >= 2
    assert kinds.count("nothing") >= len(kinds) / 2
