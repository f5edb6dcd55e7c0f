"""Words that are written from right to left turn nothing but themselves, wherever they stand."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from generator.build import build

TURNED = re.compile("[\u0590-\u08ff]")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
NAME = "דנה לוי"
ARTICLE = f"""נמל עכו נסגר

The harbour of Aaville will close on Monday, {NAME}, the mayor of Aaville, said on Friday.

"We will not open the gates of the harbour before the talks end this week," {NAME} said.

השער סגור. The minister denied that the harbour would close.
"""
INDEX = f"""
articles:
  - {{file: "a\u202e.txt", story: harbour, outlet: "שופר \u202e1", author: "נועה"}}
  - {{file: b.txt, story: harbour, outlet: "Echo"}}
  - {{file: c.txt, story: gate}}
stories:
  harbour:
    tags: ["נמל \u2067x"]
    speakers: {{"{NAME} \u202e": {{role: "ראש העיר", party: "סיעה"}}}}
"""


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("turned")
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / "a\u202e.txt").write_text(ARTICLE, encoding="utf-8")
    (seeds / "b.txt").write_text(ARTICLE.replace("Monday", "Tuesday"), encoding="utf-8")
    (seeds / "c.txt").write_text(ARTICLE.replace("harbour", "gate"), encoding="utf-8")
    (seeds / "index.yml").write_text(INDEX, encoding="utf-8")
    build(seeds, folder / "docs", jobs=1)
    return folder / "docs"


def test_no_control_reaches_a_page_or_a_copy(docs: Path) -> None:
    pages = [*docs.rglob("*.md"), *docs.rglob("*.txt"), *docs.rglob("*.xml"), docs / "feed.json"]
    assert [p for p in pages if TURNING.search(p.read_text(encoding="utf-8"))] == []


def not_set_apart(page: str) -> Iterator[str]:
    """Runs of text that turn, with no element around them that says so."""
    body = re.sub(r"\A---\n.*?\n---\n", "", page, flags=re.S)
    for words in html.fromstring(f"<main>{body}</main>").xpath(".//text()"):
        holder = words.getparent()
        holder = holder.getparent() if words.is_tail else holder
        around = [holder, *holder.iterancestors()]
        quiet = any(e.tag in ("script", "style", "title") for e in around)
        apart = any(e.tag == "bdi" or e.get("dir") for e in around)
        alone = len(words.strip()) == 1  # the letter above a part of an index
        if TURNED.search(words) and not (quiet or apart or alone):
            yield words.strip()


def test_words_from_right_to_left_are_set_apart(docs: Path) -> None:
    found = {
        str(path.relative_to(docs)): runs
        for path in sorted(docs.rglob("*.md"))
        if (runs := list(not_set_apart(path.read_text(encoding="utf-8"))))
    }
    assert found == {}


def test_words_that_are_not_are_found() -> None:
    assert list(not_set_apart(f"---\ntitle: x\n---\n<p>By {NAME}</p><p><bdi>{NAME}</bdi></p>")) == [
        f"By {NAME}"
    ]
