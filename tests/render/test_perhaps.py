"""What only the program sets against each other is folded, and stands in no other list."""

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.merge.disputes.rules import AT_ODDS, is_told
from generator.records import Briefing, Dispute, Quotation, Resolution, Speaker
from tests.render import stories
from tests.render.rendered import render

ISSUE = "Whether the city was warned of the crack"
LISTS = {
    *("index.md", "disputes.md", "disputes/index.md", "disputes/holders/index.md", "feed.xml"),
    *("feed.json", "data/disputes.json"),
}


def at_odds() -> Dispute:
    """The bridge's point as the program alone would have found it."""
    (point,) = stories.bridge().disputes
    return replace(
        point,
        why=AT_ODDS.name,
        told=False,
        headed_by="program",
        importance=None,
        resolved=None,
    )


def site_with(point: Dispute, *quoted: Quotation) -> tuple[Briefing, Mapping[str, str]]:
    briefings, seeds = stories.small_site()
    bridge = next(b for b in briefings if b.id == "harbour-bridge")
    changed = replace(bridge, disputes=(point,), quotations=quoted or bridge.quotations)
    rest = [b for b in briefings if b.id != changed.id]
    return changed, render((changed, *rest), seeds, stories.findings(seeds))


@pytest.fixture(scope="module")
def perhaps() -> Mapping[str, str]:
    return site_with(at_odds())[1]


def test_the_page_folds_it_and_says_why(perhaps: Mapping[str, str]) -> None:
    page = perhaps["stories/harbour-bridge.md"]
    folded = page.partition('<details class="more" id="perhaps-disputed">')[2]
    assert ISSUE in folded
    assert ISSUE not in page.removesuffix(folded)
    assert "No disputed point is certain." in page
    assert "is disputed" not in page
    assert ">disputed: 1<" not in page


def test_no_list_has_it(perhaps: Mapping[str, str]) -> None:
    _, told = site_with(replace(at_odds(), headed_by="editor"))
    listing = {path for path, text in told.items() if ISSUE in text}
    assert len(LISTS & listing) > 2
    left = {path for path, text in perhaps.items() if ISSUE in text}
    whole = {path for path in left if "harbour-bridge" in path or path.startswith("books/")}
    assert left == whole
    assert "data/stories/harbour-bridge.csv" not in left


def test_the_data_have_it_and_say_so(perhaps: Mapping[str, str]) -> None:
    (point,) = json.loads(perhaps["data/stories/harbour-bridge.json"])["disputes"]
    assert (point["issue"], point["told"]) == (ISSUE, False)
    rows = {row["id"]: row for row in json.loads(perhaps["data/index.json"])["stories"]}
    assert rows["harbour-bridge"]["disputes"] == 0


def test_who_only_perhaps_takes_a_side_is_in_no_list() -> None:
    own = [q for q in stories.bridge().quotations if q.speaker == stories.MAYOR]

    def listed(point: Dispute) -> list[str]:
        _, files = site_with(point, *own)
        rows = {row["id"]: row for row in json.loads(files["data/index.json"])["stories"]}
        return list(rows["harbour-bridge"]["speakers"])

    assert listed(at_odds()) == ["Ida Lund"]
    assert listed(replace(at_odds(), importance="core")) == ["Ida Lund", "Omar Saïd"]


@pytest.mark.parametrize(
    "said",
    [
        {"told": True},
        {"by": "editor"},
        {"by": "reading"},
        {"headed_by": "editor"},
        {"importance": "minor"},
        {"resolved": Resolution(date="2024-03-07", source="Court", url=None)},
    ],
    ids=["words of a report", "given", "read", "worded", "weighed", "settled"],
)
def test_a_report_or_somebody_who_read_it_makes_it_told(said: Mapping[str, object]) -> None:
    assert not is_told(at_odds())
    assert is_told(replace(at_odds(), **said))


def test_a_side_of_the_program_names_who_leads_it() -> None:
    other = Speaker(id="ben-roth", name="Ben Roth")
    (point,) = stories.bridge().disputes
    lund, engineer = point.positions
    joined = replace(engineer, holder="Ben Roth", speaker=other, evidence=engineer.evidence[1:2])
    sides = (replace(lund, side=0), replace(engineer, side=1), replace(joined, side=1))
    _, files = site_with(replace(point, positions=sides))
    page = files["stories/harbour-bridge.md"]
    headings = [line for line in page.splitlines() if "side-name" in line and "Side B" in line]
    assert ["Ben Roth" in line for line in headings] == [False]
    assert "put on this side by the program" in page
    assert "Ben Roth" in page
    _, given = site_with(replace(point, positions=sides, by="editor"))
    page = given["stories/harbour-bridge.md"]
    headings = [line for line in page.splitlines() if "side-name" in line and "Side B" in line]
    assert ["Ben Roth" in line for line in headings] == [True]
