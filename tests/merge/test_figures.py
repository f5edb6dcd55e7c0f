"""Figures of two reports from tests/cases/figures.yml: disputed, brought up to date, or neither."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from generator.records import Briefing
from tests.merge.test_disputes import briefing_of

CASES = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "figures.yml").read_text(encoding="utf-8")
)
OUTLETS = {"one": "Harbour Gazette", "two": "North Wire"}


def told(case: Mapping[str, str], folder: Path) -> tuple[Briefing, dict[str, str]]:
    reports = []
    for part, outlet in OUTLETS.items():
        day, text = case[part].split(": ", 1)
        report = {"outlet": outlet, "text": f"The news\n{text}"}
        reports.append(report | ({"published": f"2024-03-0{day}"} if day != "-" else {}))
    return briefing_of({"reports": reports}, folder)


@pytest.mark.parametrize("case", CASES, ids=[f"{c['one']} / {c['two']}" for c in CASES])
def test_what_two_figures_give(case: Mapping[str, str], tmp_path: Path) -> None:
    briefing, texts = told(case, tmp_path)
    numbers = [d for d in briefing.disputes if d.type == "number"]
    found = (len(numbers), len(briefing.updates))
    assert found == (case["gives"] == "dispute", case["gives"] == "update")
    for update in briefing.updates:
        days = [case[part].split(":")[0] for part in OUTLETS]
        files = [span.article for span in update.evidence]
        assert files == [f for _, f in sorted(zip(days, texts, strict=True))]
    for dispute in numbers:
        assert {p.side for p in dispute.positions} == {0, 1}


def test_cases_of_all_kinds() -> None:
    kinds = [case["gives"] for case in CASES]
    assert {kinds.count(kind) >= 8 for kind in ("dispute", "update", "nothing")} == {True}
