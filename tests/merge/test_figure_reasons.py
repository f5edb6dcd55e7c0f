"""Why the figures of two reports differ, where the text says so."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from tests.merge.test_figures import told

CASES = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "figure_reasons.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[f"{c['one']} / {c['two']}" for c in CASES])
def test_figures_differ_for_a_reason(case: Mapping[str, str], tmp_path: Path) -> None:
    briefing, _ = told(case, tmp_path)
    found = [u.why for u in briefing.reasoned] + ["revised" for _ in briefing.updates]
    assert found == ([] if case["why"] == "none" else [case["why"]])
    for told_apart in briefing.reasoned:
        assert len({span.article for span in told_apart.evidence}) == len(told_apart.evidence)
        assert not any(d.type == "number" for d in briefing.disputes)


def test_every_reason_has_its_cases() -> None:
    often = Counter(case["why"] for case in CASES)
    told = {"another time", "another scope", "another definition"}
    assert set(often) == {*told, "revised", "none"}
    assert min(often.values()) >= 3
