"""A reading is shown as what it is: heard after the program, before the index, as old as it is."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.build import Outcome, build
from generator.read import read
from generator.render.exports.site_data import SCHEMA
from tests.orders import shown, story_of
from tests.test_orders import lay_down

READING = """\
reader: {name: Jane Doe, kind: KIND}
read: 2031-05-20
articles: {a.txt: SHA_A, b.txt: SHA_B}
disputes:
  - heading: How many people lost their work
    type: number
    importance: core
    positions:
      - holder: The union
        side: a
        evidence: [{article: a.txt, words: At least 300 people lost their work}]
      - holder: The company
        side: b
        evidence: [{article: b.txt, words: At least 500 people lost their work}]
agreed:
  - evidence:
      - {article: a.txt, words: The quay of Oster will close}
      - {article: b.txt, words: The quay of Oster will close}
quotations:
  - {article: b.txt, words: The workers blocked the gates of the quay, speaker: null}
summary: [{article: b.txt, words: "At least 500 people lost their work, the company said."}]
key: [{article: a.txt, words: nobody asked the workers}]
"""
LINE = (
    "Disputed points, what the sources agree on, summary, key quotes and speakers chosen by {0} on"
    " 20 May 2031; every word checked against the articles."
)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


class Folder:
    """A seeds folder with a reading of `quay`, and the site made of it."""

    def __init__(self, top: Path, cache: Path, reading: str = READING, orders: str = "{}") -> None:
        self.docs, self.cache = top / "docs", cache
        self.seeds = lay_down(top / "seeds", orders)
        library, _ = read(self.seeds)
        digests = {article.file: article.sha256[:12] for article in library.articles}
        for file, name in (("a.txt", "SHA_A"), ("b.txt", "SHA_B")):
            reading = reading.replace(name, digests[file])
        (self.seeds / "readings").mkdir()
        (self.seeds / "readings" / "quay.yml").write_text(reading.replace("KIND", "person"))

    def build(self) -> Outcome:
        return build(self.seeds, self.docs, jobs=1, cache=self.cache)

    def story(self) -> dict[str, Any]:
        return story_of(self.docs, "quay")

    def page(self) -> str:
        return shown((self.docs / "stories" / "quay.md").read_text())


def test_the_lists_of_a_reading_stand_in_place_of_the_programs(tmp_path: Path, cache: Path) -> None:
    folder = Folder(tmp_path, cache)
    assert folder.build().problems == ()
    story = folder.story()
    assert story["reading"] == {"name": "Jane Doe", "kind": "person", "read": "2031-05-20"}
    assert [(d["issue"], d["by"], d["importance"]) for d in story["disputes"]] == [
        ("How many people lost their work", "reading", "core")
    ]
    assert [p["side"] for p in story["disputes"][0]["positions"]] == [0, 1]
    assert [fact["by"] for fact in story["agreed"]] == ["reading"]
    assert [s["text"] for s in story["summary"]] == [
        "At least 500 people lost their work, the company said."
    ]
    assert [q["text"][:10] for q in story["quotations"] if q["key"]] == ['"Nobody bl']
    undecided = next(q for q in story["quotations"] if q["text"].startswith("The workers"))
    assert (undecided["speaker"], undecided["by"]) == (None, "reading")
    assert LINE.format("Jane Doe") in folder.page()
    assert "Found by the program" not in folder.page()
    copy = (folder.docs / "data" / "stories" / "quay.md.txt").read_text()
    assert LINE.format("Jane Doe") in copy
    jsonschema.validate(story, json.loads(SCHEMA.read_text(encoding="utf-8")))


def test_a_models_page_never_looks_like_a_persons(tmp_path: Path, cache: Path) -> None:
    folder = Folder(tmp_path, cache, READING.replace("KIND", "model"))
    folder.build()
    assert folder.story()["reading"]["kind"] == "model"
    assert LINE.format("the model Jane Doe") in folder.page()
    assert "Heading by the model Jane Doe" in folder.page()


def test_an_empty_list_says_that_there_is_none(tmp_path: Path, cache: Path) -> None:
    head = READING.partition("disputes:")[0]
    folder = Folder(tmp_path, cache, f"{head}disputes: []\nagreed: []\n")
    folder.build()
    assert (folder.story()["disputes"], folder.story()["agreed"]) == ([], [])
    assert folder.story()["summary"]


def test_the_index_is_heard_after_the_reading(tmp_path: Path, cache: Path) -> None:
    orders = (
        "quay:\n  disputes: [{match: How many people lost their work, heading: How many lost it}]\n"
        "  quotations: [{words: The workers blocked the gates of the quay, speaker: Bob Hale}]\n"
        "  agreed: [{drop: true, evidence: [The quay of Oster will close]}]\n"
    )
    folder = Folder(tmp_path, cache, READING, orders)
    folder.build()
    story = folder.story()
    assert [(d["issue"], d["by"], d["headed_by"]) for d in story["disputes"]] == [
        ("How many lost it", "reading", "editor")
    ]
    said = next(q for q in story["quotations"] if q["text"].startswith("The workers"))
    assert (said["speaker"]["name"], said["by"]) == ("Bob Hale", "editor")
    assert story["agreed"] == []


def test_the_index_shows_what_a_reading_drops_and_a_reader_gives_names(
    tmp_path: Path, cache: Path
) -> None:
    head = READING.partition("disputes:")[0]
    said = (
        "quotations:\n  - {words: The workers blocked the gates of the quay, drop: true}\n"
        "  - {words: nobody asked the workers, drop: true}\n"
        "  - {words: At least 300 people lost their work, speaker: Eva Lind}\n"
    )
    orders = "quay: {summary: [The workers blocked the gates of the quay]}\n"
    folder = Folder(tmp_path, cache, head + said, orders)
    assert folder.build().problems == ()
    story = folder.story()
    assert [s["text"][:20] for s in story["summary"]] == ["The workers blocked "]
    assert not any("nobody asked" in q["text"] for q in story["quotations"])
    assert {"name": "Eva Lind", "by": "reading"} in story["names"]


def test_a_new_article_makes_the_reading_older_and_brings_its_own(
    tmp_path: Path, cache: Path
) -> None:
    folder = Folder(tmp_path, cache)
    text = (
        "Quay gates: union hits back\n\n"
        "OSTER (NEWS) - Ann Lee said that the workers had blocked the gates of the quay.\n\n"
        "Bob Hale denied that the workers had blocked the gates of the quay.\n"
    )
    (folder.seeds / "d.txt").write_text(text)
    index = folder.seeds / "index.yml"
    entry = "articles:\n  - {file: d.txt, story: quay, outlet: News, published: 2031-05-19}\n"
    index.write_text(index.read_text().replace("articles:\n", entry, 1))
    problems = folder.build().problems
    assert [(p.file, p.code, p.severity) for p in problems] == [
        ("readings/quay.yml", "reading-older", "notice")
    ]
    assert "d.txt is new since the reading" in problems[0].message
    found = [(d["issue"], d["by"]) for d in folder.story()["disputes"]]
    assert found[0] == ("How many people lost their work", "reading")
    assert [by for _, by in found[1:]] == ["program"]
    assert "Found by the program" in folder.page()


def test_a_changed_article_is_named_and_what_is_gone_goes(tmp_path: Path, cache: Path) -> None:
    folder = Folder(tmp_path, cache)
    path = folder.seeds / "b.txt"
    path.write_text(path.read_text().replace("At least 500 people", "Some 400 people"))
    problems = folder.build().problems
    assert sorted((p.code, p.severity) for p in problems) == [
        ("point-without-sides", "notice"),
        ("reading-older", "notice"),
        ("words-not-found", "notice"),
        ("words-not-found", "notice"),
    ]
    assert "How many people lost their work" not in [d["issue"] for d in folder.story()["disputes"]]


def test_an_article_that_left_the_story_is_named(tmp_path: Path, cache: Path) -> None:
    folder = Folder(tmp_path, cache)
    index = folder.seeds / "index.yml"
    index.write_text(
        index.read_text().replace("'b.txt', 'story': 'quay'", "'b.txt', 'story': 'new'")
    )
    told = [(p.code, p.severity) for p in folder.build().problems]
    assert ("reading-older", "notice") in told
    assert {severity for _, severity in told} == {"notice"}
    assert folder.story()["disputes"] == []


def test_a_reading_of_no_story_is_noticed(tmp_path: Path, cache: Path) -> None:
    folder = Folder(tmp_path, cache)
    (folder.seeds / "readings" / "quay.yml").rename(folder.seeds / "readings" / "quai.yml")
    problems = folder.build().problems
    assert [(p.code, p.severity) for p in problems] == [("reading-without-story", "notice")]


def test_a_story_that_has_another_id_takes_its_reading_along(tmp_path: Path, cache: Path) -> None:
    folder = Folder(tmp_path, cache, READING, "wharf: {formerly: quay}")
    index = folder.seeds / "index.yml"
    index.write_text(index.read_text().replace("'story': 'quay'", "'story': 'wharf'"))
    assert folder.build().problems == ()
    story = story_of(folder.docs, "wharf")
    assert [d["by"] for d in story["disputes"]] == ["reading"]


def test_a_reading_holds_in_strict_builds_and_an_order_elsewhere_does_not(
    tmp_path: Path, cache: Path
) -> None:
    orders = "quay: {summary: [{article: c.txt, words: Every car can cross}]}"
    folder = Folder(tmp_path, cache, READING, orders)
    done = build(folder.seeds, folder.docs, strict=True, jobs=1, cache=cache)
    assert [(p.file, p.line, p.code) for p in done.problems] == [("index.yml", 6, "other-story")]
    assert done.published is None
    (folder.seeds / "b.txt").write_text("Something else.\n\nNothing of it is left.\n")
    index = folder.seeds / "index.yml"
    index.write_text(index.read_text().replace(orders, "{}"))
    done = build(folder.seeds, folder.docs, strict=True, jobs=1, cache=cache)
    assert {p.severity for p in done.problems} == {"notice"}
    assert done.published is not None
