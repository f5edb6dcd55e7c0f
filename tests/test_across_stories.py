"""One person known by a family name in one story, in full in another: one page, and a redirect."""

import json
from pathlib import Path
from typing import Any

import yaml

from generator.build import build

FULL = "Bridge shut in {town}\n\n“We will not open it before June,” said Mayor {name} on Monday.\n"
SHORT = "Ferry runs again in {town}\n\n“The ferry is free for everybody,” {name} said on Monday.\n"


def heard(home: Path, texts: list[str]) -> tuple[list[dict[str, Any]], Path]:
    """The first speaker of each story, in the order of the texts."""
    (home / "seeds").mkdir(parents=True)
    rows = [{"file": f"{k}.txt", "story": f"story-{k}"} for k in range(len(texts))]
    for row, text in zip(rows, texts, strict=True):
        (home / "seeds" / row["file"]).write_text(text, encoding="utf-8")
    (home / "seeds/index.yml").write_text(yaml.safe_dump({"articles": rows}), "utf-8")
    assert build(home / "seeds", home / "docs", jobs=1).published
    stories = [home / f"docs/data/stories/{row['story']}.json" for row in rows]
    data = [json.loads(path.read_text(encoding="utf-8")) for path in stories]
    return [one["quotations"][0]["speaker"] for one in data], home / "docs"


def test_a_family_name_with_the_same_office_is_the_persons(tmp_path: Path) -> None:
    told = [FULL.format(town="Ulm", name="Ann Salenskiy")]
    told.append(SHORT.format(town="Ulm", name="Mayor Salenskiy"))
    speakers, docs = heard(tmp_path, told)
    assert [s["name"] for s in speakers] == ["Ann Salenskiy", "Salenskiy"]
    assert {s["id"] for s in speakers} == {"ann-salenskiy"}
    page = (docs / "speakers/ann-salenskiy.md").read_text(encoding="utf-8")
    assert "The ferry is free" in page
    assert "ann-salenskiy" in (docs / "speakers/salenskiy/index.html").read_text(encoding="utf-8")


def test_nobody_is_joined_where_two_have_the_name_or_nothing_agrees(tmp_path: Path) -> None:
    two = [FULL.format(town="Ulm", name=f"{given} Salenskiy") for given in ("Ann", "Jon")]
    speakers, _ = heard(tmp_path / "two", [*two, SHORT.format(town="Ulm", name="Mayor Salenskiy")])
    assert speakers[2]["id"] == "salenskiy"
    plain = [two[0], SHORT.format(town="Ulm", name="Mr. Salenskiy")]
    speakers, _ = heard(tmp_path / "plain", plain)
    assert [s["id"] for s in speakers] == ["ann-salenskiy", "salenskiy"]


def test_a_short_given_name_with_the_same_office_is_the_persons(tmp_path: Path) -> None:
    told = [FULL.format(town=t, name=n) for t, n in (("Ulm", "Robert Hale"), ("Bonn", "Bob Hale"))]
    speakers, docs = heard(tmp_path, told)
    assert len({s["id"] for s in speakers}) == 1
    assert {path.name for path in docs.glob("speakers/*hale*")} == {"robert-hale.md", "bob-hale"}
