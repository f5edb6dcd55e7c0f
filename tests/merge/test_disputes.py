"""Disputed points of the invented stories in tests/cases/disputes.yml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.analyse import analyse
from generator.merge import merge
from generator.read import read
from generator.records import Dispute, Report, Source, Story, StoryOrder

CASES = yaml.safe_load(
    (Path(__file__).parent.parent / "cases" / "disputes.yml").read_text(encoding="utf-8")
)


def disputes_of(
    case: Mapping[str, Any], folder: Path
) -> tuple[tuple[Dispute, ...], dict[str, str]]:
    """The disputed points, and the text of each article."""
    entries = []
    for k, report in enumerate(case["reports"]):
        text = "\n\n".join(report["text"].strip().splitlines())
        (folder / f"{k}.txt").write_text(text, encoding="utf-8")
        entries.append({"file": f"{k}.txt", "outlet": report["outlet"], "story": "case"})
    (folder / "index.yml").write_text(yaml.safe_dump({"articles": entries}), encoding="utf-8")
    seeds, _ = read(folder)
    reports = [
        Report(
            source=Source(number=k + 1, article=article.file),
            article=article,
            findings=analyse(article),
        )
        for k, article in enumerate(seeds.articles)
    ]
    story = Story(id="case", articles=(), why=())
    briefing = merge(story, reports, StoryOrder(id="case"))
    return briefing.disputes, {a.file: a.text for a in seeds.articles}


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_disputed_points(case: Mapping[str, Any], tmp_path: Path) -> None:
    found, _ = disputes_of(case, tmp_path)
    told = [(d.issue, d.why, [p.holder for p in d.positions]) for d in found]
    assert len(found) == len(case["disputed"]), told
    for expected in case["disputed"]:
        one, other = expected["between"]
        assert any(stand_against(d, one, other) for d in found), told


def stand_against(dispute: Dispute, one: str, other: str) -> bool:
    holders = [position.holder for position in dispute.positions]
    return any(one in a and other in b for a in holders for b in holders if a != b)


def test_cases_of_both_kinds() -> None:
    assert sum(not case["disputed"] for case in CASES) >= len(CASES) / 3
