"""Holders of one side: who is one under two spellings stands once."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.merge.disputes.positions import each_holder_once
from generator.records import Position, Span, Speaker

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "holders.yml").read_text(encoding="utf-8")
)


def positions(case: dict[str, Any], side: int = 0) -> list[Position]:
    """A position a holder, each with a passage of its own."""
    return [
        Position(
            holder=holder,
            evidence=(Span(article="a", start=k, end=k + 1),),
            speaker=None if holder in case.get("outlets", ()) else Speaker(id=holder, name=holder),
            side=side,
        )
        for k, holder in enumerate(case["given"])
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: ", ".join(case["given"]))
def test_each_holder_is_listed_once(case: dict[str, Any]) -> None:
    given = positions(case)
    found = each_holder_once(given)
    assert [position.holder for position in found] == case["listed"]
    kept = {span for position in found for span in position.evidence}
    assert kept == {span for position in given for span in position.evidence}


def test_the_other_side_is_another_matter() -> None:
    case = {"given": ["police", "Ulm Police"]}
    both = [*positions(case)[:1], *positions(case, side=1)[1:]]
    assert each_holder_once(both) == tuple(both)
