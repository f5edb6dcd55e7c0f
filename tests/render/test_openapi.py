"""data/openapi.json names every data file that is written, and what it says of them holds."""

import json
import re

import jsonschema
import pytest

from generator.render.exports.site_data import OPENAPI
from tests.render import stories
from tests.render.rendered import render


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    briefings, seeds = stories.small_site()
    return dict(render(briefings, seeds, stories.findings(seeds)))


def test_every_data_file_has_its_path(files: dict[str, str]) -> None:
    paths = json.loads(OPENAPI.read_text(encoding="utf-8"))["paths"]
    forms = [re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))) for path in paths]
    ours = ("data/site.json", "data/own-colours.css")
    data = [f"/{path}" for path in files if path.startswith("data/") and path not in ours]
    assert [path for path in data if not any(form.fullmatch(path) for form in forms)] == []
    assert [form for form in forms if not any(map(form.fullmatch, [*data, *feeds(files)]))] == []


def feeds(files: dict[str, str]) -> list[str]:
    return [f"/{path}" for path in files if path.startswith("feed.")]


def test_what_it_says_of_index_and_articles_holds(files: dict[str, str]) -> None:
    told = json.loads(files["data/openapi.json"])
    assert told["openapi"] == "3.1.0"
    for name, found in (
        ("Index", ["data/index.json"]),
        ("Article", [path for path in files if path.startswith("data/articles/")]),
    ):
        schema = told["components"]["schemas"][name]
        for path in found:
            data = json.loads(files[path])
            jsonschema.validate(data, schema)
            assert set(data) & set(schema["properties"])


def test_a_row_of_the_index_leads_to_page_and_data(files: dict[str, str]) -> None:
    index = json.loads(files["data/index.json"])
    for row in index["stories"]:
        assert f"{row['address'].rstrip('/')}.md" in files
        story = json.loads(files[row["data"]])
        assert (story["id"], story["schema"]) == (row["id"], index["schema"])
        assert row["outlets"] == list(
            dict.fromkeys(s["outlet"] for s in story["sources"] if s["outlet"])
        )
