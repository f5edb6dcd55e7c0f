"""Threads of a whole site: pages, links both ways, data, the editor's word, and old addresses."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
import yaml

from generator.__main__ import main
from generator.build import build
from generator.group import group
from generator.read import read
from generator.verify.counts import thread_notes

ARTICLES = yaml.safe_load((Path(__file__).parent / "cases" / "threads.yml").read_text("utf-8"))
STORIES = ("harbour-closed", "harbour-talks", "harbour-ends")


def lay(seeds: Path, orders: str = "") -> None:
    seeds.mkdir(exist_ok=True)
    entries = []
    for name, one in ARTICLES["articles"].items():
        (seeds / f"{name}.txt").write_text(one["text"])
        story = name.rsplit("-", 1)[0]
        published = str(one["published"])
        entries.append({"file": f"{name}.txt", "published": published, "story": story})
    (seeds / "index.yml").write_text(yaml.safe_dump({"articles": entries}) + orders)


def built(folder: Path, orders: str = "") -> None:
    lay(folder / "seeds", orders)
    build(folder / "seeds", folder / "docs", jobs=1, cache=folder / "cache")


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("threads")
    built(folder)
    return folder / "docs"


def linked(page: str, folder: str = "stories") -> list[str]:
    return re.findall(rf'href="(?:\.\./)+{folder}/([a-z-]+)/"', page)


def test_the_thread_page_lists_its_stories_by_day_with_a_sentence(docs: Path) -> None:
    page = (docs / "threads" / "harbour-closed.md").read_text()
    rows = re.findall(r'<li><p class="when"><time datetime="([^"]+)".*?</li>', page, re.DOTALL)
    assert rows == ["2031-03-03", "2031-03-10", "2031-03-19"]
    assert linked(page) == list(STORIES)
    assert page.count("data-span=") >= 2 * len(STORIES)
    assert page.count("Both tell of") == len(STORIES) - 1


def test_stories_link_to_each_other_and_say_why(docs: Path) -> None:
    for story in STORIES:
        page = (docs / "stories" / f"{story}.md").read_text()
        part = page[page.index('id="thread"') :].split("</nav>")[0]
        assert set(linked(part)) == set(STORIES) - {story}
        assert linked(part, "threads") == ["harbour-closed"]
        assert part.count("Both tell of") == len(STORIES) - 1
        assert part.count("data-span=") >= len(STORIES) - 1
    assert 'id="thread"' not in (docs / "stories" / "ferry-burns.md").read_text()


def test_data_and_lists_have_the_thread(docs: Path) -> None:
    rows = json.loads((docs / "data" / "index.json").read_text())["stories"]
    threads = {row["id"]: row["thread"] for row in rows}
    assert threads["harbour-talks"] == "harbour-closed"
    assert threads["ferry-burns"] is None
    one = json.loads((docs / "data" / "stories" / "harbour-talks.json").read_text())["thread"]
    assert {a["story"] for a in one["along"]} == set(STORIES) - {"harbour-talks"}
    assert one["address"] == "threads/harbour-closed/"
    assert linked((docs / "threads" / "index.md").read_text(), "threads") == ["harbour-closed"]
    names = json.loads((docs / "data" / "names.json").read_text())
    found = [row for row in names if row[2] == "threads"]
    assert [row[1] for row in found] == ["threads/harbour-closed/"]
    data = [json.loads(path.read_text()) for path in (docs / "data" / "stories").glob("*.json")]
    assert (
        {row[0]: {row[3]} for row in found} == thread_notes(data) == {one["title"]: {"3 stories"}}
    )


def test_what_the_editor_says_holds_and_old_addresses_lead_on(tmp_path: Path) -> None:
    built(tmp_path)
    threads = tmp_path / "docs" / "threads"
    named = "".join(f"  {story}: {{thread: '<b>The strike'}}\n" for story in STORIES)
    built(tmp_path, f"stories:\n{named}")
    heading = re.search("<h1>.*</h1>", (threads / "b-the-strike.md").read_text())
    assert heading
    assert unescape(re.sub("</?(h1|bdi)>", "", heading.group())) == "<b>The strike"
    assert 'url=../../threads/b-the-strike/"' in (threads / "harbour-closed/index.html").read_text()
    built(tmp_path, "stories:\n" + "".join(f"  {story}: {{thread: none}}\n" for story in STORIES))
    assert not (threads / "b-the-strike.md").exists()
    assert 'url=../../stories/harbour-closed/"' in (threads / "b-the-strike/index.html").read_text()


@pytest.mark.parametrize(
    ("orders", "code", "told"),
    [
        ("  ferry-burns: {thred: Ferries}", "unknown-key", "thread"),
        ("  ferry-burns: {thread: Ferries}", "thread-of-one", "Ferries"),
        ("  ferry-burns: {thread: [a, b]}", "wrong-kind", "words"),
    ],
)
def test_slips_are_told_with_their_line(tmp_path: Path, orders: str, code: str, told: str) -> None:
    lay(tmp_path, f"stories:\n{orders}\n")
    seeds, problems = read(tmp_path)
    last = len((tmp_path / "index.yml").read_text().splitlines())
    found = [p for p in (*problems, *group(seeds).notices) if p.file == "index.yml"]
    assert [(p.code, p.line) for p in found] == [(code, last)]
    assert told in found[0].message + found[0].remedy


def test_a_digest_without_the_list_links_no_threads(tmp_path: Path) -> None:
    lay(tmp_path / "seeds")
    (tmp_path / "briefing.yml").write_text("lists: [archive, speakers]\n")
    docs = tmp_path / "docs"
    where = ["--seeds", str(tmp_path / "seeds"), "--cache", str(tmp_path / "cache"), "--jobs", "1"]
    assert main(["build", "--docs", str(docs), *where]) == 0
    assert not (docs / "threads").exists()
    for path in docs.rglob("*.md"):
        assert "threads/" not in path.read_text(), path
    one = json.loads((docs / "data" / "stories" / "harbour-talks.json").read_text())
    assert one["thread"] is None


def test_explain_tells_the_thread_and_what_holds_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(tmp_path / "seeds")
    where = ["--seeds", str(tmp_path / "seeds"), "--cache", str(tmp_path / "cache"), "--jobs", "1"]
    main(["explain", "harbour-talks", *where])
    told = capsys.readouterr().out.partition("\nThread\n")[2]
    assert "harbour-closed: " in told
    assert re.search(r"with harbour-ends: \w+", told)
