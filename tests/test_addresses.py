"""Names that shared a page, overwrote one, or stopped the build: each has its own page."""

import copy
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import build

ROOT = Path(__file__).resolve().parent.parent
TEXT = """Harbour {n} closed

The harbour of {town} was closed on Monday, Ann Lee said. “We will not open it,” said Ann Lee, the
mayor. “Nobody asked the workers,” said Bob Hale, who leads the union in {town}.
"""
NAMES = ("Havn", "Stad", "Berg", "Dal", "Vik", "Nes", "Sund")


def text(number: int) -> str:
    return TEXT.format(n=number, town=NAMES[number % len(NAMES)])


def built(home: Path, files: dict[str, str], index: dict[str, Any], lock: str = "") -> Path:
    (home / "seeds").mkdir()
    for name, words in files.items():
        (home / "seeds" / name).write_text(words, encoding="utf-8")
    (home / "seeds/index.yml").write_text(yaml.safe_dump(index, allow_unicode=True), "utf-8")
    if lock:
        (home / "seeds/stories.lock.yml").write_text(lock, encoding="utf-8")
    assert build(home / "seeds", home / "docs", jobs=1).published
    return home / "docs"


def speakers(docs: Path, story: str) -> dict[str, str]:
    """Name -> id of everybody quoted in the story."""
    data = json.loads((docs / f"data/stories/{story}.json").read_text(encoding="utf-8"))
    return {q["speaker"]["name"]: q["speaker"]["id"] for q in data["quotations"] if q["speaker"]}


def orders(*spoken: tuple[str, str]) -> dict[str, Any]:
    said = [{"words": words, "speaker": speaker} for words, speaker in spoken]
    return {
        "articles": [{"file": "a.txt", "outlet": "Post", "story": "harbour"}],
        "stories": {"harbour": {"quotations": said}},
    }


def test_a_speaker_named_index_does_not_replace_the_list(tmp_path: Path) -> None:
    docs = built(tmp_path, {"a.txt": text(1)}, orders(("We will not open", "Index")))
    own = speakers(docs, "harbour")["Index"]
    assert own != "index"
    assert "Index" in (docs / f"speakers/{own}.md").read_text(encoding="utf-8")
    assert f"{own}/" in (docs / "speakers/index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("one", "other"), [("李安", "里安"), ("???", "!!!"), ("x" * 300, "x" * 301)]
)
def test_two_names_that_become_one_address_are_two_people(
    tmp_path: Path, one: str, other: str
) -> None:
    given = orders(("We will not open", one), ("Nobody asked", other))
    docs = built(tmp_path, {"a.txt": text(1)}, given)
    found = speakers(docs, "harbour")
    if len(one) < 80:
        assert found[one] != found[other]
    for speaker in found.values():
        assert (docs / f"speakers/{speaker}.md").is_file()


def test_names_that_differ_in_case_only_are_two_sources(tmp_path: Path) -> None:
    index = {
        "articles": [
            {"file": "a.txt", "outlet": "Post", "url": "https://post.example/1"},
            {"file": "A.txt", "outlet": "Wire", "url": "https://wire.example/2"},
        ]
    }
    docs = built(tmp_path, {"a.txt": text(1), "A.txt": text(1)}, index)
    (story,) = docs.glob("data/stories/*.json")
    sources = json.loads(story.read_text(encoding="utf-8"))["sources"]
    assert len({source["slug"] for source in sources}) == 2
    for source in sources:
        page = (docs / f"sources/{source['slug']}.md").read_text(encoding="utf-8")
        assert source["outlet"] in page
    assert {path.stem for path in (docs / "outlets").glob("*.md")} == {"index", "post", "wire"}


STRANGE: dict[str, str] = {
    "a.txt": text(1),
    "b.txt": text(2),
    "c.txt": text(3),
    "y" * 251 + ".txt": text(4),
    "李" * 80 + ".txt": text(5),
}
LOCK = "stories:\n  index:\n    articles: [b.txt]\n"


def test_every_strange_name_is_on_the_finished_site(tmp_path: Path) -> None:
    given = orders(("We will not open", "Index"), ("Nobody asked", "???"))
    entries = [*given["articles"], {"file": "c.txt", "story": "page-2", "outlet": "Index"}]
    docs = built(tmp_path, STRANGE, {**given, "articles": entries}, LOCK)
    assert len(list((docs / "sources").glob("*.md"))) == len(STRANGE)
    stories = {json.loads(p.read_text("utf-8"))["id"] for p in docs.glob("data/stories/*.json")}
    assert "harbour" in stories
    assert not {"index", "page-2"} & stories
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    shutil.copytree(ROOT / "generator/theme", tmp_path / "generator/theme")
    for name in ("about", "assets", "developers", "editors"):
        shutil.copytree(ROOT / "docs" / name, docs / name, dirs_exist_ok=True)
    config = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("  - generator/", f"  - {ROOT}/generator/")
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    mkdocs = [str(Path(sys.executable).parent / "mkdocs"), "build", "--strict"]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "true", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(mkdocs, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    pages = {path.relative_to(docs).with_suffix("") for path in docs.rglob("*.md")}
    for page in pages:
        folder = page.parent if page.name == "index" else page
        assert (tmp_path / "site" / folder / "index.html").is_file(), page


BEFORE: dict[str, Any] = {
    "articles": [
        {"file": "a.txt", "outlet": "Post", "story": "harbour"},
        {"file": "b.txt", "outlet": "Wire", "story": "harbour"},
        {"file": "c.txt", "outlet": "Wire"},
    ]
}
LEE = {"speakers": {"Anna Leeds": {"also": ["Ann Lee"]}}}
ALONE = """Ferry to Havn late

The ferry to Havn was late again, Ann Lee said. “It is the third time,” said Eva Holm, a passenger.
"""


def with_entry(number: int, **more: Any) -> dict[str, Any]:
    entries = [{**one, **more} if k == number else one for k, one in enumerate(BEFORE["articles"])]
    return {"articles": entries}


LATER: dict[str, tuple[dict[str, str], dict[str, Any], dict[str, str]]] = {
    "a speaker renamed": (
        {},
        {**BEFORE, "stories": {"harbour": LEE, "ferry-to-havn-late": copy.deepcopy(LEE)}},
        {"speakers/ann-lee": "speakers/anna-leeds"},
    ),
    "a speaker renamed in one story": (
        {},
        {**BEFORE, "stories": {"harbour": LEE}},
        {},
    ),
    "a speaker with another name in each": (
        {},
        {
            **BEFORE,
            "stories": {
                "harbour": LEE,
                "ferry-to-havn-late": {"speakers": {"Ann Leeson": {"also": "Ann Lee"}}},
            },
        },
        {"speakers/ann-lee": "speakers"},
    ),
    "an article renamed": (
        {"b.txt": "d.txt"},
        with_entry(1, file="d.txt"),
        {"sources/b": "sources/d"},
    ),
    "the only article of a story renamed": (
        {"c.txt": "z.txt"},
        with_entry(2, file="z.txt"),
        {"sources/c": "sources/z"},
    ),
    "an outlet renamed": (
        {},
        {**with_entry(0, outlet="The Post"), "outlets": {"The Post": {"formerly": "Post"}}},
        {"outlets/post": "outlets/the-post"},
    ),
}


@pytest.mark.parametrize("change", LATER)
def test_every_address_published_before_stays_or_leads_on(tmp_path: Path, change: str) -> None:
    files = {"a.txt": text(1), "b.txt": text(8), "c.txt": ALONE}
    docs = built(tmp_path, files, BEFORE)
    before = addresses(docs)
    renamed, index, leads = LATER[change]
    seeds = tmp_path / "seeds"
    for old, new in renamed.items():
        (seeds / old).rename(seeds / new)
    (seeds / "index.yml").write_text(yaml.safe_dump(index, allow_unicode=True), "utf-8")
    for _ in range(2):
        build(seeds, docs, jobs=1)
        assert before.keys() <= addresses(docs).keys()
        assert {old: to for old, to in addresses(docs).items() if to} == leads
    build(seeds, tmp_path / "clean", jobs=1)
    assert addresses(tmp_path / "clean") == addresses(docs)


def test_what_is_withdrawn_leads_to_no_copy(tmp_path: Path) -> None:
    docs = built(tmp_path, {"a.txt": text(1), "b.txt": text(8), "c.txt": ALONE}, BEFORE)
    seeds = tmp_path / "seeds"
    (seeds / "c.txt").rename(seeds / "z.txt")
    gone = {"file": "c.txt", "withdrawn": {"date": "2031-05-20", "why": "Asked for."}}
    index = {"articles": [*BEFORE["articles"][:2], gone]}
    (seeds / "index.yml").write_text(yaml.safe_dump(index), "utf-8")
    for _ in range(2):
        build(seeds, docs, jobs=1)
        assert [old for old, to in addresses(docs).items() if to] == []
        assert "Asked for." in (docs / "sources/c.md").read_text(encoding="utf-8")
        assert "Asked for." in (docs / "stories/ferry-to-havn-late.md").read_text(encoding="utf-8")


def addresses(docs: Path) -> dict[str, str]:
    """Address of each page -> the one that it leads to; empty where it is a page of its own."""
    found = {path.relative_to(docs).with_suffix("").as_posix(): "" for path in docs.rglob("*.md")}
    for path in docs.rglob("*.html"):
        target = path.read_text(encoding="utf-8").partition('canonical" href="')[2].partition('"')
        where = os.path.normpath(path.parent.relative_to(docs) / target[0])
        found[path.parent.relative_to(docs).as_posix()] = where
    return found
