"""A digest is content, the program is a package: a new folder, its site, the wheel."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from generator import __version__
from generator.__main__ import main
from generator.commands.whole_site import bring_about, merged, run_mkdocs, site_config

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "mine"
    assert main(["init", str(folder), "--name", "Aaville: today"]) == 0
    monkeypatch.chdir(folder)
    return folder


def test_a_new_digest_has_its_site_at_once(digest: Path) -> None:
    assert main(["check"]) == 0
    assert main(["site", "--strict", "--jobs", "1"]) == 0
    page = (digest / "site" / "index.html").read_text()
    assert "<title>Aaville: today</title>" in page
    stories = [path.name for path in (digest / "site" / "stories").iterdir()]
    assert stories == ["dockers-close-aaville-harbour-over-pay"]
    about = (digest / "site" / "about" / "how-it-is-made" / "index.html").read_text()
    assert "editors/" not in about
    for name in ("index.json", "openapi.json", "story.schema.json"):
        assert f'href="../../data/{name}"' in about
        assert (digest / "site" / "data" / name).is_file()
    assert not (digest / ".mkdocs.build.yml").exists()


def test_a_site_in_german_with_no_list_at_all(
    digest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build itself proves names, counts and links; here is what it cannot know."""
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    with (digest / "briefing.yml").open("a") as settings:
        settings.write("language: de\nlists: []\n")
    assert main(["site", "--strict", "--jobs", "1"]) == 0
    site = digest / "site"
    folders = (
        "archive",
        "disputes",
        "speakers",
        "outlets",
        "places",
        "organisations",
        "tags",
        "threads",
    )
    assert [name for name in folders if (site / name).exists()] == []
    assert json.loads((site / "data/names.json").read_text()) == []
    assert not (site / "data/disputes.json").exists()
    pages = {path: path.read_text() for path in site.rglob("*.html")}
    assert len(pages) > 5
    for path, page in pages.items():
        assert '<html lang="de"' in page, path
        links = re.findall(r'href="([^"#]*)', page)
        assert [link for link in links if set(link.split("/")) & set(folders)] == [], path
        assert not re.search(r'data-pagefind-filter="(speaker|outlet|place)', page), path
    assert "Harbour Post" in pages[site / "sources/harbour-1/index.html"]
    assert not any("nicht angegeben" in page for page in pages.values())
    home = pages[site / "index.html"]
    assert "wer es gesagt hat" in home
    assert "Wie es entsteht" in pages[site / "about/how-it-is-made/index.html"]
    assert "../../data/openapi.json" in pages[site / "about/how-it-is-made/index.html"]
    assert (
        '<article class="md-content md-typeset" lang="en">'
        in (pages[site / "about/measured-error/index.html"])
    )
    with zipfile.ZipFile(site / "books/dockers-close-aaville-harbour-over-pay.epub") as book:
        chapter = book.read("story-dockers-close-aaville-harbour-over-pay.xhtml").decode()
    assert 'lang="de"' in chapter
    assert '<span lang="en">' in chapter


@pytest.mark.parametrize("emptied", ["articles", "folder"])
def test_without_any_article_there_is_a_site_too(emptied: str, digest: Path) -> None:
    if emptied == "folder":
        shutil.rmtree(digest / "seeds")
    else:
        for path in (digest / "seeds").glob("harbour-*"):
            path.unlink()
        (digest / "seeds" / "index.yml").write_text("articles: []\n")
    assert main(["site", "--strict", "--jobs", "1"]) == 0
    assert (digest / "site" / "index.html").is_file()
    assert not (digest / "seeds" / "stories.lock.yml").exists()


def test_init_overwrites_nothing(digest: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (digest / "README.md").write_text("mine")
    assert main(["init", str(digest)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert (digest / "README.md").read_text() == "mine"


def test_upgrading_is_one_line(digest: Path) -> None:
    assert (digest / "requirements.txt").read_text() == f"briefing-digest=={__version__}\n"


def test_the_workflow_of_a_digest_is_pinned_and_sound(digest: Path) -> None:
    path = digest / ".github" / "workflows" / "digest.yml"
    used = re.findall(r"uses: *(\S+)", path.read_text())
    assert used
    assert [u for u in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", u)] == []
    jobs = yaml.safe_load(path.read_text())["jobs"]
    writing = [name for name, job in jobs.items() if job["permissions"].get("contents") == "write"]
    assert writing == ["keep", "propose"]
    for name in ("deploy", "keep"):
        assert "vars.DIGEST_FETCH == 'pull-request'" in jobs[name]["if"]
    zizmor = Path(sys.executable).parent / "zizmor"
    command = [str(zizmor), "--offline", "--no-progress", "--quiet", str(digest / ".github")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_digests_own_mkdocs_settings_are_added(digest: Path) -> None:
    (digest / "mkdocs.yml").write_text(
        "nav: [index.md, {Imprint: about/imprint.md}]\nextra_css: [own.css]\n"
    )
    made = yaml.safe_load(site_config(digest / "mkdocs.yml", digest / "docs", digest / "site"))
    assert made["nav"] == ["index.md", {"Imprint": "about/imprint.md"}]
    assert made["extra_css"] == ["assets/briefing.css", "own.css"]
    assert made["theme"]["custom_dir"] == str(ROOT / "generator" / "theme")
    assert merged({"a": {"b": 1}}, None) == {"a": {"b": 1}}


def test_a_page_of_ones_own_about_the_site_stays(tmp_path: Path) -> None:
    own = tmp_path / "about" / "how-it-is-made.md"
    own.parent.mkdir()
    own.write_text("# Ours\n")
    bring_about(tmp_path)
    bring_about(tmp_path)
    assert own.read_text() == "# Ours\n"
    assert "](../" not in (tmp_path / "about" / "measured-error.md").read_text()


def test_this_repository_is_a_digest_too() -> None:
    made = yaml.safe_load(site_config(ROOT / "mkdocs.yml", ROOT / "docs", ROOT / "site"))
    assert [Path(name).name for name in made["hooks"]] == ["hook.py"]
    assert (
        made["nav"]
        == yaml.safe_load(
            (ROOT / "generator" / "starter" / "site.yml").read_text().replace("!ENV", "")
        )["nav"]
    )


def test_the_wheel_has_all_that_the_program_reads(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        scripts = next(n for n in names if n.endswith("entry_points.txt"))
        assert "briefing = generator.__main__:main" in archive.read(scripts).decode()
    tracked = subprocess.run(
        ["git", "ls-files", "generator"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()
    assert {name for name in tracked if (ROOT / name).is_file()} <= names
    assert "generator/about/measured-error.md" in names


def test_the_wheel_needs_what_the_lock_was_made_of() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    needed = re.findall(r'^  "([^"]+)",$', text.partition("dependencies = [")[2], re.M)
    lines = (ROOT / "requirements.in").read_text().splitlines()
    wanted = [line for line in lines if line and not line.startswith("#")]
    assert needed[: len(wanted)] == wanted


def test_problems_as_notes_of_a_pull_request(
    digest: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (digest / "seeds" / "index.yml").write_text("articles:\n  - {file: none.txt}\n")
    (digest / "briefing.yml").write_text("nmae: 100%\n")
    assert main(["check", "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    notes = [line for line in lines if "missing-file" in line]
    assert notes[0].startswith("::error file=seeds/index.yml,line=2,title=missing-file::")
    assert any("file=briefing.yml,line=1" in line for line in lines)
    assert main(["check", "--format", "json"]) == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"file", "line", "code", "message", "remedy", "severity"} == set(told[0])


def test_a_digest_leaves_the_same_pages_out_of_its_navigation() -> None:
    ours, theirs = (
        yaml.safe_load(path.read_text().replace("!ENV", ""))
        for path in (ROOT / "mkdocs.yml", ROOT / "generator" / "starter" / "site.yml")
    )
    documentation = {"/editors/", "/developers/", "/reliability.md"}
    assert set(theirs["not_in_nav"].split()) == set(ours["not_in_nav"].split()) - documentation
    assert theirs["nav"] == ours["nav"]


def test_a_digest_keeps_the_same_generated_files_out_of_git() -> None:
    ours, theirs = (
        {line for line in path.read_text().splitlines() if line.startswith("/docs/")}
        for path in (ROOT / ".gitignore", ROOT / "generator" / "starter" / "gitignore")
    )
    brought = {"/docs/about/how-it-is-made.md", "/docs/about/measured-error.md"}
    assert theirs == ours | brought


def test_corrections_and_take_downs_are_proven_too(digest: Path) -> None:
    (digest / "seeds" / "index.yml").write_text(
        "articles:\n"
        "  - {file: harbour-1.txt, story: a, withdrawn: {date: 2031-05-20, why: Asked for.}}\n"
        "  - {file: harbour-2.txt, outlet: Wire, story: a}\n"
        "stories:\n"
        "  a: {note: A note., corrections: [{date: 2031-05-21, words: Eleven not nine.}]}\n"
    )
    assert main(["site", "--jobs", "1"]) == 0
    assert main(["verify", "site"]) == 0
    assert "Eleven not nine." in (digest / "site" / "feed.xml").read_text()


def test_mkdocs_tells_no_progress_where_nobody_looks_on(
    capfd: pytest.CaptureFixture[str],
) -> None:
    says = (
        "import sys; print('INFO    -  Cleaning\\nWARNING -  A link', file=sys.stderr); sys.exit(3)"
    )
    assert run_mkdocs([sys.executable, "-c", says]) == 3
    assert capfd.readouterr().err == "WARNING -  A link\n"
