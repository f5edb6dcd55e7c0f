"""The editor first: after each order of tests/cases/orders.yml every list of the site agrees."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import Outcome, build
from tests.orders import Named, everything_named, everything_shown, shown, story_of

FILE = yaml.safe_load((Path(__file__).parent / "cases" / "orders.yml").read_text(encoding="utf-8"))
OWN_PAGE = "page of speaker "
ABOVE = 5
"""Lines of the index above the orders."""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def lay_down(folder: Path, orders: str, moved: Mapping[str, str] | None = None) -> Path:
    """The seeds folder of a case; `moved` gives articles another story than they have."""
    folder.mkdir()
    for name, article in FILE["articles"].items():
        (folder / name).write_text(article["text"])
    entries = [
        {"file": name, **{k: str(v) for k, v in said.items() if k != "text"}}
        for name, article in FILE["articles"].items()
        for said in [article | ({"story": moved[name]} if moved and name in moved else {})]
    ]
    head = "articles:\n" + "".join(f"  - {entry}\n" for entry in entries) + "stories:\n"
    assert head.count("\n") == ABOVE
    said = "".join(f"  {line}\n" for line in orders.splitlines())
    (folder / "index.yml").write_text(head + said)
    return folder


def built(tmp_path: Path, cache: Path, case: dict[str, Any]) -> tuple[Path, Outcome]:
    docs = tmp_path / "docs"
    seeds = lay_down(tmp_path / "seeds", case["orders"], case.get("moved"))
    return docs, build(seeds, docs, jobs=1, cache=cache)


@pytest.mark.parametrize("case", FILE["cases"], ids=lambda case: str(case["title"]))
def test_case(tmp_path: Path, cache: Path, case: dict[str, Any]) -> None:
    docs, outcome = built(tmp_path, cache, case)
    named = everything_named(docs)
    wrong = [*_wrong_speakers(named, case), *_not_gone(docs, case), *_wrong_roles(docs, case)]
    wrong += [*_wrong_pages(docs, named, case), *_wrong_names(docs), *_wrong_sources(docs, case)]
    assert wrong == []
    story = story_of(docs, "quay")
    assert case.get("problems", []) == [f"{p.line - ABOVE}: {p.code}" for p in outcome.problems]
    _check_lists(docs, story, case)


def _wrong_speakers(named: list[Named], case: dict[str, Any]) -> Iterator[str]:
    for words, name in case.get("speakers", []):
        met = [n for n in named if words in n.words]
        assert met, f"no list shows {words!r}"
        yield from (f"{n.place}: {words!r} is {n.name}, not {name}" for n in met if n.name != name)
    for name in case.get("nobody", []):
        yield from (f"{n.place} names {name}" for n in named if n.name == name)


def _not_gone(docs: Path, case: dict[str, Any]) -> Iterator[str]:
    for path, text in everything_shown(docs).items():
        yield from (f"{path} shows {words!r}" for words in case.get("gone", []) if words in text)


def _wrong_roles(docs: Path, case: dict[str, Any]) -> Iterator[str]:
    story = story_of(docs, "quay")
    for name, role in case.get("roles", {}).items():
        speakers = [q["speaker"] for q in story["quotations"] if q["speaker"]]
        speakers += [p["speaker"] for d in story["disputes"] for p in d["positions"]]
        own = [s for s in speakers if s and s["name"] == name]
        assert own
        yield from (f"JSON: {s}" for s in own if s["role"] != role)
        pages = (docs / "stories" / "quay.md", docs / "speakers" / f"{own[0]['id']}.md")
        yield from (f"{p.name} without the role" for p in pages if role not in shown(p.read_text()))


def _wrong_pages(docs: Path, named: list[Named], case: dict[str, Any]) -> Iterator[str]:
    """Each of these has its words on one page, which is its own and in the list."""
    listed = (docs / "speakers" / "index.md").read_text()
    for name, words in case.get("pages", {}).items():
        own = {(n.place, n.name) for n in named if words in n.words and OWN_PAGE in n.place}
        pages = {place.removeprefix(OWN_PAGE) for place, who in own if who == name}
        if len(own) != 1 or not any(f"{page}/" in listed for page in pages):
            yield f"{words!r} stands on {own}, not on the page of {name}"


def _wrong_names(docs: Path) -> Iterator[str]:
    """The JSON's `names` are those of its speakers, and say who gave each."""
    for path in (docs / "data" / "stories").glob("*.json"):
        story = json.loads(path.read_text())
        rows = {row["name"]: row for row in story["names"]}
        told = [*story["quotations"], *story["denials"]]
        told += [p for d in story["disputes"] for p in d["positions"]]
        spoken = {t["speaker"]["name"]: t.get("by") for t in told if t["speaker"]}
        if spoken.keys() != rows.keys():
            yield f"{path.name}: names {sorted(rows)}, speakers {sorted(spoken)}"
        for name, row in rows.items():
            if row["by"] == "article" and row["text"] != name:
                yield f"{path.name}: {row}"


def _wrong_sources(docs: Path, case: dict[str, Any]) -> Iterator[str]:
    for story, files in case.get("sources", {}).items():
        found = [s["article"] for s in story_of(docs, story)["sources"]]
        if found != files:
            yield f"{story} has {found}"


def _check_lists(docs: Path, story: dict[str, Any], case: dict[str, Any]) -> None:
    page = shown((docs / "stories" / "quay.md").read_text())
    if "key" in case:
        assert [q["text"] for q in story["quotations"] if q["key"]] == case["key"]
        assert [q for q in story["quotations"] if q["key"] and "repeats" in q] == []
        _, _, after = page.partition("Key quotes")
        assert after
        spoken = after.partition("more quotation")[0]
        assert [words for words in case["key"] if words not in spoken] == []
    if "points" in case:
        assert [d["issue"] for d in story["disputes"]] == [p["heading"] for p in case["points"]]
        for point, dispute in zip(case["points"], story["disputes"], strict=True):
            holders = [p["holder"].partition(" (")[0] for p in dispute["positions"]]
            said = {**dispute, "heading": dispute["issue"], "holders": holders}
            assert {key: said[key] for key in point} == point
            assert point["heading"] in page
        added = [d for d in story["disputes"] if d["by"] == "editor"]
        assert ("Chosen by the editor" in page) == bool(added)
    _check_facts(story, case)
    if "summary" in case:
        told = [s["text"] for s in story["summary"]]
        assert len(told) == len(case["summary"])
        assert all(t.startswith(s) for t, s in zip(told, case["summary"], strict=True))
    if "notes" in case:
        notes = [*story["editor"]]
        assert len(notes) == len(case["notes"]), notes
        assert all(n.startswith(s) for n, s in zip(notes, case["notes"], strict=True)), notes


def _check_facts(story: dict[str, Any], case: dict[str, Any]) -> None:
    facts = [" ".join(e["text"] for e in fact["evidence"]) for fact in story["agreed"]]
    for some in case.get("agreed", []):
        assert any(all(words in fact for words in some) for fact in facts)
    assert [w for w in case.get("disagreed", []) if any(w in fact for fact in facts)] == []
    for some in case.get("no_fact", []):
        assert not any(all(words in fact for words in some) for fact in facts)
    told = {row["name"]: row["by"] for row in story["names"]}
    assert {name: told.get(name) for name in case.get("names", {})} == case.get("names", {})
    denied = [q["text"] for q in story["denials"]]
    assert [w for w in case.get("undenied", []) if any(w in d for d in denied)] == []


def test_a_notice_names_the_line_that_counts_and_the_nearest_speaker(
    tmp_path: Path, cache: Path
) -> None:
    orders = (
        "quay:\n"
        "  speakers: {Anna Leigh: {role: mayor}}\n"
        "  quotations: [{words: The workers blocked the gates, drop: true}]\n"
        "  summary: [The workers blocked the gates of the quay]\n"
    )
    _, outcome = built(tmp_path, cache, {"orders": orders})
    nobody, odds = outcome.problems
    assert {nobody.severity, odds.severity} == {"notice"}
    assert "'Ann Lee'" in nobody.remedy
    assert (odds.line, f"index.yml:{ABOVE + 3}" in odds.message) == (ABOVE + 4, True)
