"""Labels of our own: well formed, without a word of the reports, and put back to their words."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from training import own_labels
from training.own_labels import LABELS, digest_of_text, written

PASSAGE = re.compile(r"(a\d):(\d+)-(\d+)")
ARTICLE = {"id": "x1", "title": "Bridge closed", "text": "Ann Lee said the bridge is safe."}
LINE_END = "\u2028"
OTHER = {"id": "x2", "title": None, "text": "Bob Hale denied that it is safe."}


def stories() -> Iterator[dict[str, Any]]:
    yield from map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())


def passages(story: dict[str, Any]) -> Iterator[str]:
    for dispute in story["disputes"]:
        yield from (e for side in dispute["sides"] for e in side["evidence"])
    for group in (*story["near"], *story["corroborated"], story["summary"]):
        yield from group
    yield from (passage for passage, _ in story["speakers"])


def test_every_passage_is_a_stretch_of_one_of_the_articles() -> None:
    for story in stories():
        for passage in passages(story):
            found = PASSAGE.fullmatch(passage)
            assert found, (story["story"], passage)
            assert found[1] in story["articles"]
            assert int(found[2]) < int(found[3])


def test_every_point_has_two_sides_that_cannot_both_hold() -> None:
    for story in stories():
        for dispute in story["disputes"]:
            assert len({side["stance"] for side in dispute["sides"]} - {"n"}) > 1, story["story"]
            assert all(side["holder"] and side["evidence"] for side in dispute["sides"])


def test_no_story_is_labelled_twice() -> None:
    names = [story["story"] for story in stories()]
    assert len(names) == len(set(names)) > 0


@pytest.fixture
def labelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An article file of one invented story with its labels."""
    label = {
        "story": "bridge",
        "articles": {
            "a1": ["x1", digest_of_text(written(ARTICLE))],
            "a2": ["x2", digest_of_text(written(OTHER))],
        },
        "disputes": [
            {
                "issue": "Whether the bridge is safe",
                "sides": [
                    {"holder": "Ann Lee", "stance": "a", "evidence": ["a1:28-46"]},
                    {"holder": "Bob Hale", "stance": "b", "evidence": ["a2:0-15"]},
                ],
            }
        ],
        "near": [["a1:0-13", "a2:0-8"]],
        "corroborated": [["a1:0-13", "a2:0-8"]],
        "speakers": [["a1:28-46", "Ann Lee"]],
        "summary": ["a1:15-47"],
    }
    labels = tmp_path / "labels.jsonl"
    labels.write_text(json.dumps(label) + "\n", encoding="utf-8")
    monkeypatch.setattr(own_labels, "LABELS", labels)
    articles = tmp_path / "articles.jsonl"
    further = {"id": "x3", "title": None, "text": f"Of another story.{LINE_END}Nobody labelled it."}
    rows = (json.dumps(row, ensure_ascii=False) for row in (ARTICLE, OTHER, further))
    articles.write_text("\n".join(rows), encoding="utf-8")
    return articles


def test_labels_get_their_words_from_the_article_file(labelled: Path) -> None:
    [(gold, articles)] = own_labels.own_labels(labelled)
    sides = gold["disputes"][0]["sides"]
    assert [a["id"] for a in articles] == ["a1", "a2"]
    assert sides[0]["evidence"] == [{"article": "a1", "text": "the bridge is safe"}]
    assert sides[1]["evidence"] == [{"article": "a2", "text": "Bob Hale denied"}]
    assert gold["near"] == [
        [{"article": "a1", "text": "Bridge closed"}, {"article": "a2", "text": "Bob Hale"}]
    ]
    assert gold["speakers"] == [
        {"article": "a1", "text": "the bridge is safe", "speaker": "Ann Lee"}
    ]


def test_a_story_whose_text_is_another_is_left_out(labelled: Path) -> None:
    changed = labelled.read_text(encoding="utf-8").replace("denied", "said")
    labelled.write_text(changed, encoding="utf-8")
    assert list(own_labels.own_labels(labelled)) == []
