"""Every problem of an index is found, at its line; nothing else is, and nothing raises."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Place, Problem
from generator.read import read
from generator.read.index.entries import parse_index
from generator.records import Pointed, PositionOrder, Seeds, Span

CASES = sorted((Path(__file__).parents[1] / "cases" / "index").glob("*.yml"))
EXPECTED = re.compile(r"#!(?P<codes>(?: [a-z-]+)+)\s*$")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A seed folder with good and bad files."""
    top = tmp_path_factory.mktemp("top")
    (top / "secret.txt").write_text("Not for the site.\n")
    seeds = top / "seeds"
    (seeds / "folder").mkdir(parents=True)
    (seeds / "a.txt").write_text("The harbour closed on Monday.\nWe will not go, the mayor said.\n")
    (seeds / "b.md").write_text("# Ferry prices\n\nFerry prices rise on Friday.\n")
    (seeds / "empty.txt").write_text(" \n")
    (seeds / "binary.txt").write_bytes(bytes(range(256)))
    (seeds / "picture.jpg").write_bytes(b"\xff\xd8")
    (seeds / "outside.txt").symlink_to(top / "secret.txt")
    return seeds


def read_with(folder: Path, index: str | bytes) -> tuple[Seeds, tuple[Problem, ...]]:
    data = index if isinstance(index, bytes) else index.encode()
    (folder / "index.yml").write_bytes(data)
    return read(folder)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(folder: Path, case: Path) -> None:
    lines = case.read_text(encoding="utf-8").splitlines()
    expected = [
        (number, code)
        for number, line in enumerate(lines, start=1)
        if (match := EXPECTED.search(line))
        for code in match["codes"].split()
    ]
    _, problems = read_with(folder, case.read_text(encoding="utf-8"))
    found = [(p.line, p.code) for p in problems if p.file == "index.yml"]
    assert "\n".join(f"{n} {c}" for n, c in sorted(found)) == "\n".join(
        f"{n} {c}" for n, c in sorted(expected)
    )


def test_problems_come_together_and_one_bad_article_stops_no_other(folder: Path) -> None:
    seeds, problems = read_with(folder, "articles:\n  - file: a.txt\n  - file: binary.txt\n")
    assert {article.file for article in seeds.articles} == {"a.txt", "b.md"}
    assert {(p.file, p.code, p.severity) for p in problems} == {
        ("b.md", "unlisted-file", "notice"),
        ("binary.txt", "undecodable-bytes", "error"),
        ("empty.txt", "empty-article", "error"),
        ("outside.txt", "outside-folder", "error"),
        ("picture.jpg", "file-left-alone", "notice"),
    }


def test_a_broken_index_still_gives_the_articles(folder: Path) -> None:
    seeds, problems = read_with(folder, "articles: [\n")
    assert [article.file for article in seeds.articles] == ["a.txt", "b.md"]
    assert "bad-yaml" in {p.code for p in problems}


def test_orders_hold_the_words_as_spans(folder: Path) -> None:
    index = CASES[[path.stem for path in CASES].index("keys")].read_text(encoding="utf-8")
    seeds, _ = read_with(folder, index)
    article = seeds.articles[0]
    order = next(story for story in seeds.stories if story.id == "harbour")
    assert (article.story, article.not_in) == ("harbour", ("ferry-prices", "harbour"))
    assert article.tags == ("ports", "strikes")
    said = [article.text[p.span.start : p.span.end] for p in order.summary]
    assert said == ["The harbour closed on Monday.", "We will not go"]
    assert [q.speaker for q in order.quotations] == ["Ann Lee", None]
    assert [s.name for s in order.speakers] == ["Ann Lee", "Bo Ek"]
    assert order.disputes[-1].positions[1] == PositionOrder(
        holder="The town",
        evidence=(
            Pointed(
                span=Span(article="a.txt", start=30, end=44),
                place=Place(file="index.yml", line=51),
            ),
        ),
        side=1,
    )
    assert [outlet.name for outlet in seeds.outlets] == ["Harbour Post", "Wire"]


def test_nearest_passage_is_named_with_its_line(folder: Path) -> None:
    _, problems = read_with(
        folder,
        "articles: [{file: a.txt, story: s}]\n"
        "stories: {s: {summary: [We will never go. the mayor said]}}\n",
    )
    message = next(p.message for p in problems if p.code == "words-not-found")
    assert "a.txt:2: 'We will not go, the mayor said.'" in message


def test_the_nearest_story_is_named(folder: Path) -> None:
    entries = "articles: [{file: a.txt, not_in: harbor}, {file: b.md, story: harbour}]\n"
    _, problems = read_with(folder, entries)
    remedies = [p.remedy for p in problems if p.code == "unknown-story"]
    assert remedies == ["did you mean 'harbour'?"]


def test_words_of_an_index_stay_words(folder: Path) -> None:
    seeds, _ = read_with(
        folder, "articles: [{file: a.txt, outlet: NO, author: 007, language: on}]\n"
    )
    article = seeds.articles[0]
    assert (article.outlet, article.author, article.language) == ("NO", "007", "on")


def test_the_lock_is_read(folder: Path) -> None:
    lock = "stories: {harbour: {articles: [a.txt]}, old: {articles: [], moved_to: harbour}}\n"
    (folder / "stories.lock.yml").write_text(lock)
    seeds, problems = read_with(folder, "stories: {harbour: {title: x}}\n")
    (folder / "stories.lock.yml").unlink()
    assert [(s.id, s.articles, s.moved_to) for s in seeds.lock] == [
        ("harbour", ("a.txt",), None),
        ("old", (), "harbour"),
    ]
    assert "story-without-articles" not in {p.code for p in problems}


def test_no_folder_is_a_problem(tmp_path: Path) -> None:
    seeds, problems = read(tmp_path / "gone")
    assert seeds.articles == ()
    assert [p.code for p in problems] == ["missing-folder"]


@pytest.mark.parametrize(
    "index",
    [
        b"\x00\x01\x02" * 50,
        b"\xff\xfe\xfd",
        b"articles: [" * 5000,
        b"a: {" * 5000,
        b"- " * 5000,
        b"articles:\n" + b"  - file: a.txt\n" * 2000,
        "articles: [{file: \ud800}]".encode("utf-8", "surrogatepass"),
        b'articles: [{file: "\\ud800"}]',
        b"? ? ? ? ?",
        b"%YAML 9.9\n---\nx",
        b"a: |\n" + b" x\n" * 10_000,
    ],
    ids=lambda data: repr(data[:12]),
)
def test_a_hostile_index_is_a_problem_and_no_more(folder: Path, index: bytes) -> None:
    seeds, problems = read_with(folder, index)
    assert seeds.articles
    assert any(p.file == "index.yml" for p in problems)


@given(st.text(alphabet="articles:-{}[]&*!|>?#'\"%@`\n \tstoriesfile,a.txt0", max_size=120))
def test_any_index_gives_problems_and_never_raises(text: str) -> None:
    _, problems = parse_index(text)
    assert all(p.line >= 1 and p.code and p.message and p.remedy for p in problems)


def test_a_given_date_far_from_the_printed_one_is_noticed(tmp_path: Path) -> None:
    text = "Harbour closes\n\nUpdated: 2031-05-17\n\nThe harbour closed. It stays so.\n"
    (tmp_path / "a.txt").write_text(text)
    for said, codes in (("2031-05-19", []), ("2013-05-17", ["date-disagrees"])):
        index = f"articles:\n  - file: a.txt\n    published: {said}\n"
        seeds, problems = read_with(tmp_path, index)
        assert [(p.code, p.line) for p in problems] == [(code, 3) for code in codes]
        assert (seeds.articles[0].published, seeds.articles[0].published_from) == (said, "editor")


def test_a_name_that_is_no_name_and_a_link_to_nowhere(tmp_path: Path) -> None:
    (tmp_path / "one\n.txt").write_text("The harbour closed on Monday, she said.\n")
    (tmp_path / "two.txt").symlink_to("two.txt")
    (tmp_path / "three.txt").symlink_to("gone.txt")
    seeds, problems = read_with(tmp_path, "articles: [{file: two.txt}]\n")
    assert seeds.articles == ()
    assert [(p.file, p.code) for p in problems] == [
        ("index.yml", "missing-file"),
        ("one\ufffd.txt", "bad-file-name"),
        ("three.txt", "missing-file"),
    ]


def test_a_missing_file_names_the_nearest(folder: Path) -> None:
    _, problems = read_with(folder, "articles: [{file: aa.txt}]\n")
    assert next(p.remedy for p in problems if p.code == "missing-file") == "did you mean 'a.txt'?"


def test_orders_of_the_new_keys_say_what_was_written(folder: Path) -> None:
    index = CASES[[path.stem for path in CASES].index("orders")].read_text(encoding="utf-8")
    seeds, _ = read_with(folder, index)
    order = next(story for story in seeds.stories if story.id == "harbour")
    assert order.summary[0].span.start == 14
    undecided = order.quotations[0]
    assert (undecided.undecided, undecided.speaker, undecided.role) == (True, None, "mayor")
    assert [(d.match, len(d.words), d.drop, d.importance) for d in order.disputes] == [
        (None, 1, False, "core"),
        (None, 2, True, None),
        ("Why", 0, False, None),
        (None, 0, False, None),
    ]
    assert [(p.holder, p.side) for p in order.disputes[-1].positions] == [
        ("Ann Lee", 0),
        ("The town", 1),
        ("The port", 1),
    ]
    assert order.disputes[-1].place == Place(file="index.yml", line=27)
    assert (len(order.apart), order.agreed, order.speakers) == (1, (), ())
    assert next(story for story in seeds.stories if story.id == "ferries").agreed[0].drop


def test_a_name_is_read_as_articles_are(folder: Path) -> None:
    seeds, _ = read_with(
        folder,
        'articles: [{file: a.txt, story: s}]\nstories: {s: {speakers: {"Ann \\u202eeeL": {}}}}\n',
    )
    assert [speaker.name for speaker in seeds.stories[0].speakers] == ["Ann eeL"]
