"""The hook changes no page, and never leaves half a site."""

import logging
import os
from pathlib import Path

import pytest

from tests.site.sites import FILES, MAIN, refused, run, tree, write

CHANGES: list[tuple[str, dict[str, str | None]]] = [
    ("nothing", {}),
    ("a page", {"docs/stories/flood.md": "# The flood\n\nMore of [it](bridge.md).\n"}),
    ("a new page", {"docs/stories/fire.md": "# The fire\n"}),
    ("a link to it", {"docs/stories/bridge.md": "# The bridge\n\n## Cost\n\n[Fire](fire.md)\n"}),
    (
        "a page renamed, with its links",
        {
            "docs/stories/fire.md": None,
            "docs/stories/blaze.md": "# The fire\n",
            "docs/stories/bridge.md": "# The bridge\n\n## Cost\n\n[Fire](blaze.md)\n",
        },
    ),
    ("a file that is no page", {"docs/stories/flood.json": "{}\n"}),
    (
        "a page removed, with its links",
        {"docs/stories/blaze.md": None, "docs/stories/bridge.md": "# The bridge\n\n## Cost\n"},
    ),
    ("a title in the navigation", {"docs/months/may.md": "# May 2020\n"}),
    ("front matter", {"docs/stories/flood.md": "---\nupdated: 2020-05-04\n---\n# Flood\n"}),
    ("the template", {"theme/main.html": MAIN.replace("<main>", "<main id=a>")}),
    ("the site's name", {"mkdocs.yml": FILES["mkdocs.yml"].replace("Small", "Large")}),
    ("an extension", {"mkdocs.yml": FILES["mkdocs.yml"].replace("toc", "tables, toc")}),
    (
        "the navigation",
        {"mkdocs.yml": FILES["mkdocs.yml"].replace("{Months: [months/may.md]}", "months/may.md")},
    ),
    ("everything back", dict(FILES)),
]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write(tmp_path, FILES)
    return tmp_path


def test_every_change(home: Path) -> None:
    run(home)
    for what, files in CHANGES:
        write(home, files)
        run(home)
        run(home, "plain", hooks=False)
        site, plain = tree(home / "site"), tree(home / "plain")
        for name in ("sitemap.xml", "sitemap.xml.gz"):  # the hook dates pages, see below
            site.pop(name)
            plain.pop(name)
        assert site == plain, what


def test_the_sitemap_has_the_pages_dates(home: Path) -> None:
    write(home, {"docs/stories/flood.md": "---\nupdated: 2020-05-04T10:00:00Z\n---\n# Flood\n"})
    write(home, {"docs/stories/bridge.md": "---\ndate: 2019-01-02\n---\n# Bridge\n## Cost\n"})
    run(home)
    words = (home / "site/sitemap.xml").read_text().split("<lastmod>")
    assert [word[:10] for word in words[1:]] == [
        "2020-05-04",  # home has no date of its own: the newest of all
        "2020-05-04",
        "2019-01-02",
        "2020-05-04",
    ]


WARNINGS = {
    "a link to a removed page": {"docs/stories/bridge.md": None},
    "a link to a removed heading": {"docs/stories/bridge.md": "# The bridge\n"},
    "a link to a removed file": {"docs/stories/flood.json": None},
    "a link in a new page": {"docs/stories/fire.md": "[no](nowhere.md)\n"},
    "a page that is not in the navigation": {"docs/other.md": "# Other\n"},
}


@pytest.mark.parametrize("what", WARNINGS)
def test_a_warning_is_given_again(home: Path, what: str) -> None:
    run(home, strict=True)
    before = tree(home / "site")
    write(home, WARNINGS[what])  # type: ignore[arg-type]
    for _ in range(2):
        messages = run(home, "any")
        plain = run(home, "plain", hooks=False)
        assert [m for m in messages if "Doc file" in m] == [m for m in plain if "Doc file" in m]
        if what != "a page that is not in the navigation":
            assert refused(home)
            assert tree(home / "site") == before, "a refused site leaves the old one"
    write(home, {name: FILES.get(name) for name in WARNINGS[what]})
    assert not refused(home)


def test_a_quiet_build_hides_no_warning_from_the_next(home: Path) -> None:
    """With --quiet MkDocs does not even count warnings; the next build has to."""
    write(home, {"docs/stories/fire.md": "[no](nowhere.md)\n"})
    assert run(home, level=logging.ERROR) == []
    assert refused(home)


def test_an_edit_of_the_built_site_does_not_last(home: Path) -> None:
    run(home)
    whole = tree(home / "site")
    with (home / "site/stories/flood/index.html").open("a") as page:
        page.write("edited in place")
    run(home)
    assert tree(home / "site") == whole


def test_hidden_files_of_the_site_stay(home: Path) -> None:
    run(home)
    (home / "site/.git").write_text("gitdir: elsewhere\n")
    run(home)
    assert (home / "site/.git").read_text() == "gitdir: elsewhere\n"


def test_nothing_is_left_beside_the_site(home: Path) -> None:
    (home / ".site.building-999999999").mkdir()
    run(home)
    write(home, {"theme/main.html": "{{ nothing.at.all }}"})
    with pytest.raises(Exception, match="nothing"):
        run(home)
    assert not list(home.glob(".site*"))


@pytest.mark.parametrize("name", ["x", "", "0", "999999999999999999999", "-1", "12-ab"])
def test_leftovers_never_stop_a_build(home: Path, name: str) -> None:
    (home / f".site.building-{name}").mkdir()
    (home / f".site.building-{name}f").write_text("a file")
    (home / ".site.building-linked").symlink_to(home / "docs")
    docs = tree(home / "docs")
    run(home)
    assert (home / "site/stories/flood/index.html").is_file()
    assert tree(home / "docs") == docs
    assert not list(home.glob(".site*"))


def test_a_link_in_the_new_sites_place_is_not_followed(home: Path) -> None:
    (home / f".site.building-{os.getpid()}").symlink_to(home / "docs")
    docs = tree(home / "docs")
    run(home)
    assert tree(home / "docs") == docs
