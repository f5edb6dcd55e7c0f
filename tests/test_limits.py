"""What may not be shown is in no file that is published: limits, take-downs, embargoes."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from generator.build import build

ONE = """Harbour closes after a strike

The harbour of Aaville closed on Monday after a strike of nine weeks.

“We will not go back,” said Bo Ek, the leader of the dockers' union. “They lied to us twice.”

The mayor, Ann Lee, said on Monday that the union had broken its word.

Nine ships lay outside the harbour on Monday night, the coast guard said.

The strike has cost the town four million since March, a study of the chamber of trade found.

Old cranes stood against a yellow evening sky while gulls argued over herring heads.

Shops along Quay Street had taken in their tables before the rain came down from the hills.
"""
TWO = """Dockers shut Aaville's harbour

Aaville's harbour was shut on Monday when dockers went on strike for a tenth week.

Bo Ek, the leader of the dockers' union, denied that it had broken its word.

“Nobody lied to anybody,” said Ann Lee, the mayor of Aaville, on Monday.
"""
INDEX = """articles:
  - {file: one.txt, outlet: Harbour Post, published: 2031-05-17, story: harbour%s}
  - {file: two.txt, outlet: Aaville Wire, published: 2031-05-17, story: harbour}
"""


def built(folder: Path, entry: str = "", settings: str = "", **more: str) -> tuple[Path, list[str]]:
    """(docs folder, codes of the problems) of the two reports with something said of the first."""
    seeds = folder / "seeds"
    seeds.mkdir(exist_ok=True)
    (seeds / "one.txt").write_text(ONE)
    (seeds / "two.txt").write_text(TWO)
    (seeds / "index.yml").write_text(INDEX % entry)
    if settings:
        (folder / "briefing.yml").write_text(settings)
    outcome = build(seeds, folder / "docs", jobs=1, cache=folder / "cache", **more)  # type: ignore[arg-type]
    return folder / "docs", [p.code for p in outcome.problems]


def plain(text: str) -> str:
    """The words of a file as a reader or a program would get them."""
    text = html.unescape(re.sub(r"<[^<>]*>", "", text).replace("\\u", "\\\\u"))
    return " ".join(re.sub(r"\\([^\w\s])", r"\1", text).split())


def sentences() -> list[str]:
    found = re.findall(r"[^.]+\.", " ".join(ONE.split("\n\n")[1:]).replace("”", ""))
    return [" ".join(sentence.split()) for sentence in found if len(sentence.split()) > 3]


def published(docs: Path) -> dict[Path, str]:
    return {p: plain(p.read_text(encoding="utf-8")) for p in docs.rglob("*") if p.is_file()}


def shown_of_one(docs: Path) -> int:
    """Words of the first report's body that stand in some file."""
    texts = list(published(docs).values())
    words = [s for s in sentences() if any(s.strip("“ ") in text for text in texts)]
    return sum(len(sentence.split()) for sentence in words)


WHOLE = sum(len(part.split()) for part in ONE.split("\n\n")[1:])


@pytest.mark.parametrize("percent", [0, 20, 40])
def test_no_more_than_the_limit_is_in_any_file(percent: int, tmp_path: Path) -> None:
    docs, problems = built(tmp_path, settings=f"show_at_most: {percent} %\n")
    assert problems == []
    assert shown_of_one(docs) <= WHOLE * percent // 100
    data = json.loads((docs / "data/stories/harbour.json").read_text())
    assert [w["source"] for w in data["withheld"]][:1] == [1]
    page = plain((docs / "sources/one.md").read_text())
    assert re.search(r"\d+ of \d+ sentences (is|are) shown", page)
    assert f"At most {percent} % of its words" in page


OURS = "What Ann Lee said"
"""The site's own words, that happen to be the report's too."""
RUN = 3
"""Words in a row that are nobody's but an article's."""


def words_shown_of_one(docs: Path) -> int:
    """Words of the first report's body in runs of three that stand in some file, and in no other
    report: whole sentences, roles beside a name, descriptions, words of a list."""
    body = re.findall(r"[\w']+", ONE.split("\n\n", 1)[1].casefold())
    others = re.findall(r"[\w']+", f"{TWO} {ONE.splitlines()[0]} {OURS}".casefold())
    theirs = {tuple(others[k : k + RUN]) for k in range(len(others))}
    found: set[int] = set()
    for text in published(docs).values():
        words = re.findall(r"[\w']+", text.replace("&#39;", "'").casefold())
        runs = {tuple(words[k : k + RUN]) for k in range(len(words) - RUN + 1)} - theirs
        for at in range(len(body) - RUN + 1):
            if tuple(body[at : at + RUN]) in runs:
                found |= set(range(at, at + RUN))
    return len(found)


def test_the_test_of_runs_sees_what_is_shown(tmp_path: Path) -> None:
    docs, _ = built(tmp_path)
    assert words_shown_of_one(docs) > WHOLE * 0.4


@pytest.mark.parametrize("percent", [0, 10, 20, 30, 40, 60])
def test_roles_and_descriptions_count_towards_the_limit(percent: int, tmp_path: Path) -> None:
    docs, _ = built(tmp_path, entry=f", show_at_most: {percent} %")
    assert words_shown_of_one(docs) <= WHOLE * percent // 100


def test_beside_quotations_and_headlines_stands_no_other_word(tmp_path: Path) -> None:
    docs, _ = built(tmp_path, entry=", publish: headlines")
    assert words_shown_of_one(docs) == 0
    docs, _ = built(tmp_path, entry=", publish: quotations")
    quoted = sum(len(words.split()) for words in re.findall(r"“(.*)”", ONE))
    assert 0 < words_shown_of_one(docs) <= quoted


def test_without_a_limit_more_is_shown(tmp_path: Path) -> None:
    docs, _ = built(tmp_path)
    assert shown_of_one(docs) > WHOLE * 0.4


def test_the_nearest_word_counts(tmp_path: Path) -> None:
    docs, _ = built(tmp_path, entry=", publish: full", settings="show_at_most: 20 %\n")
    assert "gulls argued over herring" in plain((docs / "sources/one.md").read_text())


def test_quotations_alone(tmp_path: Path) -> None:
    docs, _ = built(tmp_path, entry=", publish: quotations")
    texts = " ".join(published(docs).values())
    assert "We will not go back" in texts
    assert "closed on Monday after a strike of nine weeks" not in texts
    assert "coast guard" not in texts


def test_headlines_alone(tmp_path: Path) -> None:
    docs, _ = built(tmp_path, entry=", publish: headlines")
    texts = " ".join(published(docs).values())
    assert "Harbour closes after a strike" in texts
    assert shown_of_one(docs) == 0
    assert "We will not go back" not in texts


def test_a_withdrawn_article_is_in_no_published_byte(tmp_path: Path) -> None:
    first, _ = built(tmp_path)
    assert shown_of_one(first) > 0
    docs, problems = built(
        tmp_path, entry=", withdrawn: {date: 2031-05-20, why: The outlet asked for it.}"
    )
    texts = published(docs)
    for sentence in [*sentences(), "Harbour closes after a strike"]:
        assert [path for path, text in texts.items() if sentence in text] == []
    kept = b"".join(p.read_bytes() for p in (tmp_path / "cache").rglob("*") if p.is_file())
    assert b"herring" not in kept
    page = plain((docs / "sources/one.md").read_text())
    assert "This article was withdrawn" in page
    assert "The outlet asked for it." in page
    assert "was withdrawn on" in plain((docs / "stories/harbour.md").read_text())
    assert "withdrawn-file-here" in problems


def test_withdrawing_all_articles_leaves_a_page_that_says_so(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "one.txt").write_text(ONE)
    build(seeds, tmp_path / "docs", jobs=1)
    gone = "{file: one.txt, withdrawn: {date: 2031-05-20, why: A court said so.}}"
    (seeds / "index.yml").write_text(f"articles: [{gone}]\n")
    (seeds / "one.txt").unlink()
    outcome = build(seeds, tmp_path / "docs", jobs=1)
    assert outcome.problems == ()
    page = (tmp_path / "docs/stories/harbour-closes-after-a-strike.md").read_text()
    assert "A court said so" in page


@pytest.mark.parametrize(
    "slip", ["{on: 2031-05-20, why: A court said so.}", "2031-05-20", "{date: 2031-05-20}", ""]
)
def test_a_take_down_that_cannot_be_read_publishes_nothing_of_it(slip: str, tmp_path: Path) -> None:
    docs, problems = built(tmp_path, entry=f", withdrawn: {slip}")
    assert shown_of_one(docs) == 0
    assert problems


@pytest.mark.parametrize("slip", ["soon", "2031-13-01", "[]", ""])
def test_an_embargo_that_cannot_be_read_publishes_nothing_of_it(slip: str, tmp_path: Path) -> None:
    built(tmp_path)  # so that the memory of earlier builds holds the article without the slip
    docs, problems = built(tmp_path, entry=f", embargo: {slip}", as_of="2040-01-01")
    assert shown_of_one(docs) == 0
    assert "kept-back" in problems


@pytest.mark.parametrize(
    "order", ["embargo: soon", "withdrawn: soon", "withdrawn: {date: 2031-05-20, why: Asked for.}"]
)
def test_what_the_head_of_a_file_takes_away_is_not_shown(order: str, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "one.txt").write_text(f"---\noutlet: Harbour Post\n{order}\n---\n{ONE}")
    (seeds / "two.txt").write_text(TWO)
    outcome = build(seeds, tmp_path / "docs", jobs=1)
    assert shown_of_one(tmp_path / "docs") == 0
    assert ("kept-back", "one.txt") in {(p.code, p.file) for p in outcome.problems}


@pytest.mark.parametrize("gone", ["here", "words", "file"])
def test_one_of_several_reports_in_a_file_is_withdrawn(gone: str, tmp_path: Path) -> None:
    seeds, docs = tmp_path / "seeds", tmp_path / "docs"
    seeds.mkdir()
    reports = [{"title": text.split("\n")[0], "text": text} for text in (ONE, TWO)]
    file = seeds / "agency.jsonl"
    file.write_text("\n".join(map(json.dumps, reports)))
    build(seeds, docs, jobs=1, cache=tmp_path / "cache")
    assert shown_of_one(docs) > 0
    entry = "{file: 'agency.jsonl#harbour-closes-after-a-strike', withdrawn: %s}"
    (seeds / "index.yml").write_text("articles:\n  - " + entry % "soon")
    build(seeds, docs, jobs=1, cache=tmp_path / "cache")
    assert shown_of_one(docs) == 0
    said = entry % "{date: 2031-05-20, why: Asked for.}"
    (seeds / "index.yml").write_text("articles:\n  - " + said)
    if gone == "words":
        file.write_text(json.dumps(reports[1]))
    elif gone == "file":
        file.unlink()
    outcome = build(seeds, docs, jobs=1, cache=tmp_path / "cache")
    assert shown_of_one(docs) == 0
    assert all(p.severity == "notice" for p in outcome.problems)
    assert "Asked for." in (docs / "sources/agency-harbour-closes-after-a-strike.md").read_text()


@pytest.mark.parametrize(
    ("day", "shown"), [(None, False), ("2031-05-19", False), ("2031-05-20", True)]
)
def test_an_embargo_holds_until_its_day(day: str | None, shown: bool, tmp_path: Path) -> None:
    more = {"as_of": day} if day else {}
    docs, problems = built(tmp_path, entry=", embargo: 2031-05-20", **more)
    assert (shown_of_one(docs) > 0) == shown
    assert ("under-embargo" in problems) != shown
