"""What an article says cannot hold a build up, stop it, or reach another's page."""

import json
import time
from pathlib import Path

import pytest

from generator.build import Outcome, build
from generator.language.parse import load_parser, tokens_of
from generator.read import read
from generator.read.layout.head_lines import match_dateline
from generator.read.layout.removals import BEYOND, LONGEST_PARAGRAPH, LONGEST_REPORT

HEAD = "Harbour of Aaville closes\n\n"
SAID = '\n\n"We will not open the gates," Ann Lee said on Monday.\n'
ATTEMPTS = {
    "dateline.txt": HEAD + "BB/CC and DD/" * 300 + "x" + SAID,
    "brackets.txt": HEAD + "The mayor waits. " + "[({" * 8_000 + SAID,
    "marks.txt": HEAD + "The mayor waits. " + "\"'" * 8_000 + SAID,
    "hyphens.txt": HEAD + "The mayor waits. " + "up-" * 8_000 + SAID,
    "stars.md": "# " + HEAD + "**b " * 8_000 + SAID,
    "digits.txt": HEAD + "The mayor said " + "31" * 2_600 + " ships wait and 3,1" * 40 + "." + SAID,
    "marked.txt": HEAD + 'The code <q data-span="marked:0:5">other</q> stays, Ann Lee said.' + SAID,
    "attribute.txt": 'A note on data-span="x:1:2" in the code\n\nIt says data-span="y".' + SAID,
    "noun.txt": "W" * 3_000 + " closes\n\nThe mayor waits." + SAID,
}
LINES = ["articles:"]
LINES += [f"- {{file: {name}, story: s{k}}}" for k, name in enumerate(ATTEMPTS)]
LINES += [
    '- {file: late.txt, story: late, published: "9999-12-31T23:59:59-05:00"}',
    '- {file: early.txt, story: early, published: "0001-01-01T00:00:01+05:00"}',
]
CPU_SECONDS = 60
"""Before, some of these took hours; all of them together take about 10 s."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    folder = tmp_path_factory.mktemp("hostile")
    seeds = folder / "seeds"
    seeds.mkdir()
    for name, text in ATTEMPTS.items():
        (seeds / name).write_text(text, encoding="utf-8")
    for name in ("late.txt", "early.txt"):
        (seeds / name).write_text(HEAD + "The mayor waits." + SAID, encoding="utf-8")
    (seeds / "index.yml").write_text("\n".join(LINES), encoding="utf-8")
    load_parser()
    started = time.process_time()
    outcome = build(seeds, folder / "docs", jobs=1)
    assert time.process_time() - started < CPU_SECONDS
    return folder / "docs", outcome


def test_all_of_them_are_built(built: tuple[Path, Outcome]) -> None:
    docs, outcome = built
    assert {problem.code for problem in outcome.problems if problem.severity == "error"} == set()
    index = json.loads((docs / "data" / "index.json").read_text(encoding="utf-8"))
    assert len(index["stories"]) == len(ATTEMPTS) + 2


def test_words_that_look_like_a_passage_are_words(built: tuple[Path, Outcome]) -> None:
    docs, _ = built
    story = json.loads((docs / "data" / "stories" / "s6.json").read_text(encoding="utf-8"))
    shown = json.dumps(story, ensure_ascii=False)
    assert 'data-span=\\"marked:0:5\\"' in shown
    page = (docs / "stories" / "s6.md").read_text(encoding="utf-8")
    assert 'data-span="marked:0:5">other' not in page


@pytest.mark.parametrize(
    "text",
    [
        "The mayor " + "(" * 500 + " waits. " + "a-" * 300 + "\n and goes",
        "x" * 401,
        " " + "(" * 400 + " ",
        "Ann Lee said no.",
    ],
)
def test_tokens_put_together_are_the_text(text: str) -> None:
    nlp = load_parser()
    tokens = tokens_of(nlp, text)
    doc = nlp.make_doc(tokens) if isinstance(tokens, str) else tokens
    assert doc.text == text


def test_a_run_without_a_blank_is_one_token() -> None:
    tokens = tokens_of(load_parser(), "The mayor " + "(" * 500 + " waits.")
    assert [len(token) for token in tokens][2] == 500


def test_a_paragraph_without_end_is_read_in_parts(tmp_path: Path) -> None:
    text = " ".join(f"The mayor waits for ship {k}." for k in range(1_000))
    (tmp_path / "a.txt").write_text(HEAD + text, encoding="utf-8")
    seeds, problems = read(tmp_path)
    article = seeds.articles[0]
    parts = [article.text[span.start : span.end] for span in article.paragraphs]
    assert {problem.severity for problem in problems} == {"notice"}
    assert len(parts) > 2
    assert all(len(part) <= LONGEST_PARAGRAPH and part.endswith(".") for part in parts)
    assert " ".join(parts) == text


def test_a_report_without_end_is_read_to_a_bound_and_told(tmp_path: Path) -> None:
    text = "\n\n".join(f"The mayor waits for ship {k} at the gate." for k in range(8_000))
    (tmp_path / "a.txt").write_text(HEAD + text, encoding="utf-8")
    seeds, problems = read(tmp_path)
    article = seeds.articles[0]
    assert [p.code for p in problems if p.severity == "error"] == ["too-long"]
    assert sum(span.end - span.start for span in article.paragraphs) <= LONGEST_REPORT
    gone = [removal.span for removal in article.removals if removal.reason == BEYOND]
    assert article.text[gone[-1].start : gone[-1].end].endswith("ship 7999 at the gate.")


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("AAVILLE/BEEHILL, Bland, Oct 6 (WIRE) - The mayor", "AAVILLE/BEEHILL, Bland"),
        ("AAVILLE, Bland/BEEHILL - The mayor", "AAVILLE, Bland/BEEHILL"),
        ("AA BB and CC DD/EE - The mayor", "AA BB and CC DD/EE"),
    ],
)
def test_places_are_told_as_before(line: str, place: str) -> None:
    found = match_dateline(line)
    assert found
    assert found["place"] == place
