"""A finished site is proven as it is, and not with one character changed."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.build import build
from generator.verify import verify
from generator.verify.seals import SEALS
from tests.verify.changes import FORMS, changes
from tests.work.forging import NESTED, forge, rewrite

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "tests" / "seeds"
HOME = "https://example.org/"
CHANGES = int(os.environ.get("BRIEFING_CHANGES", "50"))
"""`make fuzz` asks for 1,000."""
ALONE = 0.97
"""Share of changes that the words themselves tell, without the digests of files."""


def build_site(folder: Path, seeds: Path = SEEDS) -> Path:
    """The website of a seeds folder, with an address, so that it has cards."""
    for name in ("generator", "docs", "mkdocs.yml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, folder / name)
    build(seeds, folder / "docs", home=HOME)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    given = {**os.environ, "SITE_URL": HOME, "NO_MKDOCS_2_WARNING": "true"}
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=given)
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(tmp_path_factory.mktemp("verified"))


def codes(site: Path, **options: bool) -> set[str]:
    return {problem.code for problem in verify(site, **options)}


def test_the_seeds_site_is_proven(site: Path) -> None:
    assert verify(site, SEEDS) == ()


def test_one_character_changed_is_found(site: Path) -> None:
    """In every kind of file; nearly always without the digests, too."""
    survived: Counter[str] = Counter()
    for change in changes(site, CHANGES):
        found = verify(site, sealed=False)
        if not found:
            survived[f"{change.kind}: {change.file}: {change.before!r} -> {change.after!r}"] += 1
        assert found or codes(site) == {"wrong-digest"}, change
    assert sum(survived.values()) <= (1 - ALONE) * CHANGES, survived
    assert verify(site) == ()


def test_every_kind_of_change_is_made(site: Path) -> None:
    assert {change.kind for change in changes(site, len(FORMS) + 2)} == {*FORMS, "card", "search"}


def page_with(site: Path, words: str) -> Path:
    page = site / "stories" / "stockholm-talks" / "index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("</main>", f"{words}</main>"), encoding="utf-8")
    return page


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("<script>alert(1)</script>", "runs-code"),
        ('<p onclick="x()">a</p>', "runs-code"),
        ('<a href="javascript:x()">a</a>', "runs-code"),
        ('<iframe srcdoc="x"></iframe>', "runs-code"),
        ('<img src="https://elsewhere.example/a.png">', "foreign-request"),
        ('<link rel="stylesheet" href="//elsewhere.example/a.css">', "foreign-request"),
        ('<a href="java&#9;script:x()">a</a>', "runs-code"),
        ('<a href="DATA:text/html,x">a</a>', "runs-code"),
        ('<form><button formaction="javascript:x()">a</button></form>', "runs-code"),
        ('<base href="/elsewhere/">', "runs-code"),
        ('<meta http-equiv="set-cookie" content="a=b">', "runs-code"),
        ('<meta http-equiv="refresh" content="0; url=//elsewhere.example/">', "foreign-request"),
        ('<img srcset="a.png, //elsewhere.example/a.png 2x">', "foreign-request"),
        ('<video poster="https:elsewhere.example/a.png"></video>', "foreign-request"),
        ('<object data="\\\\elsewhere.example/a"></object>', "foreign-request"),
        ('<form action="/&#10;/elsewhere.example/"></form>', "foreign-request"),
        ('<p style="background: url(//elsewhere.example/a.png)">a</p>', "foreign-request"),
        (
            '<figure class="picture--timeline"><svg aria-label="from a to b: 2 reports above the'
            ' line, 0 events below it."><circle class="report"/></svg></figure>',
            "wrong-count",
        ),
        ('<a href="../nowhere/">a</a>', "broken-link"),
        ('<a href="#nowhere">a</a>', "broken-link"),
        ('<span data-span="000-bd2d0de582c992bc:0:4">West</span>', "not-the-words"),
        ('<span data-span="000-bd2d0de582c992bc:a">North</span>', "not-the-words"),
        ("<bdi>Nobody Atall</bdi>", "wrong-name"),
        ("<details><summary>3 more quotations</summary><figure></figure></details>", "wrong-count"),
        (
            '<sup class="cite"><a href="../../sources/000-bd2d0de582c992bc/#p0-43"'
            ' aria-label="Source 2: AP/AFP">2</a></sup>',
            "not-cited",
        ),
        (
            '<script type="application/ld+json">{"text": "Nobody said."}</script>',
            "not-the-words",
        ),
        ('<script type="application/ld+json">{"text": </script>', "unreadable-data"),
    ],
)
def test_what_is_not_proven_is_told(site: Path, words: str, code: str) -> None:
    page = site / "stories" / "stockholm-talks" / "index.html"
    before = page.read_bytes()
    page_with(site, words)
    found = codes(site, sealed=False)
    page.write_bytes(before)
    assert code in found


def test_a_stack_of_marks_is_what_its_number_says(site: Path) -> None:
    page = site / "stories" / "stockholm-talks" / "index.html"
    before, marks = page.read_bytes(), '<circle class="event"/>' * 5
    drawn = f'{marks}<text class="tick stack-event">9</text><circle class="report"/>'
    for events, wrong in ((9, set()), (8, {"wrong-count"}), (5, {"wrong-count"})):
        label = f"from a to b: 1 report above the line, {events} events below it."
        page_with(
            site, f'<figure class="picture--timeline"><svg aria-label="{label}">{drawn}</svg>'
        )
        assert codes(site, sealed=False) == wrong
        page.write_bytes(before)


def test_whole_articles_have_their_length(site: Path) -> None:
    path = site / "data" / "articles" / "000-bd2d0de582c992bc.json"
    before = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'"length": \d', '"length": 9', before), encoding="utf-8")
    found = {problem.code for problem in verify(site, SEEDS, sealed=False)}
    path.write_text(before, encoding="utf-8")
    assert found == {"wrong-place"}


def test_a_page_without_anything_is_told(site: Path) -> None:
    page = site / "speakers" / "ann-linde" / "index.html"
    before = page.read_bytes()
    page.write_bytes(b"")
    found = codes(site, sealed=False)
    page.write_bytes(before)
    assert "unreadable-data" in found


def test_what_is_kept_of_pages_hides_nothing(site: Path, tmp_path: Path) -> None:
    """What a page is held against is read anew: one file changed is found with the same pages."""
    assert verify(site, kept=tmp_path) == ()
    kept = entries(tmp_path)
    assert len(kept) == sum(1 for _ in site.rglob("*.html"))
    assert verify(site, kept=tmp_path) == ()
    for change in changes(site, len(FORMS), seed=2):
        own, alone = verify(site, sealed=False, kept=tmp_path), verify(site, sealed=False)
        assert own == alone, change
    assert verify(site, kept=tmp_path) == ()
    assert entries(tmp_path).keys() > kept.keys()


def test_an_entry_in_the_place_of_another_is_none(site: Path, tmp_path: Path) -> None:
    assert verify(site, kept=tmp_path) == ()
    good = entries(tmp_path)
    page = site / "stories" / "stockholm-talks" / "index.html"
    before = page.read_bytes()
    page_with(site, "<bdi>Nobody Atall</bdi>")
    assert {p.code for p in verify(site, sealed=False, kept=tmp_path)} == {"wrong-name"}
    (false,) = entries(tmp_path).keys() - good.keys()
    for other in (*list(good.values())[:3], b"", b"\0" * 40):
        false.write_bytes(other)
        found = verify(site, sealed=False, kept=tmp_path)
        assert {problem.code for problem in found} == {"wrong-name"}
    page.write_bytes(before)


def test_a_note_alone_hides_nothing(site: Path, tmp_path: Path) -> None:
    """Nor does a page that cannot be read back."""
    page = site / "stories" / "stockholm-talks" / "index.html"
    before = page.read_bytes()
    page_with(site, "<bdi>Nobody Atall</bdi>")
    assert {p.code for p in verify(site, sealed=False, kept=tmp_path)} == {"wrong-name"}
    assert forge(entries(tmp_path), lambda body: body.replace(b"Nobody Atall", b"Ann Linde"))
    assert {p.code for p in verify(site, sealed=False, kept=tmp_path)} == {"wrong-name"}
    rewrite(entries(tmp_path), lambda _: NESTED)
    assert {p.code for p in verify(site, sealed=False, kept=tmp_path)} == {"wrong-name"}
    page.write_bytes(before)


def entries(kept: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in kept.rglob("*") if path.is_file()}


def test_a_file_more_or_less_is_told(site: Path) -> None:
    (site / "extra.txt").write_text("x", encoding="utf-8")
    assert codes(site) == {"wrong-digest"}
    (site / "extra.txt").unlink()
    kept = (site / "feed.xml").read_bytes()
    (site / "feed.xml").unlink()
    assert {"missing-page", "broken-link"} == codes(site)
    (site / "feed.xml").write_bytes(kept)
    assert verify(site) == ()


def test_data_that_cannot_be_read_are_told(site: Path) -> None:
    for name in ("data/articles/000-bd2d0de582c992bc.json", "feed.json", SEALS):
        kept = (site / name).read_bytes()
        (site / name).write_bytes(b"{")
        assert "unreadable-data" in codes(site)
        (site / name).write_bytes(kept)


def test_the_command_tells_what_is_not_proven(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(site)]) == 0
    assert main(["verify", str(site / "nowhere")]) == 2
    story = site / "data" / "stories" / "stockholm-talks.json"
    kept = story.read_bytes()
    data = json.loads(kept)
    data["disputes"][0]["issue"] = "Whether the zeppelins landed"
    story.write_text(json.dumps(data), encoding="utf-8")
    assert main(["verify", str(site)]) == 1
    story.write_bytes(kept)
    assert "zeppelins" in capsys.readouterr().err


def test_a_site_that_is_not_proven_does_not_replace_the_one_before(tmp_path: Path) -> None:
    site = build_site(tmp_path)
    before = (site / SEALS).read_bytes()
    page = tmp_path / "docs" / "speakers" / "ann-linde.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Linde<", "Lindf<"), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    given = {**os.environ, "SITE_URL": HOME}
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=given)
    assert done.returncode != 0
    assert "not proven: speakers/ann-linde/index.html" in done.stderr
    assert (site / SEALS).read_bytes() == before
    assert verify(site) == ()
