"""The story JSON is what its published schema says."""

import json
from pathlib import Path

import jsonschema
import pytest

from generator.build import build
from generator.render.exports.site_data import SCHEMA

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def schema() -> dict:
    return json.loads(SCHEMA.read_text(encoding="utf-8"))


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_seeds_story_is_valid_and_a_damaged_one_is_not(tmp_path: Path) -> None:
    build(SEEDS, tmp_path)
    story = json.loads((tmp_path / "data/stories/stockholm-talks.json").read_text())
    jsonschema.validate(story, schema())
    assert story["sources"][1]["published"] == "2019-10-06"
    assert story["sources"][1]["published_from"] == "dateline"
    pages = [*tmp_path.glob("stories/stockholm-talks.md"), *tmp_path.glob("sources/*.md")]
    pages += tmp_path.glob("outlets/nnn-agencies*")
    dated = [page.parent.name for page in pages if "by its dateline" in page.read_text()]
    assert sorted(dated) == ["outlets", "sources", "stories"]
    story["sources"][0]["number"] = 0
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(story, schema())
