"""What may not be shown is in no file that is published: limits, take-downs, embargoes."""

import html
import json
import re
import shutil
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.build import build
from generator.read import read
from generator.read.article_file import read_file
from generator.records import Seeds
from generator.store import DIGEST_BYTES

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


def test_who_is_known_by_a_description_alone_is_not_told_beside_a_quotation(tmp_path: Path) -> None:
    built(tmp_path)
    told = "\n“Nobody has paid us for nine weeks,” said a senior official of the harbour.\n"
    (tmp_path / "seeds/one.txt").write_text(ONE + told)
    (tmp_path / "seeds/index.yml").write_text(INDEX % ", publish: quotations")
    build(tmp_path / "seeds", tmp_path / "docs", jobs=1, cache=tmp_path / "cache")
    texts = " ".join(published(tmp_path / "docs").values())
    assert "Nobody has paid us" in texts
    assert "senior official" not in texts


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


WITHDRAWN = ", withdrawn: {date: 2031-05-20, why: Asked for.}"


def kept_words(folder: Path) -> bool:
    """Whether the memory has something of the first article."""
    entries = [path for path in (folder / "cache").rglob("*") if path.is_file()]
    return any(b"herring" in unpacked(path) for path in entries)


def unpacked(path: Path) -> bytes:
    data = path.read_bytes()[DIGEST_BYTES:]
    return zlib.decompress(data) if data[:1] == b"\x78" else data


@pytest.mark.parametrize("note", ["a folder", "no text"])
def test_whatever_stands_for_the_note_the_memory_forgets(note: str, tmp_path: Path) -> None:
    built(tmp_path)
    assert kept_words(tmp_path)
    if note == "a folder":
        (tmp_path / "cache/withdrawn/inner").mkdir(parents=True)
    else:
        (tmp_path / "cache/withdrawn").write_bytes(b"\xff\xfe")
    built(tmp_path)
    docs, problems = built(tmp_path, entry=WITHDRAWN)
    assert shown_of_one(docs) == 0
    assert not kept_words(tmp_path)
    assert "not-forgotten" not in problems


def test_a_memory_that_cannot_forget_is_told_and_shown_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(tmp_path)
    with monkeypatch.context() as disk:
        disk.setattr("shutil.rmtree", partial(stuck, shutil.rmtree))
        docs, problems = built(tmp_path, entry=WITHDRAWN)
        assert shown_of_one(docs) == 0
        assert "not-forgotten" in problems
        assert "not-forgotten" not in built(tmp_path)[1]
    docs, problems = built(tmp_path, entry=WITHDRAWN)
    assert "not-forgotten" not in problems
    assert not kept_words(tmp_path)


def stuck(remove: Callable[..., None], folder: Path, **how: bool) -> None:
    if folder.parent.name == "cache":
        raise PermissionError(13, "Permission denied")
    remove(folder, **how)


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


def read_with(folder: Path, index: str, head: str = "", **more: str) -> tuple[Seeds, list[str]]:
    """The two reports as read, with more files beside them, and the codes of the problems."""
    (folder / "seeds").mkdir()
    texts = {"seeds/one.txt": head + ONE, "seeds/two.txt": TWO, "seeds/index.yml": index}
    for name, text in {**texts, **more}.items():
        (folder / name).write_text(text)
    seeds, problems = read(folder / "seeds")
    return seeds, [p.code for p in problems if p.severity == "error"]


def strictly_limited(seeds: Seeds) -> bool:
    first = next(article for article in seeds.articles if article.file == "one.txt")
    return first.publish == "headlines" or first.show_at_most == 0


TWO_FILES = INDEX % ""
LIMIT_SLIPS = ("publish: headline", "publish:", "show_at_most: a third", "publsh: headlines")


@pytest.mark.parametrize("slip", LIMIT_SLIPS)
def test_a_limit_that_cannot_be_read_is_the_strictest(slip: str, tmp_path: Path) -> None:
    outlets = f"outlets:\n  Harbour Post:\n    kind: paper\n    {slip}\n"
    ways: dict[str, dict[str, str]] = {
        "entry": {"index": INDEX % f", {slip}"},
        "outlet": {"index": TWO_FILES + outlets},
        "head": {"index": "", "head": f"---\noutlet: Harbour Post\n{slip}\n---\n"},
        "settings": {"index": TWO_FILES, "briefing.yml": f"name: Ours\n{slip}\n"},
    }
    for name, said in ways.items():
        (tmp_path / name).mkdir()
        seeds, problems = read_with(tmp_path / name, **said)
        assert strictly_limited(seeds), name
        assert problems, name


OUTLET_SLIPS = {
    "a limit in the place of keys": "outlets: {Harbour Post: 10 %}\n",
    "a list in the place of names": "outlets:\n  - {name: Harbour Post, publish: headlines}\n",
    "another key": "outlet: {Harbour Post: {publish: headlines}}\n",
    "broken above": "x: a: b\noutlets:\n  Harbour Post: {publish: headlines}\n",
    "broken within": "outlets:\n  Harbour Post: {publish: headlines\n",
}


@pytest.mark.parametrize("slip", OUTLET_SLIPS.values(), ids=OUTLET_SLIPS)
def test_limits_in_what_cannot_be_read_are_the_strictest(slip: str, tmp_path: Path) -> None:
    seeds, problems = read_with(tmp_path, TWO_FILES + slip)
    assert strictly_limited(seeds)
    assert problems


@pytest.mark.parametrize(
    "slip", ["a: b: c\npublish: headlines\n", "\x00", "- publish: quotations\n"]
)
def test_settings_that_cannot_be_read_show_headlines(slip: str, tmp_path: Path) -> None:
    seeds, problems = read_with(tmp_path, TWO_FILES, **{"briefing.yml": slip})
    assert strictly_limited(seeds)
    assert problems


OUR_ENTRY = "  - {file: one.txt, withdrawn: {date: 2031-05-20, why: Asked for.}}\n"
TAKEN_AWAY = {
    "another key": OUR_ENTRY.replace("withdrawn", "witdrawn"),
    "another key of the file": OUR_ENTRY.replace("file:", "fil:"),
    "a second entry": f"  - {{file: one.txt, outlet: Harbour Post}}\n{OUR_ENTRY}",
    "embargo of a second entry": "  - {file: one.txt}\n  - {file: one.txt, embargo: 2031-05-20}\n",
    "broken above": f"  - {{file: two.txt, outlet: A: B}}\n{OUR_ENTRY}",
    "broken within": f"  - file: one.txt\n    outlet: A: B\n    {OUR_ENTRY[20:-2]}\n",
    "a conflict": f"<<<<<<< HEAD\n{OUR_ENTRY}=======\n>>>>>>> other\n",
    "no list": "  one.txt: {withdrawn: {date: 2031-05-20, why: Asked for.}}\n",
}


@pytest.mark.parametrize("slip", TAKEN_AWAY.values(), ids=TAKEN_AWAY)
def test_a_slip_around_a_take_down_publishes_nothing(slip: str, tmp_path: Path) -> None:
    seeds, problems = read_with(tmp_path, f"articles:\n{slip}")
    assert "one.txt" not in {article.file for article in seeds.articles}
    assert problems


def test_a_take_down_in_a_misnamed_index_publishes_nothing(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/one.txt").write_text(ONE)
    (tmp_path / "seeds/index.yaml").write_text(f"articles:\n{OUR_ENTRY}")
    seeds, problems = read(tmp_path / "seeds")
    assert seeds.articles == ()
    assert "kept-back" in {p.code for p in problems}


def test_a_take_down_in_an_index_of_another_encoding_publishes_nothing(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/one.txt").write_text(ONE)
    broken = f"articles:\n{OUR_ENTRY}".encode("utf-16-le") + b"\0"
    (tmp_path / "seeds/index.yml").write_bytes(broken)
    seeds, problems = read(tmp_path / "seeds")
    assert seeds.articles == ()
    assert "kept-back" in {p.code for p in problems}


@pytest.mark.parametrize("name", ["one.md", "one.txt"])
def test_an_embargo_in_a_head_that_cannot_be_read_holds(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(f"---\noutlet: A: B\nembargo: 2031-05-20\n---\n{ONE}")
    articles, problems = read_file(tmp_path / name, name)
    assert articles == ()
    assert "kept-back" in {p.code for p in problems}


@pytest.mark.parametrize(
    "slip", ["status: drafft", "staus: draft", "note: a: b\n    status: draft"]
)
def test_a_draft_that_cannot_be_read_stays_one(slip: str, tmp_path: Path) -> None:
    seeds, problems = read_with(tmp_path, f"{TWO_FILES}stories:\n  harbour:\n    {slip}\n")
    assert [order.draft for order in seeds.stories if order.id == "harbour"] == [True]
    assert problems


def test_an_index_without_limits_that_is_broken_shows_the_rest(tmp_path: Path) -> None:
    seeds, _ = read_with(tmp_path, f"{TWO_FILES}stories:\n  harbour: {{title: A: B}}\n")
    assert {(a.publish, a.show_at_most) for a in seeds.articles} == {("passages", None)}


def test_names_of_places_and_bodies_are_shown_only_where_their_words_are(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    named = "The Harbour Workers Federation met the Brussels Transport Council on Monday. "
    (seeds / "one.txt").write_text(f"Harbour closes\n\n{named * 1}\n\nThe {named[4:]}")
    (seeds / "two.txt").write_text(f"Dockers strike\n\n{named}It rained in Aaville for a week.")
    entry = "  - {file: %s.txt, publish: headlines}\n"
    (seeds / "index.yml").write_text("articles:\n" + entry % "one" + entry % "two")
    build(seeds, tmp_path / "docs", jobs=1)
    told = [p for p, text in published(tmp_path / "docs").items() if "Brussels" in text]
    assert told == []
    (seeds / "index.yml").unlink()
    build(seeds, tmp_path / "docs", jobs=1)
    assert [p for p, text in published(tmp_path / "docs").items() if "Brussels" in text]


LINES = (
    '{"title": "Quarry splits Sundby", "text": "Two hundred marched on Saturday, Ann Lee said."}\n',
    '{"title": "Choir wins prize", "text": "The choir of Sundby won a prize, Bo Ek said."}\n',
)


def test_the_last_report_of_a_file_keeps_its_name(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "agency.jsonl").write_text("".join(LINES))
    build(seeds, tmp_path / "docs", jobs=1)
    (seeds / "index.yml").write_text(
        "articles:\n  - {file: 'agency.jsonl#choir-wins-prize',"
        " withdrawn: {date: 2031-05-24, why: Asked for.}}\n"
    )
    (seeds / "agency.jsonl").write_text(LINES[0])
    build(seeds, tmp_path / "docs", jobs=1)
    assert (tmp_path / "docs/sources/agency-quarry-splits-sundby.md").is_file()
    assert (tmp_path / "docs/stories/quarry-splits-sundby.md").is_file()
    assert "quarry-splits-sundby-2" not in (seeds / "stories.lock.yml").read_text()


@pytest.mark.parametrize("lines", [LINES, LINES[:1]], ids=["two", "one"])
def test_a_limit_of_a_report_that_is_not_found_holds_for_those_without_an_entry(
    lines: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "agency.jsonl").write_text("".join(lines))
    entry = "articles:\n  - {file: 'agency.jsonl#old-headline', %s}\n"
    (tmp_path / "index.yml").write_text(entry % "embargo: 2099-01-01")
    library, problems = read(tmp_path)
    assert library.articles == ()
    assert {"unknown-part", "kept-back"} <= {problem.code for problem in problems}
    (tmp_path / "index.yml").write_text(entry % "publish: headlines")
    assert {article.publish for article in read(tmp_path)[0].articles} == {"headlines"}
    (tmp_path / "index.yml").write_text(entry % "outlet: Wire")
    assert {article.publish for article in read(tmp_path)[0].articles} == {"passages"}


def test_the_only_report_of_a_file_has_its_name_too(tmp_path: Path) -> None:
    (tmp_path / "agency.jsonl").write_text(LINES[0])
    entry = "articles:\n  - {file: 'agency.jsonl#quarry-splits-sundby', %s}\n"
    (tmp_path / "index.yml").write_text(entry % "withdrawn: {date: 2031-05-24, why: Asked for.}")
    library, problems = read(tmp_path)
    assert library.articles == ()
    assert "withdrawn-file-here" in {problem.code for problem in problems}
