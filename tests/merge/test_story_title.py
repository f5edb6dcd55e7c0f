"""A story without a headline is titled by how its brief begins; the proof knows such a title."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import build
from generator.merge.summary import title_from_address
from generator.verify.published import read_published
from generator.verify.story_data import check_story

LONG = (
    "AAVILLE — A ferry with forty farmers on board sank in the harbour of Aaville on Saturday after"
    " it had run onto a rock, the port office said in a statement. Nine of them drowned.\n\n"
    "The port office closed the harbour to all large vessels until divers have searched the wreck."
)


def story_of(
    text: str, home: Path, name: str = "a.txt", **given: str
) -> tuple[dict[str, Any], Path]:
    """The data of the one story made of this text."""
    (home / "seeds").mkdir(parents=True)
    (home / "seeds/a.txt").write_text(text, encoding="utf-8")
    entry = {"file": "a.txt", "story": "ferry-of-aaville"}
    (home / "seeds/index.yml").write_text(yaml.safe_dump({"articles": [entry]}), "utf-8")
    assert build(home / "seeds", home / "docs", jobs=1).published
    path = home / "docs/data/stories/ferry-of-aaville.json"
    return json.loads(path.read_text(encoding="utf-8")), home / "docs"


def test_a_long_sentence_is_cut_where_a_clause_begins(tmp_path: Path) -> None:
    story, docs = story_of(LONG, tmp_path)
    assert story["sources"][0]["headline"] is None
    assert story["titled_by"] == "lead"
    assert story["title"] == "A ferry with forty farmers on board sank in the harbour of Aaville…"
    page = (docs / "stories/ferry-of-aaville.md").read_text(encoding="utf-8")
    assert "this is how the brief begins" in page
    assert list(check_story(read_published(docs)[0], docs, "ferry-of-aaville")) == []


def test_words_of_the_address_where_there_is_no_brief(tmp_path: Path) -> None:
    assert title_from_address("ferry-of-aaville") == "Ferry of aaville"
    assert title_from_address("2019-10") == "2019 10"
    story, _ = story_of("Short.", tmp_path)
    assert (story["titled_by"], story["title"]) == ("address", "Ferry of aaville")


@pytest.mark.parametrize(
    ("title", "by", "fault"),
    [
        ("A ferry with forty farmers…", "lead", False),
        ("A boat with forty farmers…", "lead", True),
        ("Ferry of aaville", "address", False),
        ("Ferry lost", "address", True),
        ("Ferry lost", "program", True),
        ("Ferry lost", "somebody", True),
    ],
)
def test_a_title_that_nothing_proves_is_told(
    tmp_path: Path, title: str, by: str, fault: bool
) -> None:
    story, docs = story_of(LONG, tmp_path)
    path = docs / "data/stories/ferry-of-aaville.json"
    path.write_text(json.dumps(story | {"title": title, "titled_by": by}), encoding="utf-8")
    found = check_story(read_published(docs)[0], docs, "ferry-of-aaville")
    assert [p.code for p in found] == (["not-the-words"] if fault else [])
