"""Disputed points of the invented stories in tests/cases/disputes.yml."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

import generator.merge.disputes
from generator.analyse import analyse
from generator.merge import merge
from generator.merge.claims.held import HEADLINE, HeldClaims
from generator.merge.claims.holders import Holder
from generator.merge.disputes import gates, hard_first
from generator.merge.disputes.by_weight.camps import camps_of, positions_of
from generator.merge.disputes.by_weight.contenders import Contender, scene_of
from generator.merge.disputes.by_weight.weighed import ranked_points
from generator.merge.disputes.by_words.anchors import denials
from generator.merge.disputes.by_words.contrasts import opposites
from generator.merge.disputes.by_words.sides import KEPT, Issue, Passage, name_of, points_of
from generator.merge.disputes.by_words.signs import Rule
from generator.merge.disputes.present import disputes_of, unworded_points
from generator.merge.disputes.rules import DENIED, RULES, is_told
from generator.merge.disputes.unworded import UnwordedPoint
from generator.merge.ground import ground_of
from generator.merge.point_sides import sides_of
from generator.read import read
from generator.records import Briefing, Dispute, Report, Source, Span, Story, StoryOrder

CASES = [
    case
    for name in ("disputes", "sequences", "figure_points", "particulars", "headings")
    for case in yaml.safe_load(
        (Path(__file__).parent.parent / "cases" / f"{name}.yml").read_text(encoding="utf-8")
    )
]


def briefing_of(case: Mapping[str, Any], folder: Path) -> tuple[Briefing, dict[str, str]]:
    """The briefing, and the text of each article."""
    reports = reports_of(case, folder)
    story = Story(id="case", articles=(), why=())
    briefing = merge(story, reports, StoryOrder(id="case"))
    return briefing, {report.article.file: report.article.text for report in reports}


def reports_of(case: Mapping[str, Any], folder: Path) -> list[Report]:
    entries = []
    for k, report in enumerate(case["reports"]):
        text = "\n\n".join(report["text"].strip().splitlines())
        (folder / f"{k}.txt").write_text(text, encoding="utf-8")
        entry = {"file": f"{k}.txt", "outlet": report["outlet"], "story": "case"}
        entries.append(entry | {key: report[key] for key in ("published",) if key in report})
    (folder / "index.yml").write_text(yaml.safe_dump({"articles": entries}), encoding="utf-8")
    seeds, _ = read(folder)
    return [
        Report(
            source=Source(number=k + 1, article=article.file),
            article=article,
            findings=analyse(article),
        )
        for k, article in enumerate(seeds.articles)
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_disputed_points(case: Mapping[str, Any], tmp_path: Path) -> None:
    briefing, texts = briefing_of(case, tmp_path)
    found = briefing.disputes
    told = [(d.issue, d.why, [p.holder for p in d.positions]) for d in found]
    assert len(found) == len(case["disputed"]), told
    for expected in case["disputed"]:
        one, other = expected["between"]
        first = [one, *expected.get("beside", ())]
        assert any(all(stand_against(d, each, other) for each in first) for d in found), told
        assert expected.get("heading") in (None, *(d.issue for d in found)), told
        assert expected.get("type") in (None, *(d.type for d in found)), told
        assert expected.get("hardness") in (None, *(d.hardness for d in found)), told
        assert expected.get("sides") in (None, *map(holders_by_side, found)), told
        assert not any(expected.get("without", "?") in p.holder for d in found for p in d.positions)
        assert not any(holds_both_sides(d) for d in found), told
        passages = [texts[e.article][e.start : e.end] for e in evidence_of(found)]
        assert all(p.rstrip(".").endswith(tuple(expected.get("ends", ("",)))) for p in passages), (
            passages
        )
        for words in expected.get("shown", ()):
            assert any(words in passage for passage in passages), passages
        assert set(expected.get("exactly", ())) <= set(passages), passages
    assert not any(holds_a_passage_twice(d) for d in found), told
    if "updates" in case:
        assert [u.issue for u in briefing.updates] == case["updates"]
    if "unanswered" in case:
        spans = [q.span for q in briefing.denials]
        assert [texts[s.article][s.start : s.end] for s in spans] == case["unanswered"]


def holds_both_sides(dispute: Dispute) -> bool:
    sides = [{p.holder for p in dispute.positions if p.side == number} for number in (0, 1)]
    return dispute.kind == "parties" and bool(sides[0] & sides[1])


def holders_by_side(dispute: Dispute) -> list[list[str]]:
    return [sorted({p.holder for p in side}) for side in sides_of(dispute.positions)]


def holds_a_passage_twice(dispute: Dispute) -> bool:
    """On two sides."""
    return any(
        set(one.evidence) & set(other.evidence)
        for one, other in combinations(dispute.positions, 2)
        if one.side is None or one.side != other.side
    )


def evidence_of(disputes: Iterable[Dispute]) -> list[Span]:
    return [span for d in disputes for position in d.positions for span in position.evidence]


def stand_against(dispute: Dispute, one: str, other: str) -> bool:
    return any(
        one in a.holder and other in b.holder and (a.side != b.side or a.side is None)
        for a in dispute.positions
        for b in dispute.positions
        if a != b
    )


def test_cases_of_both_kinds() -> None:
    assert sum(not case["disputed"] for case in CASES) >= len(CASES) / 3


def rule_named(name: str) -> Rule:
    return next(rule for rule in RULES if rule.name == name)


def test_what_is_known_of_a_sign_stands_on_its_line() -> None:
    """No name of a sign is written a second time, and readers have words for each."""
    names = {rule.name for rule in RULES}
    assert len(names) == len(RULES)
    assert all(rule.words for rule in RULES)
    folder = Path(generator.merge.disputes.__file__).parent.parent.parent
    written = [
        (path.relative_to(folder).as_posix(), name)
        for path in sorted(folder.rglob("*.py"))
        for name in sorted(names)
        if re.search(rf'(?:==|why=|rule=)\s*"{name}"', path.read_text(encoding="utf-8"))
    ]
    assert written == []


def test_a_text_full_of_opposites_gives_few_anchors(tmp_path: Path) -> None:
    who, deeds = ("Ann Lee", "Carla Rossi"), ("abolish", "protect")
    things = ("pension scheme", "holiday camp", "library bus", "nursery school", "garden shed")
    lines = [
        f"{who[k % 2]} said the plan would {deeds[k % 2]} the {things[k // 2 % 5]} in year {k}."
        for k in range(160)
    ]
    lines += [line.replace("Ann Lee said", "Carla Rossi denied") for line in lines[::2]]
    report = {"outlet": "Harbour Gazette", "text": "\n".join(["A long day of words", *lines])}
    reports = reports_of({"reports": [report]}, tmp_path)
    statements = ground_of(reports, StoryOrder(id="case")).claims
    explicit = points_of(denials(DENIED, statements), statements)
    found = list(opposites(rule_named("opposite words"), statements, explicit))
    assert found
    assert len(found) <= KEPT * len(lines)


def test_one_wording_read_in_two_ways_has_all_its_terms_weighed(tmp_path: Path) -> None:
    told = "Harbour shut\nThe harbour was shut on Monday.\n{} counted the ships."
    case = {"reports": [{"outlet": o, "text": told.format(o)} for o in ("Lund Times", "Corven")]}
    one, other = reports_of(case, tmp_path)
    claims = tuple(replace(claim, terms=("harbours",)) for claim in other.findings.claims)
    read_otherwise = replace(other, findings=replace(other.findings, claims=claims))
    statements = ground_of([one, read_otherwise], StoryOrder(id="case")).claims
    terms = {term for statement in statements.all for term in statement.terms}
    assert "harbours" in terms
    assert terms - {"harbours"}
    assert terms <= statements.weights.keys()


def test_what_cannot_both_hold_leads_and_of_the_same_hardness_the_surest() -> None:
    made = [
        Dispute(
            issue=issue,
            kind="parties",
            type="fact",
            positions=(),
            why="contrast",
            hardness=hardness,
            score=score,
        )
        for issue, hardness, score in (
            ("a", "told differently", 0.4),
            ("b", "told differently", 3.0),
            ("c", "cannot both hold", None),
            ("d", "named differently", 0.9),
            ("e", "cannot both hold", 1.2),
            ("f", "cannot both hold", -0.7),
        )
    ]
    assert [d.issue for d in hard_first(made)] == ["e", "c", "f", "b", "d", "a"]


def test_an_outlet_holds_only_what_is_its_own(tmp_path: Path) -> None:
    """What it reports of others is nobody's; what it is answered, or denies itself, is its own."""
    case = {
        "reports": [
            {
                "outlet": "Harbour Gazette",
                "text": "Reports of a bank\n"
                "The Guardian reported that the mill had been sold in June.\n"
                "The Evening Ledger said the bank had hidden losses.\n"
                "Weil Bank chairman Ben Weil called the Evening Ledger's report false.",
            }
        ]
    }
    ground = ground_of(reports_of(case, tmp_path), StoryOrder(id="case"))
    held = {s.text: s.holder and s.holder.name for s in ground.claims.all}
    assert held["The Guardian reported that the mill had been sold in June."] is None
    assert held["The Evening Ledger said the bank had hidden losses."] == "Evening Ledger"


BUT = next(case for case in CASES if "But the fishermen insisted" in str(case["reports"]))
ANSWERED = """Ferry talks
Union leader Carla Rossi said the new timetable had wrecked the fleet.
Ferry boss Ann Lee denied Rossi's claim that the new timetable had wrecked the fleet.
"""
FILLING = "\n".join(
    f"The number {k} crane lifted {k} crates of apples on deck {k}." for k in range(60)
)


def told_of(text: str, folder: Path) -> list[tuple[str, bool]]:
    folder.mkdir()
    case = {"reports": [{"outlet": "Harbour Gazette", "text": text}]}
    briefing, _ = briefing_of(case, folder)
    return [(d.why, is_told(d)) for d in briefing.disputes]


def test_a_but_alone_tells_of_no_dispute(tmp_path: Path) -> None:
    (tmp_path / "but").mkdir()
    briefing, _ = briefing_of(BUT, tmp_path / "but")
    assert [(d.why, is_told(d)) for d in briefing.disputes] == [("contrast", False)]
    assert told_of(ANSWERED, tmp_path / "denied") == [("explicit denial", True)]


@pytest.mark.parametrize(("odds", "told"), [(-0.1, False), (0.0, False), (0.1, True)])
def test_in_a_longer_story_the_reports_tell_what_is_likely_at_odds(
    odds: float, told: bool, tmp_path: Path
) -> None:
    def point_in(text: str, name: str) -> Dispute | None:
        (tmp_path / name).mkdir()
        case = {"reports": [{"outlet": "Harbour Gazette", "text": text}]}
        reports = reports_of(case, tmp_path / name)
        statements = ground_of(reports, StoryOrder(id="case")).claims
        ranked = ranked_points(scene_of(statements, gates().pairs), gates())
        ruled = next(w for w in ranked if w.point.anchors)
        points = unworded_points([replace(ruled, odds=odds)], statements)
        return next((dispute for _, dispute in disputes_of(points, statements)), None)

    long, short = point_in(ANSWERED + FILLING, "long"), point_in(ANSWERED, "short")
    assert long is not None
    assert long.told == told
    assert short is not None
    assert short.told


@pytest.mark.parametrize(
    ("name", "nobody"),
    [("numerous women", True), ("two women", True), ("Two Rivers Council", False)],
)
def test_who_is_counted_only_is_nobody(name: str, nobody: bool) -> None:
    assert Holder(key=name, name=name).is_nobody == nobody


def test_a_heading_is_whose_point_comes_first(tmp_path: Path) -> None:
    case = {"reports": [{"outlet": "Harbour Gazette", "text": ANSWERED}]}
    statements = ground_of(reports_of(case, tmp_path), StoryOrder(id="case")).claims
    first = UnwordedPoint(sides=(), rule=DENIED, type="fact", asking=(), worded=("Whether A",))
    second = replace(first, worded=("Whether A", "Whether B"))
    third = replace(first, otherwise="Whether C")
    points = (first, second, third, third)
    headed = [(point, dispute.issue) for point, dispute in disputes_of(points, statements)]
    assert headed == [(first, "Whether A"), (second, "Whether B"), (third, "Whether C")]


CLOSED = """Harbour road
Mayor Ida Lund closed the harbour road to lorries on Monday.
Lund said the harbour road had become too narrow for lorries.
Union leader Carla Rossi denied that the harbour road had become too narrow for lorries.
"""


def passages_of(text: str, folder: Path) -> tuple[HeldClaims, list[Passage]]:
    case = {"reports": [{"outlet": "Harbour Gazette", "text": text}]}
    statements = ground_of(reports_of(case, folder), StoryOrder(id="case")).claims
    told = [s for s in statements.all if s.paragraph != HEADLINE]
    return statements, [
        Passage(statement=s, span=s.claim.span, holder=s.holder, points=0.0) for s in told
    ]


def test_what_an_outlet_tells_of_a_deed_is_the_doers_position(tmp_path: Path) -> None:
    _, (deed, lund, rossi) = passages_of(CLOSED, tmp_path)
    assert name_of(deed) == "Harbour Gazette"
    beside = positions_of([deed, lund], [rossi])
    assert [[name_of(p) for p in group] for group in beside] == [["Ida Lund", "Ida Lund"]]
    against_its_doer = positions_of([deed], [lund])
    assert [[name_of(p) for p in group] for group in against_its_doer] == [["Harbour Gazette"]]


@pytest.mark.parametrize("deed_first", [True, False])
def test_what_somebody_says_leads_before_what_is_told_of_deeds(
    deed_first: bool, tmp_path: Path
) -> None:
    """Whichever of the two stands higher by its points and by the odds."""
    statements, (deed, lund, rossi) = passages_of(CLOSED, tmp_path)
    scores = {(deed.statement.place, rossi.statement.place): 3.0 if deed_first else 1.0}
    scores[lund.statement.place, rossi.statement.place] = 2.0
    scene = replace(scene_of(statements, gates().pairs), scores=scores)
    point = Issue(anchors=(), against={}, facing={})
    scored = [(deed, 0, 1.0), (lund, 0, 0.5), (rossi, 1, 1.0)]
    camps = camps_of(scored, Contender(point=point, strength=0.0), scene)
    assert camps is not None
    assert [p.span for p in camps.sides[0]] == [lund.span, deed.span]
    assert camps.odds == 2.0
