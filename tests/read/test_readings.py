"""The cases of tests/cases/readings.yml: a second reader's file, every problem at its line."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.read import read
from generator.records import Reading

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "readings.yml").read_text(encoding="utf-8")
)
MARK = re.compile(r"#!(?P<codes>(?: [a-z-]+\??)+)\s*$")
ARTICLES = {
    "a.txt": "The harbour closed on Monday.\nWe will not go, the mayor said.\n",
    "b.txt": "The harbour never closed, the union said.\nEverybody stayed.\n",
}
INDEX = "articles: [{file: a.txt, story: harbour}, {file: b.txt, story: harbour}]\n"


def seeds_with(folder: Path, reading: str, name: str = "harbour.yml") -> Path:
    for file, text in ARTICLES.items():
        (folder / file).write_text(text)
    (folder / "index.yml").write_text(INDEX)
    (folder / "readings").mkdir(exist_ok=True)
    (folder / "readings" / name).write_text(reading)
    return folder


def expected_in(text: str) -> list[tuple[int, str]]:
    lines = enumerate(text.splitlines(), start=1)
    return sorted(
        (n, code) for n, line in lines if (m := MARK.search(line)) for code in m["codes"].split()
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["title"]))
def test_case(tmp_path: Path, case: dict[str, Any]) -> None:
    _, problems = read(seeds_with(tmp_path, case["reading"]))
    found = [
        (p.line, p.code + "?" * (p.severity == "notice"))
        for p in problems
        if p.file == "readings/harbour.yml"
    ]
    assert sorted(found) == expected_in(case["reading"])


def the_reading(tmp_path: Path, text: str) -> Reading:
    library, _ = read(seeds_with(tmp_path, text))
    (reading,) = library.readings
    return reading


def test_a_reading_says_who_read_what(tmp_path: Path) -> None:
    reading = the_reading(tmp_path, CASES[0]["reading"])
    assert (reading.story, reading.reader, reading.kind, reading.read) == (
        "harbour",
        "Jane Doe",
        "person",
        "2031-05-17",
    )
    assert [article.file for article in reading.articles] == ["a.txt", "b.txt"]


def test_an_empty_list_says_none_and_no_list_says_nothing(tmp_path: Path) -> None:
    reading = the_reading(tmp_path, CASES[0]["reading"])
    assert reading.agreed == ()
    head = "reader: {name: Jane Doe, kind: person}\narticles: [a.txt]\ndisputes:\n"
    reading = the_reading(tmp_path, head)
    assert (reading.disputes, reading.agreed, reading.summary) == (None, None, None)


def test_the_words_are_spans_and_the_sides_numbers(tmp_path: Path) -> None:
    reading = the_reading(tmp_path, CASES[0]["reading"])
    assert reading.disputes is not None
    words = [
        (p.holder, p.side, ARTICLES[e.span.article][e.span.start : e.span.end])
        for p in reading.disputes[0].positions
        for e in p.evidence
    ]
    assert words == [
        ("The mayor", 0, "The harbour closed"),
        ("The union", 1, "The harbour never closed"),
    ]


@pytest.mark.parametrize("name", ["The Harbour.yml", "harbour.yaml", "harbour.json"])
def test_a_reading_of_another_name_is_a_problem(tmp_path: Path, name: str) -> None:
    library, problems = read(seeds_with(tmp_path, CASES[0]["reading"], name))
    assert library.readings == ()
    assert [p.code for p in problems] == ["bad-reading-name"]


def test_another_readers_file_is_not_shown(tmp_path: Path) -> None:
    library, problems = read(seeds_with(tmp_path, CASES[0]["reading"], "harbour.2.yml"))
    assert (library.readings, problems) == ((), ())


HEAD = "reader: {name: Jane Doe, kind: person}\n"


def test_what_is_given_is_kept(tmp_path: Path) -> None:
    key = "key: [{article: a.txt, words: The harbour closed}]\n"
    reading = the_reading(tmp_path, f"{HEAD}articles: [a.txt]\nsummary: []\n{key}")
    assert reading.summary == ()
    assert reading.key is not None
    assert len(reading.key) == 1
    assert the_reading(tmp_path, f"{HEAD}articles: [a.txt]\n").key is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "bad-yaml"), ("a: [b", "bad-yaml"), (f"{HEAD}articles: a.txt\n", "wrong-kind")],
)
def test_a_reading_that_says_nothing_is_a_problem(tmp_path: Path, text: str, code: str) -> None:
    library, problems = read(seeds_with(tmp_path, text))
    assert library.readings == ()
    assert [p.code for p in problems if p.file == "readings/harbour.yml"] == [code]


def test_a_fact_of_two_articles_is_kept_and_of_one_is_none(tmp_path: Path) -> None:
    both = (
        "[{article: a.txt, words: The harbour closed}, {article: b.txt, words: Everybody stayed.}]"
    )
    one = "[{article: a.txt, words: The harbour closed}, {article: a.txt, words: We will not go}]"
    text = f"{HEAD}articles: [a.txt]\nagreed: [{{evidence: {both}}}, {{evidence: {one}}}]\n"
    reading = the_reading(tmp_path, text)
    assert reading.agreed is not None
    assert [
        [ARTICLES[s.span.article][s.span.start : s.span.end] for s in fact.evidence]
        for fact in reading.agreed
    ] == [["The harbour closed", "Everybody stayed."]]


def test_an_article_is_named_with_the_first_digits_of_its_digest(tmp_path: Path) -> None:
    digest = "AB" * 32
    text = f"{HEAD}articles:\n  a.txt: {digest}\n  b.txt: 12\n  c.txt: [x]\n"
    library, problems = read(seeds_with(tmp_path, text))
    (reading,) = library.readings
    assert [(a.file, a.sha256) for a in reading.articles] == [
        ("a.txt", "ab" * 6),
        ("b.txt", None),
        ("c.txt", None),
    ]
    told = [(p.line, p.code) for p in problems if p.file == "readings/harbour.yml"]
    assert told == [(4, "bad-value"), (5, "bad-value")]


def test_only_scalars_of_a_list_name_articles(tmp_path: Path) -> None:
    reading = the_reading(tmp_path, f"{HEAD}articles: [a.txt, [b.txt], b.txt]\n")
    assert [article.file for article in reading.articles] == ["a.txt", "b.txt"]


def test_files_beside_the_readings_are_left_alone_and_one_without_a_folder_is_none(
    tmp_path: Path,
) -> None:
    seeds = seeds_with(tmp_path, f"{HEAD}articles: [a.txt]\n")
    (seeds / "readings" / "notes.txt").write_text("reader: nobody")
    library, problems = read(seeds)
    assert (len(library.readings), [p for p in problems if "notes" in p.file]) == (1, [])
    (seeds / "readings" / "notes.txt").unlink()
    (seeds / "readings" / "harbour.yml").unlink()
    (seeds / "readings").rmdir()
    assert read(seeds)[0].readings == ()


def test_a_reading_that_cannot_be_read_is_a_problem_of_its_first_line(tmp_path: Path) -> None:
    seeds = seeds_with(tmp_path, "")
    (seeds / "readings" / "harbour.yml").unlink()
    (seeds / "readings" / "harbour.yml").mkdir()
    library, problems = read(seeds)
    assert library.readings == ()
    assert [p.line for p in problems if p.file == "readings/harbour.yml"] == [1]


def test_the_day_of_a_reading_has_no_time(tmp_path: Path) -> None:
    reading = the_reading(tmp_path, f"{HEAD}read: 2031-05-17T10:30\narticles: [a.txt]\n")
    assert reading.read == "2031-05-17"


def test_messages_of_readings_stay_short(tmp_path: Path) -> None:
    heading, side = (
        "x" * 61,
        "{holder: The mayor, side: a, evidence: [{article: a.txt, words: The harbour closed}]}",
    )
    gone = side.replace("side: a", "side: b").replace("The harbour closed", "Nothing")
    point = f"disputes:\n  - heading: {heading}\n    positions: [{side}, {gone}]\n"
    _, problems = read(seeds_with(tmp_path, f"{HEAD}articles: {{a.txt: {'g' * 61}}}\n{point}"))
    told = " ".join(p.message for p in problems)
    assert ("x" * 60 in told, "x" * 61 in told) == (True, False)
    assert ("g" * 60 in told, "g" * 61 in told) == (True, False)
