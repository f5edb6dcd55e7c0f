"""What kind of article one is: tests/cases/kinds.yml, and the index's word against it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.read import read
from generator.read.article_file import article_of
from generator.read.drafts import text_draft
from generator.read.layout.article_kinds import article_kind

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "kinds.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    article = replace(article_of("a.txt", text_draft(case["text"])), url=case.get("url"))
    assert article_kind(article) == case["kind"]


def test_the_index_decides_against_every_sign(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Opinion: Harbour closes\n\nThe council met on Monday.\n")
    (tmp_path / "b.txt").write_text("Harbour closes\n\nThe council met on Monday.\n")
    index = "articles:\n  - {file: a.txt, kind: report}\n  - {file: b.txt, kind: sneer}\n"
    (tmp_path / "index.yml").write_text(index)
    seeds, problems = read(tmp_path)
    assert [article.kind for article in seeds.articles] == ["report", "report"]
    assert [problem.line for problem in problems if problem.severity == "error"] == [3]
